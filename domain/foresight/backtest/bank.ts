import { addMinutes, dayOf } from '../../time/calendar.ts';
import type { Instant } from '../../time/time.ts';
import type { RecordedAttempt } from './life.ts';

/** `evidence`: the recorded attempt that says so; null: none does, and a decline is assumed. */
export type BankSays =
  | { outcome: 'succeeded'; evidence: RecordedAttempt }
  | { outcome: 'declined'; declineCode: string; evidence: RecordedAttempt | null };

/** An attempt this close to a recorded one is that one. */
const SAME_MOMENT_MINUTES = 5;
const ASSUMED_DECLINE = 'insufficient_funds';

/**
 * What the bank would have said to an attempt that was or was not made: by what it did say about the same method, for
 * the same debt if anything is recorded of that. The next recorded attempt decides: a decline then is a decline now; a
 * success on that day is a success; before that day a decline is repeated if there was one, and a card that was never
 * declined pays. After the last one, the last one is repeated. Where nothing is recorded at all, nobody knows that the
 * money was there: a decline.
 */
export function bankSays(
  recorded: readonly RecordedAttempt[],
  asked: { at: Instant; methodId: string; invoiceIds: readonly string[] },
  timeZone: string,
): BankSays {
  const ofMethod = recorded.filter(
    (one) => one.paymentMethodId === asked.methodId && (one.outcome === 'succeeded' || one.outcome === 'declined'),
  );
  const ofDebt = ofMethod.filter((one) => one.invoiceIds.some((id) => asked.invoiceIds.includes(id)));
  const known = ofDebt.length > 0 ? ofDebt : ofMethod;
  const from = addMinutes(asked.at, -SAME_MOMENT_MINUTES);
  const before = known.filter((one) => one.at < from);
  const [last, next] = [before.at(-1), known[before.length]];
  if (next === undefined)
    return last === undefined ? { outcome: 'declined', declineCode: ASSUMED_DECLINE, evidence: null } : same(last);
  return last?.outcome === 'declined' && dayOf(asked.at, timeZone) < dayOf(next.at, timeZone) ? same(last) : same(next);
}

const same = (attempt: RecordedAttempt): BankSays =>
  attempt.outcome === 'succeeded'
    ? { outcome: 'succeeded', evidence: attempt }
    : { outcome: 'declined', declineCode: attempt.declineCode ?? ASSUMED_DECLINE, evidence: attempt };
