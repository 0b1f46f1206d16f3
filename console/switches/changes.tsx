import { useActorName } from '../../ui/actor-name.ts';
import type { Schemas } from '../../ui/api/client.ts';
import { Empty } from '../../ui/empty.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { useChanges } from './asked.ts';

type Change = Schemas['SwitchChange'];

/** Who stopped what, or let it go on, and why. */
export function Changes() {
  const say = useSay();
  const actor = useActorName();
  const { data, error, refetch } = useChanges();
  const columns: Column<Change>[] = [
    {
      id: 'what',
      name: say('switches.what'),
      phone: 'start',
      cell: ({ name, stopped }) => say(stopped ? `switches.isStopped.${name}` : `switches.resumed.${name}`),
    },
    { id: 'reason', name: say('reason.label'), phone: 'under', cell: ({ reason }) => reason },
    { id: 'who', name: say('switches.who'), phone: 'underEnd', cell: (change) => actor(change.actor) },
    { id: 'at', name: say('switches.at'), phone: 'end', cell: ({ at }) => <Instant at={at} /> },
  ];
  return (
    <Section title={say('switches.changes')}>
      {error && <Wrong error={error} again={() => void refetch()} />}
      {data === undefined && !error && <Skeleton rows={3} />}
      {data?.items.length === 0 && <Empty what={say('switches.never')} />}
      {data !== undefined && data.items.length > 0 && (
        <Table caption={say('switches.changes')} columns={columns} rows={data.items} keyOf={({ id }) => id} />
      )}
    </Section>
  );
}
