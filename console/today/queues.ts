import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../../ui/api/client.ts';
import { after, pages } from '../../ui/api/pages.ts';

export type Queue = Schemas['Worklist']['name'];

/** In the order in which a morning goes: what can't wait first. */
export const QUEUES = [
  'deactivatingThisWeek',
  'promisesDue',
  'proofsToReview',
  'unmatchedTransfers',
  'disputesToAnswer',
  'undeliverable',
  'cardsExpiring',
  'mine',
] as const satisfies Queue[];

const PAGE = 100;
const path = '/v1/worklists/{name}' as const;

/** The rows of a queue, page by page. */
export const queueQuery = (name: Queue) =>
  infiniteQueryOptions({
    queryKey: ['get', path, { params: { path: { name } } }, 'pages'] as const,
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.GET(path, {
        params: { path: { name }, query: { limit: PAGE, ...after(pageParam) } },
        signal,
      });
      return data!;
    },
    ...pages,
  });
