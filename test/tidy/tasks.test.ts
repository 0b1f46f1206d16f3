import { describe, expect, test } from '@jest/globals';
import { TASK_KINDS, type TaskKind } from '../../domain/tasks.ts';
import { codeOf, isCode, ourFiles } from './files.ts';

/** Which files open a task of each kind; or why none does. */
const OPENED = {
  accountStuck: ['ports/store/postgres/decide/task-changes.ts'],
  effectRefused: [
    'domain/chart/reactions/refused-charges.ts',
    'ports/store/postgres/documents.ts',
    'ports/store/postgres/work.ts',
  ],
  railStopped: ['ports/store/postgres/rails.ts'],
  keyMismatch: [
    'domain/chart/reactions/refused-charges.ts',
    'ports/store/postgres/inbox.ts',
    'ports/store/postgres/recovery/book-charge.ts',
    'ports/store/postgres/told-charges.ts',
  ],
  deactivationApproval: ['domain/chart/reactions/campaign.ts'],
  proofReview: ['domain/chart/reactions/proofs.ts'],
  lookupFailing: ['domain/chart/reactions/look-ups.ts'],
  debitStuck: ['domain/chart/reactions/watched-attempts.ts'],
  chargeback: ['domain/chart/reactions/money-facts.ts'],
  undeliverable: ['domain/chart/reactions/mail-outcomes.ts'],
  breaker: ['domain/chart/reactions/clearances.ts'],
  transferUnmatched: ['ports/store/postgres/unmatched-transfers.ts'],
  disputeUndecided: ['domain/chart/reactions/disputes.ts'],
  moneyOutTwice: ['domain/chart/reactions/money.ts', 'ports/store/postgres/told-charges.ts'],
  cardExpiring: ['domain/chart/reactions/dated-tasks.ts'],
  followUp: [
    'domain/chart/reactions/closing.ts',
    'domain/chart/reactions/dated-tasks.ts',
    'domain/chart/reactions/orders.ts',
  ],
  recoveryUndone: ['domain/chart/reactions/recoveries.ts'],
  refundByHand: ['domain/chart/reactions/refunds.ts'],
  monthUnbilled: ['domain/chart/reactions/billing.ts'],
  callsUnbilled: ['domain/billing/usage/unbilled-calls.ts'],
  lowUseShort: ['domain/billing/terms/low-use.ts'],
  portLate: ['domain/chart/reactions/orders.ts'],
  repDue: ['ports/store/postgres/rep-obligations.ts'],
  receiptToCancel: ['ports/store/postgres/receipts-to-cancel.ts'],
  reply: ['ports/store/postgres/mails-in.ts'],
  webhookFailing: ['ports/store/postgres/webhook-deliveries.ts'],
} satisfies Record<TaskKind, string[] | `not yet: ${string}`>;

const product = ourFiles().filter((path) => isCode(path) && /^(domain|ports|activities|api|workflows)\//.test(path));

/** Those that write an opening of this kind: `kind: 'chargeback'`, given through or not. */
const openersOf = (kind: TaskKind): string[] =>
  product.filter((path) => new RegExp(`\\bkind: (?:'\\w+' \\| )*'${kind}'`).test(codeOf(path))).sort();

describe('tasks', () => {
  test.each(TASK_KINDS)('%s is opened where the table says, and nowhere else', (kind) => {
    const told = OPENED[kind];
    expect(openersOf(kind)).toEqual(Array.isArray(told) ? told : []);
  });
});
