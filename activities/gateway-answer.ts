import { OutcomeUnknown } from '../ports/gateway/gateway.ts';
import { within } from '../ports/within.ts';

/** A gateway that has not answered by then is not waited for. */
const GATEWAY_LIMIT_MS = 30_000;

/** What a gateway answers, or `OutcomeUnknown`: it may have done what it was asked. */
export async function inTime<T>(asked: Promise<T>): Promise<T> {
  const answered = await within(asked, GATEWAY_LIMIT_MS);
  if (answered === null) throw new OutcomeUnknown(`No answer within ${GATEWAY_LIMIT_MS} ms`);
  return answered.is;
}
