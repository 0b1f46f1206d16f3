/** Between whom receipts are: the tax authority's own test company, and a customer of it. */
export const ISSUER = { rfc: 'EKU9003173C9', name: 'ESCUELA KEMPER URGATE', regime: '601', postalCode: '42501' };
export const RECEIVER = {
  rfc: 'GUT010101AA1',
  name: 'GUTHRIE',
  regime: '601',
  postalCode: '06600',
  cfdiUse: 'G03',
  paymentForm: '03',
} as const;
