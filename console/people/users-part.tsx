import { Button } from '@mantine/core';
import IconCheck from '@tabler/icons-react/icons/IconCircleCheck';
import IconOff from '@tabler/icons-react/icons/IconCircleOff';
import IconClock from '@tabler/icons-react/icons/IconClock';
import { useState } from 'react';
import { query } from '../../ui/api/client.ts';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Look, Status } from '../../ui/status.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { ALL, type User } from './asked.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Invite } from './invite.tsx';
import classes from './people-page.module.css';
import { Person } from './person.tsx';

const STATUS = {
  active: { tone: 'good', icon: IconCheck, word: 'user.active' },
  invited: { tone: 'due', icon: IconClock, word: 'user.invited' },
  disabled: { tone: 'still', icon: IconOff, word: 'user.disabled' },
} satisfies Record<User['status'], Look>;

/** Everybody who may sign in, and the way to let others in. */
export function UsersPart() {
  const say = useSay();
  const { data, error, refetch } = query.useQuery('get', '/v1/users', ALL);
  const [inviting, setInviting] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const chosen = data?.items.find(({ id }) => id === open);
  const columns: Column<User>[] = [
    {
      id: 'name',
      name: say('people.name'),
      phone: 'start',
      cell: ({ id, name, email }) => (
        <span className={classes.who}>
          <button type="button" className={classes.open} onClick={() => setOpen(id)}>
            {name}
          </button>
          <span className={classes.under}>{email}</span>
        </span>
      ),
    },
    { id: 'role', name: say('people.role'), phone: 'under', cell: ({ role }) => say(`role.${role}`) },
    { id: 'status', name: say('people.status'), phone: 'end', cell: ({ status }) => <Status look={STATUS[status]} /> },
    {
      id: 'factor',
      name: say('factor.title'),
      cell: ({ secondFactor }) => say(secondFactor ? 'factor.on' : 'factor.off'),
    },
  ];
  return (
    <Section
      title={say('people.users')}
      end={<Button onClick={() => setInviting(true)}>{say('people.invite')}</Button>}
    >
      {error && <Wrong error={error} again={() => void refetch()} />}
      {data === undefined && !error && <Skeleton />}
      {data && <Table caption={say('people.users')} columns={columns} rows={data.items} keyOf={({ id }) => id} />}
      <Dialog about={inviting || null} firm onClose={() => setInviting(false)} title={() => say('people.invite')}>
        {() => <Invite onDone={() => setInviting(false)} />}
      </Dialog>
      <Dialog about={chosen ?? null} firm onClose={() => setOpen(null)} title={({ name }) => name}>
        {(user) => <Person key={user.id} user={user} onDone={() => setOpen(null)} />}
      </Dialog>
    </Section>
  );
}
