import { type Entry, useTimeline } from '../../ui/api/timeline.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import type { Account } from './commands.ts';
import { useEntryWords } from './entry.tsx';
import { Row } from './happened.tsx';
import classes from './happened.module.css';

/** What of an account's story is about one thing, by the ids that its entries carry; the newest first. */
export function HappenedAbout({ account, ids }: { account: Account; ids: readonly string[] }) {
  const { entries, error, again } = useTimeline(account.id);
  const words = useEntryWords(account.currency);
  if (entries === null) return error ? <Wrong error={error} again={again} /> : <Skeleton rows={3} />;
  const isAbout = ({ data }: Entry): boolean =>
    Object.values(data).some((value) => typeof value === 'string' && ids.includes(value));
  return (
    <ol className={classes.entries}>
      {entries.filter(isAbout).map((entry) => (
        <Row key={entry.seq} entry={entry} words={words(entry)} />
      ))}
    </ol>
  );
}
