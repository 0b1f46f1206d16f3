import type { Gateway, GatewayRefund } from '../ports/gateway/gateway.ts';
import { TryLater } from '../ports/failures.ts';
import type { RefundResult } from '../ports/store/refunds.ts';
import type { ActivityDeps } from './deps.ts';
import { inTime } from './gateway-answer.ts';
import { ours, type Verb } from './perform.ts';

/** While charges are stopped, it is asked so often whether they go on. */
const STOPPED_MS = 60_000;

/**
 * Gives a part of a refund back through the rail that its money came by, once (rules, Money: refunds). One that was not
 * answered is sent again under its key, for which the provider gives once and answers always.
 */
export const refundPayment =
  ({ store, gateway }: Pick<ActivityDeps, 'store' | 'gateway'>): Verb =>
  async (ref) => {
    const deed = ours(await store.beginRefund(ref));
    if (deed === null) return null;
    const { provider, refund, stopped } = deed;
    if (stopped !== null) throw new TryLater(`Nothing is moved at the bank: ${stopped}`, { afterMs: STOPPED_MS });
    return store.settleRefund(
      ref,
      provider === gateway.provider
        ? await givenBack(gateway, refund)
        : { outcome: 'refused', because: `it came by ${provider}, which is not connected` },
    );
  };

async function givenBack(gateway: Gateway, refund: GatewayRefund): Promise<RefundResult> {
  const answer = await inTime(gateway.refund(refund));
  if (answer.outcome === 'refused' || answer.amountMinor === refund.amountMinor) return answer;
  return {
    outcome: 'refused',
    because: `the provider knows this key for ${answer.amountMinor}, and ${refund.amountMinor} was to go back`,
  };
}
