import { api, query } from '../../ui/api/client.ts';
import { useMayAct } from '../../ui/api/session.ts';
import type { Account } from './commands.ts';
import type { Imagined } from './order.ts';

/** Of a page that is shown once it is there. */
export function useAccount(id: string): Account {
  return query.useSuspenseQuery('get', '/v1/accounts/{id}', { params: { path: { id } } }).data;
}

/** Whether the one who looks may change anything of it, which nobody may of one that was erased. */
export function useMayActOn({ erasedAt }: Account): boolean {
  const mayAct = useMayAct();
  return mayAct && erasedAt === null;
}

const MOST_A_PAGE = 100;
export const pageOf = (id: string) => ({ params: { path: { id }, query: { limit: MOST_A_PAGE } } });

/** What will happen, perhaps after an act. Nothing is kept of it for long: the account's version is part of its key. */
export const forecastQuery = (
  account: Account,
  imagined: Imagined | null,
  charge: 'declined' | 'succeeded' = 'declined',
) => ({
  queryKey: ['forecast', account.id, account.version, charge, imagined] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const { data } = await api.POST('/v1/accounts/{id}/forecast', {
      params: { path: { id: account.id } },
      body: { outcomes: { charge }, ...imagined },
      signal,
    });
    return data!.items;
  },
});
