import { addBankDays, dayOf } from '../../../domain/time/calendar.ts';
import { WHY_UNMATCHED, type WhyUnmatched } from '../../../domain/matching/why-unmatched.ts';
import type { Calendar } from '../../../domain/time/calendar.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { TransferRow } from '../bank-transfers.ts';
import type { Tx } from './db/database.ts';
import type { Desk } from './decide/desk.ts';
import { openTask } from './decide/task-changes.ts';

/** A transfer that nobody could match is somebody's task until it is: it is of no account, and so is its task. */

/** Undone, it is asked for anew: `payments` is how many it has become before. */
export const matchTask = (transferId: string, payments: number): string =>
  `transferUnmatched:${transferId}:${payments}`;

/** `calendar` null: there is no such policy, and no day by which. */
export async function askForMatch(
  tx: Tx,
  {
    id,
    amountMinor,
    currency,
    why,
    now,
  }: Pick<TransferRow, 'id' | 'amountMinor' | 'currency'> & {
    why: WhyUnmatched;
    now: Instant;
  },
  calendar: Calendar | null,
  bankTimeZone: string,
): Promise<void> {
  await openTask(
    tx,
    {
      key: matchTask(id, await tx.payment.count({ where: { transferId: id } })),
      kind: 'transferUnmatched',
      dueOn: calendar === null ? null : addBankDays(dayOf(now, bankTimeZone), 1, calendar),
      subject: { transferId: id },
      data: {
        summary: 'A transfer waits to be matched to what it pays',
        transferId: id,
        amountMinor,
        currency,
        why,
        because: WHY_UNMATCHED[why],
      },
    },
    { accountId: null, at: now },
  );
}

/** Of the latest version of a policy. */
export async function calendarOf(desk: Desk, tx: Tx, policyName: string): Promise<Calendar | null> {
  const latest = await tx.policy.findFirst({
    where: { name: policyName },
    orderBy: { version: 'desc' },
    select: { name: true, version: true },
  });
  return latest === null ? null : (await desk.policies.get(tx, latest)).calendar;
}
