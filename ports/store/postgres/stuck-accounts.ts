import { Prisma } from '../../../prisma/client/client.ts';
import { Refused } from '../store.ts';
import type { StuckAccounts } from '../stuck-accounts.ts';
import { waitAfter } from './db/machine-time.ts';
import { dayOfDate, instantOf, minorOf } from './db/values.ts';
import { decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { STUCK } from './decide/task-changes.ts';
import { catchUp } from './decide/way-back.ts';

/** For one that was tried in vain. */
const WAITS = { firstS: 60, longestS: 3_840 };

/** Accounts whose chart could not take something, and what they are told when they go on. */
export const stuckAccountsOf = (desk: Desk): StuckAccounts => ({
  async stuckAccounts(limit) {
    const rows = await desk.db.$queryRaw<{ accountId: string }[]>`
      UPDATE account_states SET nudges = nudges + 1,
        nudge_after = clock_timestamp() + ${waitAfter(Prisma.sql`nudges`, WAITS)}
      WHERE account_id IN (
        SELECT account_id FROM account_states
        WHERE stuck_since IS NOT NULL AND (nudge_after IS NULL OR nudge_after < statement_timestamp())
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
        await catchUp(desk, account);
      });
    } catch (error) {
      if (error instanceof Refused) throw error;
      return false;
    }
    const after = await desk.db.accountState.findUnique({ where: { accountId }, select: { stuckSince: true } });
    return after?.stuckSince === null;
  },
});
