import type { Company } from '../company/company.ts';

type Bank = Company['banks'][string];

/** SPEI and TEF move pesos alone. */
const SPEI_CURRENCY = 'MXN';

/**
 * Where transfers in a currency go: the account that the company has for it, else its first. Of that one no CLABE where
 * the money can't come by SPEI, if there is another number to send it to. Null: nowhere, the company takes none.
 */
export function bankFor({ bank, banks }: Pick<Company, 'bank' | 'banks'>, currency: string): Bank | null {
  const own = banks[currency];
  if (own !== undefined || bank === null) return own ?? null;
  const isBySpei = currency === SPEI_CURRENCY || (bank.accountNumber === null && bank.iban === null);
  return isBySpei ? bank : { ...bank, clabe: null, plaza: null, organisation: null };
}
