import type { TaxProfile } from './tax-profile.ts';

/** Who issues: the company. */
export interface Issuer {
  rfc: string;
  name: string;
  regime: string;
  /** Of the place of issue (LugarExpedicion). */
  postalCode: string;
}

/** Whom a receipt is made out to. */
export type Receiver = Pick<TaxProfile, 'rfc' | 'name' | 'regime' | 'postalCode' | 'cfdiUse' | 'paymentForm'>;
