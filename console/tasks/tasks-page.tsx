import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { Desk, useLooked, useSideBySide } from '../../ui/desk.tsx';
import { Empty } from '../../ui/empty.tsx';
import { CountedHead } from '../../ui/page-head.tsx';
import { usePageTitle } from '../../ui/page-title.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWhen } from '../../ui/time.tsx';
import { useUndo } from '../../ui/undo.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { tasksQuery } from './asked.ts';
import { Filters } from './filters.tsx';
import { isNarrowed, type TasksSearch } from './search.ts';
import { TaskItem } from './task-item.tsx';
import { TaskList } from './task-list.tsx';

/** What only a person can do: what there is, and one of them with the way to where it is done. */
export function TasksPage({ id, search }: { id: string | null; search: TasksSearch }) {
  const say = useSay();
  const intl = useIntl();
  const router = useRouter();
  const { today } = useWhen();
  const { held, sendNow } = useUndo();
  const isSideBySide = useSideBySide();
  const asked = useInfiniteQuery({ ...tasksQuery(search, today), placeholderData: keepPreviousData });
  usePageTitle(say('tasks.title'));
  useEffect(() => sendNow, [sendNow]);

  const open = asked.data?.pages.flatMap(({ items }) => items).filter((task) => !held.has(task.id)) ?? [];
  const awake = open.filter(({ snoozedUntil }) => snoozedUntil === null || snoozedUntil <= today);
  const rows = search.asleep === true ? open : awake;
  const chosen = useLooked(id, asked.isPlaceholderData ? undefined : rows, JSON.stringify(search));
  const choose = (next: string | null): void =>
    void router.navigate({ to: '/tasks/{-$id}', params: { id: next ?? undefined }, search, resetScroll: false });
  return (
    <>
      <CountedHead title={say('tasks.title')}>
        {asked.data !== undefined && (
          <span className="figures">
            {intl.formatNumber(rows.length)}
            {asked.hasNextPage && '+'}
          </span>
        )}
      </CountedHead>
      {(id === null || isSideBySide) && <Filters search={search} asleep={open.length - awake.length} />}
      {asked.error ? (
        <Wrong error={asked.error} again={() => void asked.refetch()} />
      ) : asked.data === undefined ? (
        <Skeleton rows={8} />
      ) : rows.length === 0 && id === null ? (
        <Empty what={say(isNarrowed(search) ? 'tasks.noMatch' : 'tasks.none')} />
      ) : (
        <Desk
          isOpen={id !== null}
          list={<TaskList rows={rows} chosen={chosen} search={search} asked={asked} />}
          item={chosen !== null && <TaskItem key={chosen} id={chosen} rows={rows} choose={choose} />}
        />
      )}
    </>
  );
}
