import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { api, type Schemas } from './client.ts';
import { after, pages } from './pages.ts';

export type Entry = Schemas['TimelineEntry'];

const MOST_A_PAGE = 100;
const path = '/v1/accounts/{id}/timeline' as const;
const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['get', path, { params: { path: { id } } }, 'pages'] as const,
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.GET(path, {
        params: { path: { id }, query: { limit: MOST_A_PAGE, ...after(pageParam) } },
        signal,
      });
      return data!;
    },
    ...pages,
  });

/** Everything that happened, the newest first. The API tells it from the beginning on, so all of it is fetched. */
export function useTimeline(id: string): { entries: Entry[] | null; error: unknown; again: () => void } {
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(timelineQuery(id));
  if (hasNextPage && !isFetching) void fetchNextPage();
  const entries = data === undefined || hasNextPage ? null : data.pages.flatMap(({ items }) => items).reverse();
  return { entries, error, again: () => void refetch() };
}
