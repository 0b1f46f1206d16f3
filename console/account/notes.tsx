import { Button } from '@mantine/core';
import IconNote from '@tabler/icons-react/icons/IconNote';
import IconPhone from '@tabler/icons-react/icons/IconPhone';
import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { Section } from '../../ui/section.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { useActorName } from '../../ui/actor-name.ts';
import { type Entry, useTimeline } from '../../ui/api/timeline.ts';
import { useMayActOn } from './asked.ts';
import { CallForm } from './call-form.tsx';
import { outcomeOf } from './call-outcomes.ts';
import type { Account } from './commands.ts';
import { NoteForm } from './note-form.tsx';
import classes from './notes.module.css';

const SHOWN = 5;

/** What people wrote down and whom they spoke to, the newest first. All of it is in what happened, too. */
export function Notes({ account }: { account: Account }) {
  const say = useSay();
  const mayAct = useMayActOn(account);
  const { entries } = useTimeline(account.id);
  const [open, setOpen] = useState<'note' | 'call' | null>(null);
  const [shown, setShown] = useState(SHOWN);
  const close = (): void => setOpen(null);
  const written = (entries ?? []).filter(({ type }) => type === 'note.added' || type === 'call.noted');
  return (
    <Section title={say('notes.title')} framed>
      {mayAct && (
        <div className={classes.ways}>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconNote size={16} aria-hidden />}
            onClick={() => setOpen('note')}
          >
            {say('notes.add')}
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPhone size={16} aria-hidden />}
            onClick={() => setOpen('call')}
          >
            {say('calls.add')}
          </Button>
        </div>
      )}
      {entries !== null && written.length === 0 && <p className={classes.none}>{say('notes.none')}</p>}
      {written.length > 0 && (
        <ul className={classes.notes}>
          {written.slice(0, shown).map((entry) => (
            <One key={entry.seq} entry={entry} />
          ))}
        </ul>
      )}
      {written.length > shown && (
        <Button variant="default" size="xs" mt={8} onClick={() => setShown(shown + 4 * SHOWN)}>
          {say('account.more', { count: written.length - shown })}
        </Button>
      )}
      <Dialog about={open} title={(what) => say(what === 'note' ? 'notes.add' : 'calls.add')} onClose={close}>
        {(what) =>
          what === 'note' ? (
            <NoteForm account={account} onDone={close} />
          ) : (
            <CallForm account={account} onDone={close} />
          )
        }
      </Dialog>
    </Section>
  );
}

function One({ entry: { type, at, actor, data } }: { entry: Entry }) {
  const say = useSay();
  const nameOf = useActorName();
  const text = (key: string): string | null => (typeof data[key] === 'string' ? (data[key] as string) : null);
  const isCall = type === 'call.noted';
  const whom = text('with');
  const Icon = isCall ? IconPhone : IconNote;
  return (
    <li>
      <p className={classes.head}>
        <Icon size={14} aria-hidden />
        <span>
          {isCall ? outcomeOf(text('outcome') ?? '', say) : say('notes.note')}
          {whom !== null && ` · ${whom}`}
        </span>
      </p>
      {text('text') !== null && <p className={classes.text}>{text('text')}</p>}
      <p className={classes.by}>
        <Instant at={(isCall ? text('at') : null) ?? at} /> · {nameOf(actor)}
      </p>
    </li>
  );
}
