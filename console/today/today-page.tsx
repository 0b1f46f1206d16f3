import { useWhen } from '../../ui/time.tsx';
import { usePageTitle } from '../../ui/page-title.tsx';
import { useSay } from '../../ui/words.tsx';
import { Aging } from './aging.tsx';
import { QueueTabs } from './queue-tabs.tsx';
import type { Queue } from './queues.ts';
import classes from './today-page.module.css';

/** The day's work: what is owed by its age, and what waits for somebody. */
export function TodayPage({ queue }: { queue: Queue }) {
  const say = useSay();
  const when = useWhen();
  usePageTitle(say('today.title'));
  return (
    <>
      <div className={classes.head}>
        <h1 tabIndex={-1}>{say('today.title')}</h1>
        <span>{when.dated(when.today)}</span>
      </div>
      <Aging />
      <QueueTabs queue={queue} />
    </>
  );
}
