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

/** `calendar` null: there is no such policy, and no day by which. `payments`: how many it has become before. */
export async function askForMatch(
  tx: Tx,
  {
    id,
    amountMinor,
    currency,
    why,
    payments,
    now,
  }: Pick<TransferRow, 'id' | 'amountMinor' | 'currency'> & {
    why: WhyUnmatched;
    payments: number;
    now: Instant;
  },
  calendar: Calendar | null,
  bankTimeZone: string,
): Promise<void> {
  await openTask(
    tx,
    {
      key: matchTask(id, payments),
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
  const [latest] = await tx.$queryRaw<{ name: string; version: number }[]>`
    SELECT name, version FROM policies WHERE name = ${policyName} ORDER BY version DESC LIMIT 1`;
  return latest === undefined ? null : (await desk.policies.get(tx, latest)).calendar;
}
