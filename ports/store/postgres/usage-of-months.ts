import { todayOf } from './decide/today.ts';
import type { Draft } from '../../../domain/billing/draft-month.ts';
import type { MonthLine } from '../../../domain/billing/lines.ts';
import { isUsage } from '../../../domain/billing/lines.ts';
import type { Month } from '../../../domain/billing/month.ts';
import type { Call } from '../../../domain/billing/usage/call.ts';
import { monthsToRate } from '../../../domain/billing/usage/months-to-rate.ts';
import { unratedKey, unratedTask } from '../../../domain/billing/usage/unbilled-calls.ts';
import type { TaskKind } from '../../../domain/tasks.ts';
import type { Day } from '../../../domain/time/time.ts';
import { callsOfMonths } from './calls.ts';
import type { Tx } from './db/database.ts';
import type { Account } from './decide/account.ts';

const UNBILLED: TaskKind = 'callsUnbilled';

/** The calls that a month's invoice is to have, and those that were billed with what may have changed since. */
export async function callsFor(
  tx: Tx,
  accountId: string,
  month: Month,
  { billingStartsOn, lateDays }: { billingStartsOn: Day; lateDays: number },
): Promise<{ months: Month[]; calls: Map<Month, Call[]> }> {
  const billed = await tx.$queryRaw<{ month: Month; isVoid: boolean; lines: MonthLine[] | null }[]>`
    SELECT b.month, coalesce(i.status = 'void', false) AS "isVoid", CASE WHEN i.status = 'void' THEN b.lines END AS lines
    FROM billed_months b LEFT JOIN invoices i ON i.id = b.invoice_id AND b.outcome = 'issued'
    WHERE b.account_id = ${accountId} AND b.series = 'service' ORDER BY b.month, b.generation`;
  const takenBack = billed.flatMap(({ lines }) => (lines ?? []).filter(isUsage).map(({ usageMonth }) => usageMonth));
  const unrated = await tx.task.findMany({
    where: { accountId, kind: UNBILLED, status: 'open', data: { path: ['because'], equals: 'no_rate' } },
    select: { data: true },
  });
  const again = [...takenBack, ...unrated.map(({ data }) => (data as { month: Month }).month)];
  const billedLast = billed.findLast(({ isVoid }) => !isVoid)?.month ?? null;
  const months = monthsToRate(month, { billingStartsOn, billedLast, again, lateDays });
  return { months, calls: await callsOfMonths(tx, accountId, months) };
}

/** A task for each month of which calls have no rate; where they have got one, it is closed. */
export async function tellUnrated(account: Account, unrated: Draft['unrated']): Promise<void> {
  const today = todayOf(account);
  await account.changeTasks(
    [...unrated].map(([month, calls]) => {
      const task = unratedTask(calls, month, today);
      return task === null ? { close: unratedKey(month) } : { open: task };
    }),
  );
}
