/** What is billed month by month, each with invoices of its own: the service, and what is rented. */
export const BILL_SERIES = ['service', 'rental'] as const;
export type BillSeries = (typeof BILL_SERIES)[number];
