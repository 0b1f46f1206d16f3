import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { keepPreviousData } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { query } from '../../ui/api/client.ts';
import { Money } from '../../ui/money.tsx';
import { COLLECTIONS, Status } from '../../ui/status.tsx';
import { useSay } from '../../ui/words.tsx';
import classes from './find-account.module.css';

const PAUSE_MS = 200;
const MOST = 6;

/** Any account by its name, RFC or id, when no suggestion fits or one transfer is for several. */
export function FindAccount({ currency, onChoose }: { currency: string; onChoose: (accountId: string) => void }) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const { data } = query.useQuery(
    'get',
    '/v1/accounts',
    { params: { query: { q, limit: MOST, currency } } },
    { enabled: q !== '', placeholderData: keepPreviousData },
  );
  const found = q === '' || typed.trim() === '' ? null : (data?.items ?? null);
  const choose = (accountId: string): void => {
    setTyped('');
    onChoose(accountId);
  };
  /** Enter takes the first. */
  const first = (event: FormEvent): void => {
    event.preventDefault();
    const [account] = found ?? [];
    if (account !== undefined) choose(account.id);
  };
  return (
    <form className={classes.find} onSubmit={first}>
      <TextInput
        type="search"
        label={say('transfers.otherAccount')}
        placeholder={say('transfers.searchAccount')}
        value={typed}
        maxLength={100}
        onChange={(event) => setTyped(event.currentTarget.value)}
        leftSection={<IconSearch size={16} aria-hidden />}
      />
      {found !== null && (
        <ul className={classes.found} aria-label={say('transfers.found')}>
          {found.map((account) => (
            <li key={account.id}>
              <button type="button" onClick={() => choose(account.id)}>
                <span>{account.name}</span>
                <Status look={COLLECTIONS[account.collections.state]} />
                <Money minor={account.balance.openMinor} currency={account.currency} />
              </button>
            </li>
          ))}
          {found.length === 0 && <li className={classes.none}>{say('palette.none')}</li>}
        </ul>
      )}
    </form>
  );
}
