import { useWhen } from '../../ui/time.tsx';
import { CountedHead } from '../../ui/page-head.tsx';
import { usePageTitle } from '../../ui/page-title.tsx';
import { useSay } from '../../ui/words.tsx';
import { Aging } from './aging.tsx';
import { QueueTabs } from './queue-tabs.tsx';
import type { Queue } from './queues.ts';

/** The day's work: what is owed by its age, and what waits for somebody. */
export function TodayPage({ queue }: { queue: Queue }) {
  const say = useSay();
  const when = useWhen();
  usePageTitle(say('today.title'));
  return (
    <>
      <CountedHead title={say('today.title')}>
        <span>{when.dated(when.today)}</span>
      </CountedHead>
      <Aging />
      <QueueTabs queue={queue} />
    </>
  );
}
