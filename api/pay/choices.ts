import type { ChartState } from '../../domain/chart/chart.ts';
import { type PayOrder, refusedNewMethod, refusedPayment } from '../../domain/chart/paying.ts';
import type { PayChoice } from '../../domain/messages/pay-page.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { MethodRow } from '../../ports/store/store.ts';
import type { ApiDeps } from '../deps.ts';

export const SAVED = 'saved:';
export const TEST = 'test:';

/** Refusals that are of one method, and pass. */
const RESTS = ['retry_too_soon', 'attempt_limit_reached'];

/**
 * What may be paid with: the account's own methods, those that rest until they don't, and the sandbox's cards that it
 * doesn't have yet. The default is chosen, or the first that can be used.
 */
export async function choicesFor(
  deps: ApiDeps,
  accountId: string,
  state: ChartState,
  order: PayOrder,
  now: Instant,
): Promise<PayChoice[]> {
  const methods = await usableMethods(deps, accountId);
  const saved = methods.flatMap((row): PayChoice[] => {
    const against = refusedPayment(state, order, row.id, now);
    if (against !== null && !RESTS.includes(against.code)) return [];
    return [
      {
        is: 'saved',
        value: `${SAVED}${row.id}`,
        method: { kind: row.kind, brand: row.brand, last4: row.last4 },
        isDefault: row.default,
        isOnce: row.once,
        isChosen: false,
        restsUntil: against === null ? null : (against.data.retryAllowedAt as Instant),
      },
    ];
  });
  const all = [...saved, ...(await testCards(deps, accountId, methods, { state, order, now }))];
  // Whoever has just left one for this payment means that one.
  const chosen =
    all.find((one) => one.restsUntil === null && one.is === 'saved' && one.isOnce) ??
    all.find((one) => one.restsUntil === null && one.is === 'saved' && one.isDefault) ??
    all.find((one) => one.restsUntil === null);
  return all.map((one) => ({ ...one, isChosen: one === chosen }));
}

export const usableMethods = async (deps: ApiDeps, accountId: string): Promise<MethodRow[]> =>
  (await deps.store.methods(accountId)).filter(({ status }) => status === 'active');

/** One that was used once before, and not kept, rests like any other after a decline: by its plastic. */
async function testCards(
  deps: ApiDeps,
  accountId: string,
  methods: readonly MethodRow[],
  { state, order, now }: { state: ChartState; order: PayOrder; now: Instant },
): Promise<PayChoice[]> {
  const cards = await Promise.all(
    (deps.gateway.testCards ?? []).map(async ({ token, does }): Promise<PayChoice[]> => {
      const details = await deps.gateway.describe(token, accountId);
      if (details === null || methods.some(({ fingerprint }) => fingerprint === details.fingerprint)) return [];
      const against = refusedNewMethod(state, order, details, now);
      if (against !== null && !RESTS.includes(against.code)) return [];
      const { kind, brand, last4 } = details;
      return [
        {
          is: 'test',
          value: `${TEST}${token}`,
          method: { kind, brand, last4 },
          does,
          isChosen: false,
          restsUntil: against === null ? null : (against.data.retryAllowedAt as Instant),
        },
      ];
    }),
  );
  return cards.flat();
}
