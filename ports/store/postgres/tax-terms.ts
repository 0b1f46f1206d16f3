import type { TaxTerms } from '../../../domain/billing/taxes.ts';

/** Until an account has a tax profile of its own: Mexico's ordinary rate, and none where another currency is billed. */
export const taxTermsOf = (currency: string): TaxTerms => ({
  iva: currency === 'MXN' ? 160_000 : 0,
  ivaReduced: null,
  ieps: 0,
});
