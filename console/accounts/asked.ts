import { query } from '../../ui/api/client.ts';
import type { AccountsSearch } from './search.ts';

export const PAGE = 50;

/** One page of the accounts that an address asks for. */
export function accountsQuery({ pages = [], ...wanted }: AccountsSearch) {
  const cursor = pages.at(-1);
  return query.queryOptions('get', '/v1/accounts', {
    params: { query: { ...wanted, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } },
  });
}
