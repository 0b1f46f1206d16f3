import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { DeskList } from '../../ui/desk.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Money } from '../../ui/money.tsx';
import { useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { amountOf, type Task, toldOf } from './kinds.ts';
import type { TasksSearch } from './search.ts';
import classes from './task-list.module.css';

interface Props {
  rows: readonly Task[];
  chosen: string | null;
  search: TasksSearch;
  asked: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** What is to be done, about whom, and by when. */
export function TaskList({ rows, chosen, search, asked }: Props) {
  const say = useSay();
  if (rows.length === 0) return <Empty what={say('tasks.none')} />;
  return (
    <>
      <DeskList
        label={say('tasks.list')}
        rows={rows}
        keyOf={({ id }) => id}
        chosen={chosen}
        link={({ id }, inside) => (
          <Link to="/tasks/{-$id}" params={{ id }} search={search} resetScroll={false} {...inside} />
        )}
        row={(task) => <Row task={task} />}
      />
      {asked.hasNextPage && (
        <Button variant="default" mt={12} loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {say('queue.more')}
        </Button>
      )}
    </>
  );
}

function Row({ task }: { task: Task }) {
  const say = useSay();
  const when = useWhen();
  const { dueOn, snoozedUntil } = task;
  const amount = amountOf(task);
  const isLate = dueOn !== null && dueOn < when.today;
  return (
    <span className={classes.row}>
      <span className={classes.kind}>{say(toldOf(task.kind).word)}</span>
      <span className={classes.due} data-late={isLate || undefined}>
        {snoozedUntil !== null && snoozedUntil > when.today
          ? say('tasks.until', { day: when.day(snoozedUntil) })
          : dueOn !== null && when.day(dueOn)}
      </span>
      <span className={classes.who}>
        {task.accountName ?? (amount === null ? say('tasks.ofAll') : <Money {...amount} named />)}
      </span>
    </span>
  );
}
