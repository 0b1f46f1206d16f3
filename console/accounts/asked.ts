import { query } from '../../ui/api/client.ts';
import { type AccountsSearch, USUAL_SORT } from './search.ts';

export const PAGE = 50;

/** One page of the accounts that an address asks for. */
export function accountsQuery({ pages = [], sort = USUAL_SORT, ...wanted }: AccountsSearch) {
  const cursor = pages.at(-1);
  return query.queryOptions('get', '/v1/accounts', {
    params: { query: { ...wanted, sort, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } },
  });
}
