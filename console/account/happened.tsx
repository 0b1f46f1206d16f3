import { Button } from '@mantine/core';
import { useState } from 'react';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { type Entry, useTimeline } from '../../ui/api/timeline.ts';
import { Because } from './because.tsx';
import type { Account } from './commands.ts';
import { type EntryWords, useEntryWords } from './entry.tsx';
import classes from './happened.module.css';
import { toneOf } from './tone-of.ts';
import { useActorName } from '../../ui/actor-name.ts';

const SHOWN = 25;

/** Everything that happened, the newest first: what, by whom, and why. */
export function Happened({ account }: { account: Account }) {
  const say = useSay();
  const { entries, error, again } = useTimeline(account.id);
  const [shown, setShown] = useState(SHOWN);
  const words = useEntryWords(account.currency);
  if (entries === null)
    return (
      <Section title={say('account.happened')}>{error ? <Wrong error={error} again={again} /> : <Skeleton />}</Section>
    );
  return (
    <Section title={say('account.happened')}>
      <ol className={classes.entries}>
        {entries.slice(0, shown).map((entry) => (
          <Row key={entry.seq} entry={entry} words={words(entry)} />
        ))}
      </ol>
      {entries.length > shown && (
        <Button variant="default" mt={12} onClick={() => setShown(shown + 4 * SHOWN)}>
          {say('account.more', { count: entries.length - shown })}
        </Button>
      )}
    </Section>
  );
}

/** One line of the story; also where a conflict shows what came between. */
export function Row({ entry, words: { title, facts, quote } }: { entry: Entry; words: EntryWords }) {
  const actor = useActorName();
  return (
    <li className={classes.entry}>
      <span className={classes.dot} data-tone={toneOf(entry.type)} aria-hidden />
      <div className={classes.what}>
        {entry.because === null ? (
          <span className={classes.title}>{title}</span>
        ) : (
          <Because title={title} because={entry.because} />
        )}
        {facts.map((fact) => (
          <span key={fact} className={classes.fact}>
            {fact}
          </span>
        ))}
        {quote !== null && quote !== '' && <q className={classes.quote}>{quote}</q>}
      </div>
      <div className={classes.end}>
        <Instant at={entry.at} />
        {entry.actor.kind !== 'system' && <span className={classes.actor}>{actor(entry.actor)}</span>}
      </div>
    </li>
  );
}
