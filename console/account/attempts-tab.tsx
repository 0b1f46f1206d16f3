import { query, type Schemas } from '../../ui/api/client.ts';
import { CopyId } from '../../ui/copy-id.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Money } from '../../ui/money.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ATTEMPT, SENDING, Status } from '../../ui/status.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { pageOf, useAccount } from './asked.ts';
import { declineOf } from './entry.tsx';

type Attempt = Schemas['PaymentAttempt'];

/** Every try to take money, the newest first: who asked for it, what the bank said, and its key. */
export function AttemptsTab({ id }: { id: string }) {
  const say = useSay();
  const account = useAccount(id);
  const { data, error, refetch } = query.useQuery('get', '/v1/accounts/{id}/payment-attempts', pageOf(id));
  const columns: Column<Attempt>[] = [
    { id: 'at', phone: 'start', name: say('attempts.at'), cell: ({ at }) => <Instant at={at} /> },
    { id: 'trigger', name: say('attempts.trigger'), cell: ({ trigger }) => say(`trigger.${trigger}`) },
    {
      id: 'outcome',
      phone: 'under',
      name: say('attempts.outcome'),
      cell: ({ outcome }) => <Status look={outcome === null ? SENDING : ATTEMPT[outcome]} />,
    },
    {
      id: 'decline',
      phone: 'underEnd',
      name: say('attempts.reason'),
      cell: ({ declineCode }) => declineCode && declineOf(declineCode, say),
    },
    { id: 'key', name: say('attempts.key'), cell: ({ key }) => <CopyId id={key} /> },
    {
      id: 'amount',
      phone: 'end',
      name: say('money.amount'),
      isFigure: true,
      cell: ({ amountMinor }) => <Money minor={amountMinor} currency={account.currency} />,
    },
  ];
  return (
    <Section title={say('attempts.title')}>
      {error ? (
        <Wrong error={error} again={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton />
      ) : data.items.length === 0 ? (
        <Empty what={say(account.autopay.enabled ? 'attempts.none' : 'attempts.noneOff')} />
      ) : (
        <Table
          caption={say('attempts.title')}
          columns={columns}
          rows={[...data.items].reverse()}
          keyOf={(row) => row.id}
        />
      )}
    </Section>
  );
}
