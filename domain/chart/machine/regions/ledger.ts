import { account } from '../setup.ts';

/** Facts about papers, methods and money: taken in any state, in the order in which they come. */
export const ledger = account.createStateConfig({
  always: [
    { guard: 'tasksAreStale', actions: 'closeStaleTasks' },
    { guard: 'methodsAreUsedUp', actions: 'forgetUsedMethods' },
  ],
  on: {
    ACCOUNT_OPENED: { actions: 'openAccount' },
    ACCOUNT_CHANGED: { actions: 'changeProfile' },
    AUTOPAY_CHANGED: { actions: 'switchAutopay' },
    METHOD_ADDED: { actions: 'addMethod' },
    METHOD_REMOVED: { actions: 'removeMethod' },
    METHOD_DEFAULTED: { actions: 'changeDefaultMethod' },
    METHOD_CHANGED: { actions: 'changeMethod' },
    INVOICE_ISSUED: { actions: 'issueInvoice' },
    INVOICE_VOIDED: { actions: 'voidInvoice' },
    DUE_DATE_CHANGED: { actions: 'moveDueDate' },
    CREDIT_NOTED: { actions: 'noteCredit' },
    TRANSFER_RECEIVED: { actions: 'takeTransfer' },
    TRANSFER_REPEATED: { actions: 'flagTransfer' },
    TRANSFER_UNMATCHED: { actions: 'undoTransfer' },
    CHARGEBACK_RECEIVED: { actions: 'takeChargeback' },
    CHARGEBACK_CLOSED: { actions: 'closeChargeback' },
    CREDIT_REFUNDED: { actions: 'refundCredit' },
    REFUND_SUCCEEDED: { actions: 'noteRefund' },
    REFUND_REFUSED: { actions: 'refundByHand' },
    REFUND_UNDONE: { actions: 'undoRefund' },
    CREDIT_APPLIED: { actions: 'takeCredit' },
    CHANGE_POLICY_REQUESTED: { guard: 'isPermitted', actions: 'changePolicy' },
    DEADLINE_REACHED: [
      { guard: { type: 'isDue', params: { kind: 'overdue' } }, actions: 'noteOverdue' },
      { guard: { type: 'isDue', params: { kind: 'credit' } }, actions: 'applyCredit' },
      { guard: { type: 'isDue', params: { kind: 'task' } }, actions: 'openDatedTask' },
    ],
  },
});
