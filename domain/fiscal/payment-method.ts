import type { InvoiceKind } from '../time/due-dates.ts';
import type { PaymentForm } from './catalogs.ts';

/** PUE: paid in one go, in the month of its issue. PPD: later or in parts, with a receipt (REP) for each payment. */
export type PaymentMethod = 'PUE' | 'PPD';

/**
 * A month's invoice is PPD: a decline on the 10th must not force anybody to cancel and issue it anew. What is bought is
 * paid when it is bought.
 */
const METHOD_OF = { recurring: 'PPD', oneTime: 'PUE' } as const satisfies Record<InvoiceKind, PaymentMethod>;

export const paymentMethodOf = (kind: InvoiceKind): PaymentMethod => METHOD_OF[kind];

/** What an invoice says that is paid later. */
export const TO_BE_DEFINED = '99';

/** How money came in: `credit` is the account's own, of what it had paid too much or was given back. */
export type CameBy = 'card' | 'bankAccount' | 'transfer' | 'cash' | 'credit';

/**
 * Whether a card is a debit card (28) its provider doesn't tell us; credit cards are what companies pay with. Credit
 * that pays is two debts that are set off against each other.
 */
const FORM_OF = {
  card: '04',
  bankAccount: '03',
  transfer: '03',
  cash: '01',
  credit: '17',
} as const satisfies Record<CameBy, PaymentForm>;

export const paymentFormOf = (by: CameBy): PaymentForm => FORM_OF[by];
