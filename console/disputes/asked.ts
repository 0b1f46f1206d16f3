import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { api, query } from '../../ui/api/client.ts';
import { after, pages } from '../../ui/api/pages.ts';
import type { Dispute, Shown } from './search.ts';

const PAGE = 100;

export const disputeQuery = (id: string) =>
  query.queryOptions('get', '/v1/disputes/{id}', { params: { path: { id } } });

const listQuery = (shown: Shown) => {
  const asked = { limit: PAGE, ...(shown === 'all' ? {} : { status: shown }) };
  return infiniteQueryOptions({
    queryKey: ['get', '/v1/disputes', { params: { query: asked } }, 'pages'] as const,
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.GET('/v1/disputes', { params: { query: { ...asked, ...after(pageParam) } }, signal });
      return data!;
    },
    ...pages,
  });
};

/** By when they are to be decided; what is decided comes last. All that is open is had, since policies differ. */
export function useDisputes(shown: Shown) {
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(listQuery(shown));
  if (shown === 'open' && hasNextPage && !isFetching) void fetchNextPage();
  const deadline = ({ decideOn, createdAt }: Dispute): string => `${decideOn ?? '9999-12-31'} ${createdAt}`;
  return {
    /** None of them is still to come that would stand before others. */
    isSorted: shown !== 'open' || !hasNextPage,
    rows: data?.pages.flatMap(({ items }) => items).sort((a, b) => deadline(a).localeCompare(deadline(b))),
    error,
    again: () => void refetch(),
    more: hasNextPage && shown !== 'open' ? () => void fetchNextPage() : null,
  };
}
