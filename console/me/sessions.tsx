import { Button } from '@mantine/core';
import IconCheck from '@tabler/icons-react/icons/IconCircleCheck';
import { useState } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { api, query, type Schemas } from '../../ui/api/client.ts';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Look, Status } from '../../ui/status.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { deviceOf } from '../../ui/device.ts';
import classes from './me-page.module.css';

type Session = Schemas['Session'];
const THIS_ONE: Look = { tone: 'good', icon: IconCheck, word: 'sessions.this' };
const MOST = 100;

/** Where one is signed in, and the end of any of these. */
export function Sessions() {
  const say = useSay();
  const { done } = useAnnounce();
  const [wrong, setWrong] = useState<unknown>(null);
  const { data, error, refetch } = query.useQuery('get', '/v1/sessions', { params: { query: { limit: MOST } } });
  const end = async (ids: string[]): Promise<void> => {
    setWrong(null);
    try {
      for (const id of ids) await api.DELETE('/v1/sessions/{id}', { params: { path: { id } } });
      done(say('sessions.ended', { count: ids.length }));
    } catch (problem) {
      setWrong(problem);
    }
    await refetch();
  };
  const nameOf = ({ userAgent }: Session): string => deviceOf(userAgent) ?? say('sessions.unknown');
  const columns: Column<Session>[] = [
    {
      id: 'device',
      name: say('sessions.device'),
      phone: 'start',
      cell: (session) => (
        <span className={classes.device}>
          {nameOf(session)} {session.current && <Status look={THIS_ONE} />}
        </span>
      ),
    },
    { id: 'address', name: say('sessions.address'), phone: 'under', cell: ({ address }) => address },
    { id: 'since', name: say('sessions.since'), cell: ({ createdAt }) => <Instant at={createdAt} /> },
    {
      id: 'seen',
      name: say('sessions.seen'),
      phone: 'underEnd',
      cell: ({ lastSeenAt }) => <Instant at={lastSeenAt} />,
    },
    {
      id: 'end',
      name: say('sessions.act'),
      phone: 'end',
      cell: (session) =>
        !session.current && (
          <Button
            variant="default"
            size="xs"
            aria-label={say('sessions.endOne', { device: nameOf(session) })}
            onClick={() => void end([session.id])}
          >
            {say('sessions.end')}
          </Button>
        ),
    },
  ];
  const others = data?.items.filter(({ current }) => !current) ?? [];
  return (
    <Section
      title={say('sessions.title')}
      end={
        others.length > 1 && (
          <Button variant="default" size="xs" onClick={() => void end(others.map(({ id }) => id))}>
            {say('sessions.endOthers')}
          </Button>
        )
      }
    >
      {error && <Wrong error={error} again={() => void refetch()} />}
      {wrong !== null && <Wrong error={wrong} />}
      {data === undefined && !error && <Skeleton rows={2} />}
      {data && <Table caption={say('sessions.title')} columns={columns} rows={data.items} keyOf={({ id }) => id} />}
      <p className={classes.note}>{say('sessions.hint')}</p>
    </Section>
  );
}
