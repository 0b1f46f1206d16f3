import { Button, NativeSelect, TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useColleagues } from '../../ui/api/colleagues.ts';
import { useUser } from '../../ui/api/session.ts';
import { COLLECTIONS, HOLD } from '../../ui/status.tsx';
import { useSay } from '../../ui/words.tsx';
import classes from './filters.module.css';
import { type AccountsSearch, BUCKETS, HOLDS, isFiltered, STATES } from './search.ts';

const route = getRouteApi('/accounts/');

/** What the list is narrowed by. Each choice goes into the address, so that Back takes it back. */
export function Filters({ search }: { search: AccountsSearch }) {
  const say = useSay();
  const navigate = route.useNavigate();
  const narrow = (change: Partial<Record<keyof AccountsSearch, string | undefined>>): void =>
    void navigate({ search: ({ pages: _, ...before }) => ({ ...before, ...change }) as AccountsSearch });
  const find = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    narrow({ q: String(new FormData(event.currentTarget).get('q')).trim() || undefined });
  };
  const all = { value: '', label: say('filter.all') };
  const owners = useOwners();

  return (
    <div className={classes.filters}>
      <search className={classes.search}>
        <form onSubmit={find}>
          <TextInput
            key={search.q ?? ''}
            type="search"
            name="q"
            maxLength={100}
            defaultValue={search.q ?? ''}
            aria-label={say('accounts.search')}
            placeholder={say('accounts.search')}
            leftSection={<IconSearch size={16} aria-hidden />}
          />
        </form>
      </search>
      <NativeSelect
        aria-label={say('filter.state')}
        value={search.state ?? ''}
        data-active={search.state !== undefined || undefined}
        onChange={(event) => narrow({ state: event.currentTarget.value || undefined })}
        data={[
          { ...all, label: say('filter.anyState') },
          ...STATES.map((value) => ({ value, label: say(COLLECTIONS[value].word) })),
        ]}
      />
      <NativeSelect
        aria-label={say('filter.bucket')}
        value={search.bucket ?? ''}
        onChange={(event) => narrow({ bucket: event.currentTarget.value || undefined })}
        data={[
          { ...all, label: say('filter.anyAge') },
          ...BUCKETS.map((value) => ({ value, label: say(`bucket.${value}`) })),
        ]}
      />
      <NativeSelect
        aria-label={say('filter.hold')}
        value={search.hold ?? ''}
        onChange={(event) => narrow({ hold: event.currentTarget.value || undefined })}
        data={[
          { ...all, label: say('filter.anyHold') },
          ...HOLDS.map((value) => ({ value, label: say(HOLD[value].word) })),
        ]}
      />
      <NativeSelect
        aria-label={say('filter.owner')}
        value={search.owner ?? ''}
        onChange={(event) => narrow({ owner: event.currentTarget.value || undefined })}
        data={[{ ...all, label: say('filter.anyOwner') }, ...owners(search.owner)]}
      />
      {isFiltered(search) && (
        <Button
          variant="subtle"
          renderRoot={(props) => (
            <Link to="/accounts" search={{ sort: search.sort, columns: search.columns }} {...props} />
          )}
        >
          {say('accounts.clear')}
        </Button>
      )}
    </div>
  );
}

/** Who may be looked for as an owner: oneself first; also whom an address names that nobody knows. */
function useOwners(): (now: string | undefined) => { value: string; label: string }[] {
  const say = useSay();
  const user = useUser();
  const { all, nameOf } = useColleagues();
  return (now) => {
    const known = (all ?? []).filter(({ id, active }) => id !== user?.id && (active || id === now));
    return [
      ...(user === null ? [] : [{ value: user.id, label: say('filter.mine', { name: user.name }) }]),
      ...known.map(({ id, name }) => ({ value: id, label: name })),
      ...(now === undefined || now === user?.id || known.some(({ id }) => id === now)
        ? []
        : [{ value: now, label: nameOf(now) }]),
    ];
  };
}
