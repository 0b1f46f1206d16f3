import { Modal } from '@mantine/core';
import { useParams, useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import { query } from '../../ui/api/client.ts';
import { useAsSoonAs, useFound } from '../../ui/find-accounts.ts';
import { Status, COLLECTIONS } from '../../ui/status.tsx';
import { useSay } from '../../ui/words.tsx';
import { OFFERED, offered } from '../account/commands.ts';
import { NONE_CHOSEN, usePages } from './pages.ts';
import classes from './palette.module.css';

interface Entry {
  id: string;
  name: string;
  group: string;
  look?: (typeof COLLECTIONS)[keyof typeof COLLECTIONS];
  go(): void;
}

const MOST_ACCOUNTS = 8;

/** Pages, what may be done with the account that is open, and accounts by any part of their names: all by typing. */
export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const say = useSay();
  return (
    <Modal.Root opened={opened} onClose={onClose} size="lg" yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label={say('palette.title')}>
        <Modal.Body p={0}>{opened && <Search onClose={onClose} />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Search({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [activeId, setActiveId] = useState<string | null>(null);
  const { entries, isFirstSure } = useEntries(typed, onClose);
  // By its id: what comes in later moves nothing from under a hand.
  const active = entries.findIndex(({ id }) => id === activeId);
  const chosen = entries[Math.max(active, 0)];
  const going = useAsSoonAs(isFirstSure || active !== -1, () => chosen?.go());

  const pressed = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined)
      setActiveId(entries[(entries.length + Math.max(active, 0) + step) % entries.length]?.id ?? null);
    else if (event.key === 'Enter') going.ask();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        data-autofocus
        ref={focus}
        type="text"
        role="combobox"
        aria-label={say('palette.title')}
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen === undefined ? undefined : `${listId}-${chosen.id}`}
        className={classes.input}
        placeholder={say('palette.placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActiveId(null);
          going.forget();
        }}
        onKeyDown={pressed}
      />
      <div id={listId} role="listbox" aria-label={say('palette.found')} className={classes.list}>
        {entries.map((entry) => (
          <div
            key={entry.id}
            id={`${listId}-${entry.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={entry === chosen}
            className={classes.entry}
            onClick={entry.go}
            onKeyDown={pressed}
            onPointerMove={() => setActiveId(entry.id)}
          >
            <span className={classes.name}>{entry.name}</span>
            {entry.look === undefined ? (
              <span className={classes.group}>{entry.group}</span>
            ) : (
              <Status look={entry.look} />
            )}
          </div>
        ))}
        {entries.length === 0 && isFirstSure && <p className={classes.none}>{say('palette.none')}</p>}
      </div>
    </>
  );
}

const focus = (input: HTMLInputElement | null): void => input?.focus();

/**
 * What is there at once comes first, and what has to be asked for after it. `isFirstSure`: the first one is no answer to
 * the beginning of what is typed.
 */
function useEntries(typed: string, onClose: () => void): { entries: Entry[]; isFirstSure: boolean } {
  const say = useSay();
  const router = useRouter();
  const { id } = useParams({ strict: false });
  const found = useFound(typed, { limit: MOST_ACCOUNTS });
  const { data: open } = query.useQuery(
    'get',
    '/v1/accounts/{id}',
    { params: { path: { id: id ?? '' } } },
    // On a desk the id is another's.
    { enabled: id?.startsWith('acc_') === true },
  );
  const then = (go: () => void) => () => {
    onClose();
    go();
  };

  const acts = (open === undefined ? [] : offered(open)).map((command) => ({
    id: `act-${command}`,
    name: say(OFFERED[command].word),
    group: open?.name ?? '',
    go: then(() => void router.navigate({ to: '/accounts/$id/act/$command', params: { id: open?.id ?? '', command } })),
  }));
  const pages = usePages().map(({ to, word }) => ({
    id: `page-${to.split('/')[1]}`,
    name: say(word),
    group: say('palette.page'),
    go: then(() => void router.navigate({ to, params: NONE_CHOSEN })),
  }));
  const accounts = (found.accounts ?? []).map((account) => ({
    id: account.id,
    name: account.name,
    group: say('palette.account'),
    look: COLLECTIONS[account.collections.state],
    go: then(() => void router.navigate({ to: '/accounts/$id', params: { id: account.id } })),
  }));
  /** Where a word of it begins: in the middle of one, nobody has meant it. */
  const matches = ({ name }: Entry) => ` ${plain(name)}`.includes(` ${plain(typed.trim())}`);
  const ours = [...acts, ...pages].filter(matches);
  return { entries: [...ours, ...accounts], isFirstSure: ours.length > 0 || found.isAnswered };
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
