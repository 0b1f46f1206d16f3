import { query } from '../../ui/api/client.ts';
import { type AccountsSearch, filterIn, USUAL_SORT } from './search.ts';

export const PAGE = 50;

/** One page of the accounts that an address asks for. */
export function accountsQuery(search: AccountsSearch) {
  const { pages = [], sort = USUAL_SORT } = search;
  const cursor = pages.at(-1);
  return query.queryOptions('get', '/v1/accounts', {
    params: { query: { ...filterIn(search), sort, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } },
  });
}

/** How many they are, all pages together. */
export const countQuery = (search: AccountsSearch) =>
  query.queryOptions('get', '/v1/accounts/count', { params: { query: filterIn(search) } });

/** Where all of them are as one table. */
export const tableOf = (search: AccountsSearch): string =>
  `/v1/accounts?${new URLSearchParams({ ...filterIn(search), sort: search.sort ?? USUAL_SORT })}`;
