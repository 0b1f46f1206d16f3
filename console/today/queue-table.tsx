import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import type { Schemas } from '../../ui/api/client.ts';
import { useMayAct } from '../../ui/api/session.ts';
import { Bulk } from '../../ui/bulk/bulk.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useListKeys } from '../../ui/list-keys.ts';
import { Money } from '../../ui/money.tsx';
import { useKeptOrder } from '../../ui/neighbours.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { COLLECTIONS, Status } from '../../ui/status.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useTicks } from '../../ui/ticks.ts';
import { Instant, Local } from '../../ui/time.tsx';
import { useSay, type Words } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import classes from './queue-table.module.css';
import { type Queue, queueQuery } from './queues.ts';
import { Why } from './why.tsx';

type Row = Schemas['WorklistRow'];

/** The rows of a queue, the most urgent first, and what they come to. */
export function QueueTable({ queue, amounts }: { queue: Queue; amounts: Schemas['Worklist']['amounts'] }) {
  const say = useSay();
  const intl = useIntl();
  const router = useRouter();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(queueQuery(queue));
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const mayAct = useMayAct();
  const ticks = useTicks(
    rows.map(({ account }) => (account === null ? null : { id: account.id, name: account.name })),
    queue,
  );
  useKeptOrder(rows.flatMap(({ account }) => account?.id ?? []));
  const current = useListKeys(rows.map(keyOf), {
    open: (row) => {
      const account = rows[row]?.account;
      if (account) void router.navigate({ to: '/accounts/$id', params: { id: account.id } });
    },
    tick: mayAct ? ticks.toggle : undefined,
  });
  const columns: Column<Row>[] = [
    {
      id: 'account',
      phone: 'start',
      name: say('accounts.name'),
      cell: ({ account }) =>
        account === null ? (
          say('queue.nobody')
        ) : (
          <span className={classes.who}>
            <Link to="/accounts/$id" params={{ id: account.id }}>
              {account.name}
            </Link>
            <Status look={COLLECTIONS[account.state]} />
          </span>
        ),
    },
    { id: 'why', phone: 'under', name: say('queue.why'), cell: (row) => <Why queue={queue} row={row} /> },
    {
      id: 'days',
      name: say('accounts.days'),
      isFigure: true,

      cell: ({ daysOverdue }) => daysOverdue > 0 && intl.formatNumber(daysOverdue),
    },
    {
      id: 'next',
      phone: 'underEnd',
      name: say('accounts.next'),

      cell: ({ next, account }) =>
        next !== null &&
        account !== null && (
          <Local place={account}>
            {kindOf(next.kind, say)} · <Instant at={next.at} dayOnly />
          </Local>
        ),
    },
    {
      id: 'contact',
      name: say('queue.lastContact'),

      cell: ({ lastContact }) => lastContact !== null && <Instant at={lastContact.at} dayOnly />,
    },
    {
      id: 'risk',
      phone: 'end',
      name: say('queue.atRisk'),
      isFigure: true,
      cell: ({ atRisk }) => <Money {...atRisk} named={amounts.length > 1} />,
    },
  ];
  return (
    <>
      {mayAct && <Bulk ticks={ticks} whole={null} />}
      {error ? (
        <Wrong error={error} again={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton rows={6} />
      ) : rows.length === 0 ? (
        <Empty what={say(`queue.${queue}.none`)} />
      ) : (
        <Table
          caption={say(`queue.${queue}`)}
          columns={columns}
          rows={rows}
          keyOf={keyOf}
          current={current}
          ticks={mayAct && ticks.rows.some((row) => row !== null) ? ticks : undefined}
        />
      )}
      {hasNextPage && (
        <Button variant="default" mt={12} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('queue.more')}
        </Button>
      )}
    </>
  );
}

const keyOf = ({ account, subject }: Row): string => `${account?.id} ${Object.values(subject).join(' ')}`;

function kindOf(kind: string, say: (id: keyof Words) => string): string {
  const id = `kind.${kind}` as keyof Words;
  const said = say(id);
  return said === id ? kind : said;
}
