import { Button } from '@mantine/core';
import { useState } from 'react';
import { query } from '../../ui/api/client.ts';
import { Empty } from '../../ui/empty.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { ALL, type ApiKey } from './asked.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { NewKey } from './new-key.tsx';
import classes from './people-page.module.css';
import { RevokeKey } from './revoke-key.tsx';

/** The keys of other systems, and when each was used last: one that nobody uses is one too many. */
export function KeysPart() {
  const say = useSay();
  const { data, error, refetch } = query.useQuery('get', '/v1/api-keys', ALL);
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const columns: Column<ApiKey>[] = [
    {
      id: 'name',
      name: say('apiKeys.name'),
      phone: 'start',
      cell: ({ id, name }) => (
        <span className={classes.who}>
          <strong>{name || id}</strong>
          <span className={classes.under}>{id}</span>
        </span>
      ),
    },
    {
      id: 'role',
      name: say('people.role'),
      phone: 'under',
      cell: ({ role }) => (role === 'customer' ? say('actor.customer') : say(`role.${role}`)),
    },
    {
      id: 'used',
      name: say('apiKeys.used'),
      phone: 'underEnd',
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? say('apiKeys.never') : <Instant at={lastUsedAt} />),
    },
    { id: 'made', name: say('apiKeys.made'), cell: ({ createdAt }) => <Instant at={createdAt} dayOnly /> },
    {
      id: 'expires',
      name: say('apiKeys.expires'),
      cell: ({ expiresAt }) => (expiresAt === null ? say('apiKeys.noEnd') : <Instant at={expiresAt} />),
    },
    {
      id: 'act',
      name: say('sessions.act'),
      phone: 'end',
      cell: (key) => (
        <Button
          variant="default"
          size="xs"
          aria-label={say('apiKeys.revokeOne', { name: key.name || key.id })}
          onClick={() => setRevoking(key)}
        >
          {say('apiKeys.revoke')}
        </Button>
      ),
    },
  ];
  return (
    <Section title={say('people.keys')} end={<Button onClick={() => setMaking(true)}>{say('apiKeys.new')}</Button>}>
      {error && <Wrong error={error} again={() => void refetch()} />}
      {data === undefined && !error && <Skeleton />}
      {data?.items.length === 0 && <Empty what={say('apiKeys.none')} />}
      {data !== undefined && data.items.length > 0 && (
        <Table caption={say('people.keys')} columns={columns} rows={data.items} keyOf={({ id }) => id} />
      )}
      <Dialog about={making || null} firm onClose={() => setMaking(false)} title={() => say('apiKeys.new')}>
        {() => <NewKey onDone={() => setMaking(false)} />}
      </Dialog>
      <Dialog about={revoking} firm onClose={() => setRevoking(null)} title={() => say('apiKeys.revoke')}>
        {(key) => <RevokeKey apiKey={key} onDone={() => setRevoking(null)} />}
      </Dialog>
    </Section>
  );
}
