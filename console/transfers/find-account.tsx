import { TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { type FormEvent, useState } from 'react';
import { useAsSoonAs, useFound } from '../../ui/find-accounts.ts';
import { Money } from '../../ui/money.tsx';
import { COLLECTIONS, Status } from '../../ui/status.tsx';
import { useSay } from '../../ui/words.tsx';
import classes from './find-account.module.css';

const MOST = 6;

/** Any account by its name, RFC or id, when no suggestion fits or one transfer is for several. */
export function FindAccount({ currency, onChoose }: { currency: string; onChoose: (accountId: string) => void }) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const { accounts, isAnswered } = useFound(typed, { limit: MOST, currency });
  const choose = (accountId: string): void => {
    setTyped('');
    onChoose(accountId);
  };
  const taking = useAsSoonAs(isAnswered, () => {
    const [first] = accounts ?? [];
    if (first !== undefined) choose(first.id);
  });
  /** Enter takes the first of what is typed. */
  const entered = (event: FormEvent): void => {
    event.preventDefault();
    taking.ask();
  };
  return (
    <form className={classes.find} onSubmit={entered}>
      <TextInput
        type="search"
        label={say('transfers.otherAccount')}
        placeholder={say('transfers.searchAccount')}
        value={typed}
        maxLength={100}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          taking.forget();
        }}
        leftSection={<IconSearch size={16} aria-hidden />}
      />
      {accounts !== null && (accounts.length > 0 || isAnswered) && (
        <ul className={classes.found} aria-label={say('transfers.found')}>
          {accounts.map((account) => (
            <li key={account.id}>
              <button type="button" onClick={() => choose(account.id)}>
                <span>{account.name}</span>
                <Status look={COLLECTIONS[account.collections.state]} />
                <Money minor={account.balance.openMinor} currency={account.currency} />
              </button>
            </li>
          ))}
          {accounts.length === 0 && <li className={classes.none}>{say('palette.none')}</li>}
        </ul>
      )}
    </form>
  );
}
