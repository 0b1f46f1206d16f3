import IconCheck from '@tabler/icons-react/icons/IconCircleCheck';
import IconLock from '@tabler/icons-react/icons/IconLock';
import IconX from '@tabler/icons-react/icons/IconX';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Schemas } from '../../ui/api/client.ts';
import { deviceOf } from '../../ui/device.ts';
import { Section } from '../../ui/section.tsx';
import { type Look, Status } from '../../ui/status.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { signInsQuery } from './asked.ts';
import { PagesOf } from './pages-of.tsx';
import { useNameOf } from './user-name.ts';

type SignIn = Schemas['SignIn'];

const OUTCOME = {
  succeeded: { tone: 'good', icon: IconCheck, word: 'signIns.succeeded' },
  failed: { tone: 'warn', icon: IconX, word: 'signIns.failed' },
  locked: { tone: 'bad', icon: IconLock, word: 'signIns.locked' },
} satisfies Record<SignIn['outcome'], Look>;

/** Who signed in or tried to, the newest first. */
export function SignInsPart() {
  const say = useSay();
  const nameOf = useNameOf();
  const asked = useInfiniteQuery(signInsQuery);
  const columns: Column<SignIn>[] = [
    {
      id: 'who',
      name: say('switches.who'),
      phone: 'start',
      cell: ({ userId }) => nameOf(userId) ?? say('signIns.nobody'),
    },
    {
      id: 'outcome',
      name: say('signIns.outcome'),
      phone: 'end',
      cell: ({ outcome }) => <Status look={OUTCOME[outcome]} />,
    },
    { id: 'at', name: say('switches.at'), phone: 'underEnd', cell: ({ at }) => <Instant at={at} /> },
    { id: 'address', name: say('sessions.address'), phone: 'under', cell: ({ address }) => address },
    { id: 'device', name: say('sessions.device'), cell: ({ userAgent }) => deviceOf(userAgent ?? '') },
  ];
  return (
    <Section title={say('people.signIns')}>
      <PagesOf
        asked={asked}
        show={(rows) => <Table caption={say('people.signIns')} columns={columns} rows={rows} keyOf={({ id }) => id} />}
      />
    </Section>
  );
}
