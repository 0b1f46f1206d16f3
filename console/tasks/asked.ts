import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../ui/api/client.ts';
import { after, pages } from '../../ui/api/pages.ts';
import { dayAfter } from '../../ui/days.ts';
import type { TasksSearch } from './search.ts';

const PAGE = 100;
const DAYS_AHEAD = { today: 1, week: 8 };

/** Open tasks, oldest first, page by page. `today`: the reader's day. */
export const tasksQuery = ({ kind, who, due }: TasksSearch, today: string) => {
  const wanted = {
    ...(kind === undefined ? {} : { kind }),
    ...(who === undefined ? {} : { assigned: who }),
    ...(due === undefined ? {} : { dueBefore: dayAfter(today, DAYS_AHEAD[due]) }),
  };
  return infiniteQueryOptions({
    queryKey: ['get', '/v1/tasks', { params: { query: wanted } }, 'pages'] as const,
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.GET('/v1/tasks', {
        params: { query: { limit: PAGE, ...wanted, ...after(pageParam) } },
        signal,
      });
      return data!;
    },
    ...pages,
  });
};
