import { query, type Schemas } from '../../ui/api/client.ts';
import { Empty } from '../../ui/empty.tsx';
import { Money } from '../../ui/money.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { INVOICE, LATE, PAYMENT, Status } from '../../ui/status.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { Day, Instant, useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { pageOf, useAccount } from './asked.ts';
import classes from './money-tab.module.css';
import { Statement } from './statement.tsx';

type Invoice = Schemas['Invoice'];
type Payment = Schemas['Payment'];

/** Invoices, the money that came, and both as a statement. */
export function MoneyTab({ id }: { id: string }) {
  return (
    <div className={classes.parts}>
      <Invoices id={id} />
      <Payments id={id} />
      <Statement id={id} />
    </div>
  );
}

function Invoices({ id }: { id: string }) {
  const say = useSay();
  const { today } = useWhen();
  const { data, error, refetch } = query.useQuery('get', '/v1/accounts/{id}/invoices', pageOf(id));
  const columns: Column<Invoice>[] = [
    { id: 'number', phone: 'start', name: say('money.invoice'), cell: ({ number }) => number },
    { id: 'issued', name: say('money.issued'), cell: ({ issuedOn }) => <Day on={issuedOn} /> },
    { id: 'due', phone: 'underEnd', name: say('money.due'), cell: ({ dueOn }) => <Day on={dueOn} /> },
    {
      id: 'status',
      phone: 'under',
      name: say('money.status'),
      cell: ({ status, dueOn }) => <Status look={status === 'open' && dueOn < today ? LATE : INVOICE[status]} />,
    },
    {
      id: 'total',
      name: say('money.total'),
      isFigure: true,
      cell: (row) => <Money minor={row.totalMinor} currency={row.currency} />,
    },
    {
      id: 'balance',
      phone: 'end',
      name: say('money.balance'),
      isFigure: true,
      cell: (row) => <Money minor={row.balanceMinor} currency={row.currency} />,
    },
    {
      id: 'document',
      phone: 'named',
      name: say('money.document'),
      cell: ({ id: invoiceId, number }) => (
        <a href={`/v1/invoices/${invoiceId}/document`} download aria-label={say('money.pdf', { number })}>
          PDF
        </a>
      ),
    },
  ];
  return (
    <Section title={say('money.invoices')}>
      {error ? (
        <Wrong error={error} again={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton rows={4} />
      ) : data.items.length === 0 ? (
        <Empty what={say('money.noInvoices')} />
      ) : (
        <Table
          caption={say('money.invoices')}
          columns={columns}
          rows={[...data.items].reverse()}
          keyOf={(row) => row.id}
        />
      )}
    </Section>
  );
}

function Payments({ id }: { id: string }) {
  const say = useSay();
  const account = useAccount(id);
  const { data, error, refetch } = query.useQuery('get', '/v1/accounts/{id}/payments', pageOf(id));
  const columns: Column<Payment>[] = [
    { id: 'at', phone: 'start', name: say('money.at'), cell: ({ at }) => <Instant at={at} /> },
    { id: 'source', phone: 'underEnd', name: say('money.source'), cell: ({ source }) => say(`source.${source}`) },
    {
      id: 'status',
      phone: 'under',
      name: say('money.status'),
      cell: ({ status }) => <Status look={PAYMENT[status]} />,
    },
    {
      id: 'credit',
      name: say('money.toCredit'),
      isFigure: true,
      cell: (row) => <Money minor={row.creditMinor} currency={row.currency} />,
    },
    {
      id: 'amount',
      phone: 'end',
      name: say('money.amount'),
      isFigure: true,
      cell: (row) => <Money minor={row.amountMinor} currency={row.currency} />,
    },
  ];
  return (
    <Section
      title={say('money.payments')}
      end={
        account.balance.creditMinor > 0 && (
          <span>
            {say('owed.credit')}: <Money minor={account.balance.creditMinor} currency={account.currency} />
          </span>
        )
      }
    >
      {error ? (
        <Wrong error={error} again={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton rows={4} />
      ) : data.items.length === 0 ? (
        <Empty what={say('money.noPayments')} />
      ) : (
        <Table
          caption={say('money.payments')}
          columns={columns}
          rows={[...data.items].reverse()}
          keyOf={(row) => row.id}
        />
      )}
    </Section>
  );
}
