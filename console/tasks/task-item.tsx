import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { query } from '../../ui/api/client.ts';
import { useColleagues } from '../../ui/api/colleagues.ts';
import { Money } from '../../ui/money.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Day, Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { amountOf, type Task, toldOf } from './kinds.ts';
import { MailIn } from './mail-in.tsx';
import { TaskActs } from './task-acts.tsx';
import classes from './task-item.module.css';

interface Props {
  id: string;
  rows: readonly Task[];
  choose: (id: string | null) => void;
}

/** A task: what is to be done, where, and what can be said of it. */
export function TaskItem({ id, rows, choose }: Props) {
  const say = useSay();
  const { nameOf } = useColleagues();
  const listed = rows.find((one) => one.id === id);
  const { data, error, refetch } = query.useQuery('get', '/v1/tasks/{id}', { params: { path: { id } } });
  const task = data ?? listed;
  if (task === undefined) return error ? <Wrong error={error} again={() => void refetch()} /> : <Skeleton rows={6} />;
  const { word, toDo, leads, saysAll } = toldOf(task.kind);
  const amount = amountOf(task);
  const lead = leads(task);
  const { summary } = task.data;
  return (
    <article className={classes.item} aria-labelledby="task">
      <Link to="/tasks/{-$id}" params={{ id: undefined }} className={classes.back}>
        {say('tasks.back')}
      </Link>
      <header>
        <h2 id="task" tabIndex={-1}>
          {say(word)}
        </h2>
        <p className={classes.toDo}>{say(toDo)}</p>
        {lead !== null && (
          <Link to={lead.path} className={classes.lead}>
            {say(lead.word)} →
          </Link>
        )}
      </header>
      <dl className={classes.facts}>
        <Fact name={say('tasks.account')}>
          {task.accountId === null ? (
            say('tasks.ofAll')
          ) : (
            <Link to="/accounts/$id" params={{ id: task.accountId }}>
              {task.accountName}
            </Link>
          )}
        </Fact>
        {amount !== null && (
          <Fact name={say('money.amount')}>
            <Money {...amount} named />
          </Fact>
        )}
        {task.dueOn !== null && (
          <Fact name={say('tasks.due')}>
            <Day on={task.dueOn} />
          </Fact>
        )}
        <Fact name={say('tasks.opened')}>
          <Instant at={task.openedAt} />
        </Fact>
        <Fact name={say('tasks.assignee')}>
          {task.assigneeId === null ? say('tasks.nobody') : nameOf(task.assigneeId)}
        </Fact>
        {task.snoozedUntil !== null && (
          <Fact name={say('tasks.snoozed')}>
            <Day on={task.snoozedUntil} />
          </Fact>
        )}
        {typeof summary === 'string' && !saysAll && (
          <Fact name={say('tasks.detail')}>
            <span lang="en">{summary}</span>
          </Fact>
        )}
        {task.status !== 'open' && <Fact name={say('tasks.state')}>{say(`tasks.${task.status}`)}</Fact>}
      </dl>
      {task.subject.mailId !== undefined && <MailIn id={task.subject.mailId} />}
      {task.status === 'open' && <TaskActs task={task} rows={rows} choose={choose} />}
    </article>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
