import { useEffect, useId, useRef } from 'react';
import { useSay } from '../../ui/words.tsx';
import { useTimeline } from '../../ui/api/timeline.ts';
import classes from './changed.module.css';
import type { Account } from './commands.ts';
import { useEntryWords } from './entry.tsx';
import { Row } from './happened.tsx';

/** That somebody was faster: what was done since this entry. Below it the form stands as it was typed. */
export function Changed({ account, sinceSeq }: { account: Account; sinceSeq: number }) {
  const say = useSay();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const words = useEntryWords(account.currency);
  const { entries } = useTimeline(account.id);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="alertdialog" aria-labelledby={id} tabIndex={-1} className={classes.changed}>
      <h3 id={id}>{say('changed.title')}</h3>
      <p>{say('changed.lead')}</p>
      <ol>
        {(entries ?? [])
          .filter(({ seq }) => seq > sinceSeq)
          .map((entry) => (
            <Row key={entry.seq} entry={entry} words={words(entry)} />
          ))}
      </ol>
    </div>
  );
}
