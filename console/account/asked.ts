import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { api, query } from '../../ui/api/client.ts';
import type { Schemas } from '../../ui/api/client.ts';
import type { Account } from './commands.ts';
import type { Imagined } from './order.ts';

/** What the account's pages ask for: each once, whoever shows it. */
export const accountQuery = (id: string) =>
  query.queryOptions('get', '/v1/accounts/{id}', { params: { path: { id } } });

/** Of a page that is shown once it is there. */
export function useAccount(id: string): Account {
  return query.useSuspenseQuery('get', '/v1/accounts/{id}', { params: { path: { id } } }).data;
}

const MOST_A_PAGE = 100;
export const pageOf = (id: string) => ({ params: { path: { id }, query: { limit: MOST_A_PAGE } } });

export type Entry = Schemas['TimelineEntry'];

const path = '/v1/accounts/{id}/timeline' as const;
const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['get', path, { params: { path: { id } } }, 'pages'] as const,
    queryFn: async ({ pageParam, signal }) => {
      const cursor = pageParam === null ? {} : { cursor: pageParam };
      const { data } = await api.GET(path, {
        params: { path: { id }, query: { limit: MOST_A_PAGE, ...cursor } },
        signal,
      });
      return data!;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Everything that happened, the newest first. The API tells it from the beginning on, so all of it is fetched. */
export function useTimeline(id: string): { entries: Entry[] | null; error: unknown; again: () => void } {
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(timelineQuery(id));
  if (hasNextPage && !isFetching) void fetchNextPage();
  const entries = data === undefined || hasNextPage ? null : data.pages.flatMap(({ items }) => items).reverse();
  return { entries, error, again: () => void refetch() };
}

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
