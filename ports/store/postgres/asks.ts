import { accountChart } from '../../../domain/chart/chart.ts';
import { policyOf } from '../../../domain/chart/thaw.ts';
import type { Effect } from '../../../domain/effects.ts';
import type { Accounts, Answer } from '../accounts.ts';
import { Refused } from '../store.ts';
import { ChartBroke } from './account.ts';
import { decideOn } from './decision.ts';
import type { Desk } from './desk.ts';
import { STUCK_REFUSAL } from './stuck-refusal.ts';
import { STUCK } from './tasks.ts';
import { dayOfDate, instantOf, minorOf } from './values.ts';
import { catchUp, readUnderNewRules } from './way-back.ts';

/** One that was tried in vain is left alone for a minute, twice as long each further time. */
const MOST_DOUBLINGS = 6;

/** What accounts are asked, and what those that were stuck are told when they go on. */
export const asksOf = (desk: Desk): Pick<Accounts, 'ask' | 'lookAt' | 'mend' | 'stuckAccount' | 'stuckAccounts'> => ({
  /**
   * Judged on the state itself, once: the same id gets its first answer. A refused one may be asked again, and is
   * judged again. Of a stuck account one thing may be asked: another policy.
   */
  ask: (accountId, { id, request, actor }) =>
    decideOn<Answer>(desk, accountId, async (account) => {
      const { tx } = account;
      const refusal =
        account.stuck !== null && request.type === 'CHANGE_POLICY_REQUESTED'
          ? await readUnderNewRules(account, request)
          : account.refusal(request);
      if (refusal !== null || account.again) {
        const before = await tx.request.findUnique({ where: { id } });
        if (before !== null) return { ok: true, version: before.version };
      }
      if (refusal !== null) return { ok: false, refusal };
      await account.tell(request, actor);
      const version = account.state?.version ?? 0;
      await tx.request.create({ data: { id, accountId, version }, select: { id: true } });
      return { ok: true, version };
    }).catch((error: unknown) => {
      if (error instanceof ChartBroke) return { ok: false, refusal: STUCK_REFUSAL };
      throw error;
    }),

  async lookAt(accountId) {
    const row = await desk.db.accountState.findUnique({ where: { accountId } });
    if (row === null || row.body === null) return null;
    const open = await desk.db.effect.findMany({
      where: { accountId, status: { in: ['pending', 'begun'] } },
      orderBy: [{ step: 'asc' }, { position: 'asc' }],
    });
    const state = accountChart.thaw(row.shape, row.body, await desk.policies.get(desk.db, policyOf(row.body)));
    return { state, inFlight: open.map(({ type, key, params }) => ({ type, key, params }) as unknown as Effect) };
  },

  async stuckAccounts(limit) {
    const rows = await desk.db.$queryRaw<{ accountId: string }[]>`
      UPDATE account_states SET nudges = nudges + 1, nudge_after = clock_timestamp() +
        power(2, least(nudges, ${MOST_DOUBLINGS}::int)) * interval '1 minute'
      WHERE account_id IN (
        SELECT account_id FROM account_states
        WHERE stuck_since IS NOT NULL AND (nudge_after IS NULL OR nudge_after < clock_timestamp())
        ORDER BY stuck_since LIMIT ${limit} FOR UPDATE SKIP LOCKED
      ) RETURNING account_id AS "accountId"`;
    return rows.map(({ accountId }) => accountId);
  },

  async stuckAccount(accountId, today) {
    const { db } = desk;
    const state = await db.accountState.findUnique({
      where: { accountId },
      select: { stuckSince: true, account: { select: { creditMinor: true } } },
    });
    if (state === null || state.stuckSince === null) return null;
    const [task, open] = await Promise.all([
      db.task.findFirst({ where: { key: `${accountId} ${STUCK}`, status: 'open' }, select: { id: true } }),
      db.invoice.findMany({ where: { accountId, status: 'open' }, select: { balanceMinor: true, dueOn: true } }),
    ]);
    const sum = (invoices: typeof open): number =>
      invoices.reduce((total, { balanceMinor }) => total + minorOf(balanceMinor), 0);
    const overdue = open.filter(({ dueOn }) => dayOfDate(dueOn) < today);
    return {
      since: instantOf(state.stuckSince),
      taskId: task?.id ?? null,
      balance: { openMinor: sum(open), overdueMinor: sum(overdue), creditMinor: minorOf(state.account.creditMinor) },
    };
  },

  /** Tells it what it has not been told, and lets time go on. Where the chart breaks again it stays as it is: false. */
  async mend(accountId) {
    try {
      await decideOn(desk, accountId, async (account) => {
        const { stuck } = account;
        if (stuck === null || stuck.isNew) return;
        await catchUp(account);
      });
    } catch (error) {
      if (error instanceof Refused) throw error;
      return false;
    }
    const after = await desk.db.accountState.findUnique({ where: { accountId }, select: { stuckSince: true } });
    return after?.stuckSince === null;
  },
});
