import { beforeDueId, remindersBeforeDue } from '../reads/before-due.ts';
import { debtById } from '../reads/debts.ts';
import { isToBeMailed } from '../reads/mails.ts';
import { asDue } from '../state/ledger.ts';
import type { Turn } from '../state/turn.ts';
import { contact } from './mails.ts';

/** Some days before its due day an invoice is spoken of to whoever pays by hand. */
export function remindBeforeDue(turn: Turn, deadlineId: string): void {
  const due = remindersBeforeDue(turn.context).find((one) => beforeDueId(one) === deadlineId);
  if (due === undefined) return;
  const { invoiceIds, dueOn, days } = due;
  turn.changeDebts(invoiceIds, { beforeDueDays: days });
  // Their own mails, which go later than that, say it.
  if (invoiceIds.every((id) => isToBeMailed(turn.context, id))) return;
  const named = invoiceIds.flatMap((id) => debtById(turn.context, id) ?? []).map(asDue);
  contact(turn, 'payment-due', `${named.join('+')}:${dueOn}:${days}`, invoiceIds, { dueOn });
}
