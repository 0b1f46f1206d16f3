import { RULES } from '../../rules.ts';
import type { Look } from './look.ts';
import { paidBy } from './reasons.ts';
import type { Reasons } from './reasons.ts';

/** Papers and money. */

/** Given up by a person, or given up again where what had recovered it was taken back. */
const givenUpBy = (look: Look): number[] =>
  look.here('override.applied', 'transfer.unmatched', 'charge.returned', 'chargeback.received');

/** What took the money back: why an invoice is open again. */
function reopenedBy(look: Look) {
  if (look.here('chargeback.received').length > 0)
    return look.because(RULES.chargeback, [], look.here('chargeback.received'));
  const returned = look.here('charge.returned');
  return returned.length > 0
    ? look.because(RULES.directDebit, [], returned)
    : look.because(RULES.transfers, [], look.here('transfer.unmatched'));
}

/** What a person gives away; above the limit an admin. */
const given = (look: Look) => look.because(RULES.agentsLimits, ['agentLimits.creditMinor']);

export const MONEY = {
  'account.opened': null,
  'account.changed': null,
  'account.closed': (look) =>
    look.because(look.here('override.applied').length > 0 ? RULES.closing : RULES.closedByItself, []),
  'account.reopened': (look) => look.because(RULES.closing, []),
  'account.mended': null,
  'method.added': null,
  'method.removed': null,
  'method.defaulted': null,
  'method.changed': null,
  'policy.changed': null,
  'invoice.changed': (look, { invoiceId }) => look.because(RULES.dueDateChanged, [], look.last(`invoice/${invoiceId}`)),
  'autopay.changed': (look, { enabled }) => {
    if (enabled) return look.because(RULES.consent, []);
    const back = look.here('chargeback.received');
    return back.length === 0 ? null : look.because(RULES.chargeback, [], back);
  },

  'invoice.issued': null,
  'invoice.paid': (look) => {
    const paid = paidBy(look);
    if (look.here('chargeback.closed').length > 0) return look.because(RULES.chargeback, [], paid);
    const credit = look.saidHere('credit.applied');
    const isCredit = credit !== undefined && !('creditNoteId' in credit);
    return look.because(isCredit ? RULES.credit : RULES.partialPayment, [], paid);
  },
  'invoice.voided': (look) => given(look),
  'invoice.uncollectible': (look) => look.because(RULES.uncollectible, [], givenUpBy(look)),
  'invoice.reopened': reopenedBy,
  'transfer.received': null,
  'transfer.matched': (look, { transferId }) => look.because(RULES.transfers, [], look.last(`transfer/${transferId}`)),
  'transfer.unmatched': (look, { transferId }) =>
    look.because(RULES.transfers, [], look.last(`transfer/${transferId}`)),
  'transfer.flagged': null,
  'transfer.suggested': (look) => look.because(RULES.transfers, []),

  'credit.applied': (look, data) => {
    if ('creditNoteId' in data) return given(look);
    const dispute = look.here('dispute.resolved');
    return dispute.length > 0
      ? look.because(RULES.dispute, [], dispute)
      : look.because(
          RULES.credit,
          [],
          look.last(`invoice/${data.invoiceId}`),
          look.newest('transfer.matched', 'charge.succeeded', 'dispute.resolved', 'invoice.voided'),
        );
  },
  'balance.adjusted': (look) =>
    look.because(
      RULES.smallRemainders,
      ['thresholds.adjustUpToMinor'],
      look.newest('service.deactivated', 'service.relocked', 'service.provisional'),
      paidBy(look),
    ),
  /** A person's word; the reason stands in the entry. */
  'task.dismissed': null,
  'refund.made': (look) => look.because(RULES.refunds, ['agentLimits.refundMinor']),
  'refund.paid': (look, { refundId }) => look.because(RULES.refunds, [], look.last(`refund/${refundId}`)),
  'refund.failed': (look, { refundId }) => look.because(RULES.refunds, [], look.last(`refund/${refundId}`)),
  /** A person's word; the reason stands in the entry. */
  'refund.undone': null,
} satisfies Partial<Reasons>;
