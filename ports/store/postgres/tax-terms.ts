import type { TaxTerms } from '../../../domain/billing/taxes.ts';
import { taxTermsFor } from '../../../domain/fiscal/tax-profile.ts';
import type { Tx } from './db/database.ts';
import { taxProfileOf } from './tax-profiles.ts';

/** What is charged of an account, by its tax profile. */
export const taxTermsOf = async (tx: Tx, { id, currency }: { id: string; currency: string }): Promise<TaxTerms> =>
  taxTermsFor(await taxProfileOf(tx, id), currency);
