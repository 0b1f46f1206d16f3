import * as account from '../../reactions/account-facts.ts';
import { noteOverdue } from '../../reactions/campaign.ts';
import * as credit from '../../reactions/credit.ts';
import { applyCredit } from '../../reactions/credit-order.ts';
import { closeStaleTasks, openDatedTask } from '../../reactions/dated-tasks.ts';
import { dueDateChanged } from '../../reactions/due-dates.ts';
import * as invoices from '../../reactions/invoice-facts.ts';
import * as methods from '../../reactions/method-facts.ts';
import * as money from '../../reactions/money-facts.ts';
import * as refunds from '../../reactions/refunds.ts';
import { changePolicy } from '../../reactions/policy-change.ts';
import { staleTasks } from '../../reads/dated-tasks.ts';
import { usedUp } from '../../reads/methods.ts';
import type { OfType, Seen } from '../reacting.ts';
import { react } from '../reacting.ts';

export const actions = {
  openAccount: react(account.opened),
  changeProfile: react(account.changed),
  switchAutopay: react(account.autopayChanged),
  addMethod: react(methods.methodAdded),
  forgetUsedMethods: react(methods.forgetUsed),
  removeMethod: react(methods.methodRemoved),
  changeDefaultMethod: react(methods.methodDefaulted),
  changeMethod: react(methods.methodChanged),
  issueInvoice: react(invoices.invoiceIssued),
  voidInvoice: react(invoices.invoiceVoided),
  moveDueDate: react(dueDateChanged),
  noteCredit: react(invoices.creditNoted),
  takeTransfer: react(money.transferReceived),
  flagTransfer: react(money.transferRepeated),
  undoTransfer: react(money.transferUnmatched),
  takeChargeback: react(money.chargedBack),
  closeChargeback: react(money.chargebackClosed),
  refundCredit: react(refunds.creditRefunded),
  noteRefund: react(refunds.refundSucceeded),
  refundByHand: react(refunds.refundRefused),
  undoRefund: react(refunds.refundUndone),
  applyCredit: react(applyCredit),
  takeCredit: react(credit.creditApplied),
  openDatedTask: react((turn, event: OfType<'DEADLINE_REACHED'>) => openDatedTask(turn, event.id)),
  closeStaleTasks: react(closeStaleTasks),
  noteOverdue: react(noteOverdue),
  changePolicy: react(changePolicy),
};

export const guards = {
  tasksAreStale: ({ context }: Seen) => context.tasks.length > 0 && staleTasks(context).length > 0,
  methodsAreUsedUp: ({ context }: Seen) => usedUp(context).length > 0,
};
