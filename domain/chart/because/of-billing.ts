import { RULES } from '../../rules.ts';
import type { Reasons } from './reasons.ts';

/** What becomes of a subscription. Its numbers are prices, which the invoice's lines say. */
export const BILLING = {
  'subscription.started': (look) => look.because(RULES.firstInvoice, []),
  'subscription.moved': (look) => look.because(RULES.firstInvoice, []),
  'item.added': null,
  'item.removed': null,
  'month.billed': (look) => look.because(RULES.months, [], look.here('invoice.issued', 'credit.applied')),
  'month.nothingToBill': (look) => look.because(RULES.months, []),
  'month.failed': (look) => look.because(RULES.months, []),
  'usage.imported': null,
  'usage.late': null,
  'cancellation.requested': (look) => look.because(RULES.cancellation, []),
  'cancellation.withdrawn': (look) => look.because(RULES.cancellation, []),
  'cancellation.extended': (look) => look.because(RULES.cancellation, []),
  'contract.continued': (look, { series }) =>
    look.because(series === 'rental' ? RULES.rental : RULES.afterContract, []),
  'subscription.ended': (look) => look.because(RULES.cancellation, []),
  'equipment.ordered': null,
  'equipment.signed': (look) => look.because(RULES.equipment, []),
  'equipment.released': null,
  'equipment.invoiced': (look) => look.because(RULES.equipment, [], look.here('equipment.released', 'invoice.issued')),
  'equipment.delivered': null,
  'equipment.replaced': null,
  'rental.ended': (look) => look.because(RULES.rental, []),
  'port.requested': (look) => look.because(RULES.cancellation, []),
  'port.completed': (look) => look.because(RULES.cancellation, []),
  'port.failed': (look) => look.because(RULES.cancellation, []),
  'taxProfile.changed': null,
  'invoice.stamped': null,
  'rep.due': null,
  'rep.stamped': null,
  'rep.cancelled': null,
} satisfies Partial<Reasons>;
