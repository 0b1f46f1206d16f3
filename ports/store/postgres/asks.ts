import type { ChartState } from '../../../domain/chart/chart.ts';
import { accountChart, inRealTime } from '../../../domain/chart/chart.ts';
import { policyOf } from '../../../domain/chart/state/thaw.ts';
import { type Effect, isEffectType } from '../../../domain/effects.ts';
import { WrittenByNewer } from '../../../domain/written-by-newer.ts';
import type { Answer, Ask, Asks } from '../asks.ts';
import { Refused } from '../store.ts';
import type { Account } from './decide/account.ts';
import { ChartBroke } from './decide/chart-broke.ts';
import { decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { ACCOUNT_ERASED } from './decide/erased.ts';
import { STUCK_REFUSAL } from './decide/stuck-refusal.ts';
import { withPaidInvoice } from './paid-invoice.ts';
import { readUnderNewRules } from './decide/way-back.ts';

export const asksOf = (desk: Desk): Asks => ({
  ask: (accountId, question) => askOf(desk, accountId, question),

  async lookAt(accountId) {
    const row = await desk.db.accountState.findUnique({ where: { accountId }, include: { account: CLOCK } });
    if (row === null || row.body === null) return null;
    const open = await desk.db.effect.findMany({
      where: { accountId, status: { in: ['pending', 'begun'] } },
      orderBy: [{ step: 'asc' }, { position: 'asc' }],
    });
    const state = await thawed(desk, row);
    return {
      state,
      inFlight: () =>
        open.map(({ type, key, params }) => {
          if (!isEffectType(type)) throw new WrittenByNewer(`An effect of type ${type}`, 'no such effect');
          return { type, key, params } as unknown as Effect;
        }),
    };
  },

  async statesOf(accountIds) {
    const rows = await desk.db.accountState.findMany({
      where: { accountId: { in: [...accountIds] } },
      select: { accountId: true, shape: true, body: true, account: CLOCK },
    });
    const states = new Map<string, ChartState>();
    for (const row of rows) {
      const state = row.body === null ? null : await thawed(desk, row).catch(() => null);
      if (state !== null) states.set(row.accountId, state);
    }
    return states;
  },
});

/**
 * Judged on the state itself, once: the same id gets its first answer. A refused one may be asked again, and is
 * judged again. Of a stuck account one thing may be asked: another policy. `besides`: what is
 * written with it, where it is taken.
 */
export const askOf = (
  desk: Desk,
  accountId: string,
  { id, request: given, actor }: Ask,
  besides: (account: Account) => Promise<void> = async () => undefined,
): Promise<Answer> =>
  decideOn<Answer>(desk, accountId, async (account) => {
    const { tx } = account;
    const request = await withPaidInvoice(account, given);
    const refusal =
      account.stuck !== null && request.type === 'CHANGE_POLICY_REQUESTED'
        ? await readUnderNewRules(desk, account, request)
        : account.refusal(request);
    if (refusal !== null || account.again) {
      const before = await tx.request.findUnique({ where: { id } });
      if (before !== null) return { ok: true, version: before.version };
    }
    if (refusal !== null) return { ok: false, refusal };
    await account.tell(request, actor);
    await besides(account);
    const version = account.state?.version ?? 0;
    await tx.request.create({ data: { id, accountId, version }, select: { id: true } });
    return { ok: true, version };
  }).catch((error: unknown) => {
    if (error instanceof ChartBroke) return { ok: false, refusal: STUCK_REFUSAL };
    if (error instanceof Refused && error.code === ACCOUNT_ERASED) {
      const { code, message, data } = error;
      return { ok: false, refusal: { status: 409, code, message, data } };
    }
    throw error;
  });

const CLOCK = { select: { testClock: true } } as const;

interface Stored {
  shape: number;
  body: unknown;
  account: { testClock: boolean };
}

const thawed = async (desk: Desk, { shape, body, account }: Stored): Promise<ChartState> =>
  inRealTime(accountChart.thaw(shape, body, await desk.policies.get(desk.db, policyOf(body))), !account.testClock);
