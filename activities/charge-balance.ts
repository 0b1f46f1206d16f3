import type { Instant } from '../domain/time/time.ts';
import { OutcomeUnknown } from '../ports/gateway/gateway.ts';
import type { Gateway, GatewayCharge } from '../ports/gateway/gateway.ts';
import type { ChargeResult } from '../ports/store/charges.ts';
import { asAsked } from './as-asked.ts';
import type { ActivityDeps } from './deps.ts';
import { inTime } from './gateway-answer.ts';
import { ours, type Verb } from './perform.ts';

/** A key is asked about, rather than sent, this much before its provider may have forgotten it. */
const KEY_MARGIN_MS = 3_600_000;

/**
 * Takes an amount from a method, once (rules, Charging and Unknown outcome). Its row is frozen first; with it begun
 * before, the provider is asked again under the same key, and gives its first answer if it had one. A key so old that
 * the provider may have forgotten it is looked up.
 */
export const chargeBalance =
  ({ store, gateway, machineNowMs }: Pick<ActivityDeps, 'store' | 'gateway' | 'machineNowMs'>): Verb =>
  async (ref) => {
    const deed = ours(await store.beginCharge(ref, gateway.provider));
    if (deed === null) return null;
    const { charge, sentAt } = deed;
    const isOld = sentAt !== null && machineNowMs() - Date.parse(sentAt) > gateway.keyLifeMs - KEY_MARGIN_MS;
    return store.settleCharge(
      ref,
      (isOld ? await found(gateway, charge, sentAt) : null) ?? (await charged(gateway, charge)),
    );
  };

/** What came of an old key; null: nothing is known of it, and it may be sent. */
async function found(
  gateway: Gateway,
  { key, at, amountMinor, accountId, token }: GatewayCharge,
  sentAt: Instant | null,
): Promise<ChargeResult | null> {
  const answer = await gateway.lookUp(key, at, { accountId, token, sentAt });
  switch (answer.outcome) {
    case 'notFound':
      return null;
    case 'returned':
      return { outcome: 'declined', declineCode: answer.declineCode, providerRef: answer.providerRef };
    default:
      return asAsked(answer, amountMinor);
  }
}

async function charged(gateway: Gateway, charge: GatewayCharge): Promise<ChargeResult> {
  try {
    return asAsked(await inTime(gateway.charge(charge)), charge.amountMinor);
  } catch (error) {
    if (error instanceof OutcomeUnknown) return { outcome: 'unknown' };
    throw error;
  }
}
