import { query } from './client.ts';

/** What several pages ask for, each under one key. */
export const accountQuery = (id: string) =>
  query.queryOptions('get', '/v1/accounts/{id}', { params: { path: { id } } });

export const invoiceQuery = (id: string) =>
  query.queryOptions('get', '/v1/invoices/{id}', { params: { path: { id } } });
