import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { allOf } from '../../ui/api/all-of.ts';
import { api, query, type Schemas } from '../../ui/api/client.ts';
import { after, pages } from '../../ui/api/pages.ts';
import type { Shown, Transfer } from './search.ts';

const PAGE = 50;
const MOST_A_PAGE = 100;

export const transferQuery = (id: string) =>
  query.queryOptions('get', '/v1/bank-transfers/{id}', { params: { path: { id } } });

export const suggestionsQuery = (id: string) =>
  query.queryOptions('get', '/v1/bank-transfers/{id}/suggestions', { params: { path: { id } } });

/** What waits is worked through from the oldest; of the rest the newest is looked for. */
const listQuery = (shown: Shown) => {
  const waits = shown === 'unmatched' || shown === 'dismissed';
  const asked = {
    limit: PAGE,
    order: waits ? ('oldest' as const) : ('newest' as const),
    ...(shown === 'all' ? {} : { status: waits ? ('unmatched' as const) : shown }),
  };
  return infiniteQueryOptions({
    queryKey: ['get', '/v1/bank-transfers', { params: { query: asked } }, 'pages'] as const,
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.GET('/v1/bank-transfers', {
        params: { query: { ...asked, ...after(pageParam) } },
        signal,
      });
      return data!;
    },
    ...pages,
  });
};

const open = { kind: 'transferUnmatched', status: 'open', limit: MOST_A_PAGE } as const;
const tasksQuery = queryOptions({
  queryKey: ['get', '/v1/tasks', { params: { query: open } }, 'all'] as const,
  queryFn: ({ signal }) => allOf((after) => api.GET('/v1/tasks', { params: { query: { ...open, ...after } }, signal })),
});

/** The open tasks to match a transfer, by the transfer; null: not known yet. One without a task was dismissed. */
export function useTasks(): ReadonlyMap<string, Schemas['Task']> | null {
  const { data } = useQuery(tasksQuery);
  if (data === undefined) return null;
  return new Map(
    data.flatMap((task) => (task.subject.transferId === undefined ? [] : [[task.subject.transferId, task] as const])),
  );
}

/** The transfers that are looked for, what waits before all others. */
export function useTransfers(shown: Shown) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(listQuery(shown));
  const tasks = useTasks();
  const { isPending } = useQuery(tasksQuery);
  const isWaiting = ({ id, status }: Transfer): boolean => status === 'unmatched' && tasks?.has(id) !== false;
  const found = data?.pages
    .flatMap(({ items }) => items)
    .filter((row) => (shown === 'unmatched' ? isWaiting(row) : shown === 'dismissed' ? !isWaiting(row) : true));
  // Those that were dismissed stand among those that wait: it is gone on until there is something to show.
  const isFew = found !== undefined && tasks !== null && found.length < PAGE;
  if (isFew && (shown === 'unmatched' || shown === 'dismissed') && hasNextPage && !isFetchingNextPage)
    void fetchNextPage();
  return {
    /** Which of them wait is known. */
    isSorted: !isPending,
    rows: found && [...found.filter(isWaiting), ...found.filter((row) => !isWaiting(row))],
    error,
    again: () => void refetch(),
    more: hasNextPage ? () => void fetchNextPage() : null,
    isMore: isFetchingNextPage,
  };
}

/** What money can still go to, of an account. */
export const openInvoicesQuery = (id: string) =>
  queryOptions({
    queryKey: ['get', '/v1/accounts/{id}/invoices', { params: { path: { id } } }, 'open'] as const,
    queryFn: async ({ signal }) => {
      const all = await allOf((after) =>
        api.GET('/v1/accounts/{id}/invoices', {
          params: { path: { id }, query: { limit: MOST_A_PAGE, ...after } },
          signal,
        }),
      );
      return all.filter(({ balanceMinor }) => balanceMinor > 0);
    },
  });
