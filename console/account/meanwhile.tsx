import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { useTimeline } from '../../ui/api/timeline.ts';
import classes from './clock-page.module.css';
import type { Account } from './commands.ts';
import { useEntryWords } from './entry.tsx';
import { Row } from './happened.tsx';

/** What happened since the clock was moved, the newest first. */
export function Meanwhile({ account, since }: { account: Account; since: number | null }) {
  const say = useSay();
  const words = useEntryWords(account.currency);
  const { entries, error, again } = useTimeline(account.id);
  const news = since === null ? [] : (entries ?? []).filter(({ seq }) => seq > since);
  return (
    <Section title={say('clock.meanwhile')} framed>
      {error ? (
        <Wrong error={error} again={again} />
      ) : entries === null ? (
        <Skeleton rows={3} />
      ) : news.length === 0 ? (
        <p className={classes.nothing}>{say(since === null ? 'clock.notMoved' : 'clock.quiet')}</p>
      ) : (
        <ol className={classes.entries}>
          {news.map((entry) => (
            <Row key={entry.seq} entry={entry} words={words(entry)} />
          ))}
        </ol>
      )}
    </Section>
  );
}
