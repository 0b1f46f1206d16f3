import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useParams, useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import { query } from '../../ui/api/client.ts';
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

const PAUSE_MS = 150;
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
  const [active, setActive] = useState(0);
  const entries = useEntries(typed, onClose);
  const chosen = entries[Math.min(active, entries.length - 1)];

  const pressed = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((entries.length + Math.min(active, entries.length - 1) + step) % entries.length);
    else if (event.key === 'Enter') chosen?.go();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        data-autofocus
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
          setActive(0);
        }}
        onKeyDown={pressed}
      />
      <div id={listId} role="listbox" aria-label={say('palette.found')} className={classes.list}>
        {entries.map((entry, i) => (
          <div
            key={entry.id}
            id={`${listId}-${entry.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={entry === chosen}
            className={classes.entry}
            onClick={entry.go}
            onKeyDown={pressed}
            onPointerMove={() => setActive(i)}
          >
            <span className={classes.name}>{entry.name}</span>
            {entry.look === undefined ? (
              <span className={classes.group}>{entry.group}</span>
            ) : (
              <Status look={entry.look} />
            )}
          </div>
        ))}
        {entries.length === 0 && <p className={classes.none}>{say('palette.none')}</p>}
      </div>
    </>
  );
}

function useEntries(typed: string, onClose: () => void): Entry[] {
  const say = useSay();
  const router = useRouter();
  const { id } = useParams({ strict: false });
  const [wanted] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const { data: found } = query.useQuery(
    'get',
    '/v1/accounts',
    { params: { query: { q: wanted, limit: MOST_ACCOUNTS } } },
    { enabled: wanted !== '' },
  );
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
  const accounts = (wanted === '' ? [] : (found?.items ?? [])).map((account) => ({
    id: account.id,
    name: account.name,
    group: say('palette.account'),
    look: COLLECTIONS[account.collections.state],
    go: then(() => void router.navigate({ to: '/accounts/$id', params: { id: account.id } })),
  }));
  const matches = ({ name }: Entry) => plain(name).includes(plain(typed.trim()));
  return [...accounts, ...[...acts, ...pages].filter(matches)];
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
