import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import { readMinor, typedMinor } from '../../ui/amount.ts';
import type { Schemas } from '../../ui/api/client.ts';
import { Empty } from '../../ui/empty.tsx';
import { Money } from '../../ui/money.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Day } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import classes from './account-share.module.css';
import type { Share } from './allocating.ts';
import { accountQuery } from '../../ui/api/asked.ts';
import { openInvoicesQuery } from './asked.ts';

type Invoice = Schemas['Invoice'];

/** The open invoices of one account, each with the amount that it gets. */
export function AccountShare(props: {
  share: Share;
  currency: string;
  remainderMinor: number;
  onType: (typed: Share['typed']) => void;
  onRemove: () => void;
}) {
  const say = useSay();
  const intl = useIntl();
  const { share, currency } = props;
  const { data: account } = useQuery(accountQuery(share.accountId));
  const { data: invoices, error, refetch } = useQuery(openInvoicesQuery(share.accountId));
  const type = (id: string, text: string): void => props.onType({ ...share.typed, [id]: text });
  /** What is still to allocate, and what it has already, at most its balance. */
  const fill = ({ id, balanceMinor }: Invoice): void => {
    const has = readMinor(share.typed[id] ?? '', intl.locale, currency) ?? 0;
    const minor = Math.min(balanceMinor, Math.max(0, props.remainderMinor) + has);
    if (minor > 0) type(id, typedMinor(minor, intl.locale, currency));
  };
  const columns: Column<Invoice>[] = [
    { id: 'number', phone: 'start', name: say('money.invoice'), cell: ({ number }) => number },
    { id: 'due', phone: 'under', name: say('money.due'), cell: ({ dueOn }) => <Day on={dueOn} /> },
    {
      id: 'balance',
      phone: 'end',
      name: say('money.balance'),
      isFigure: true,
      cell: ({ balanceMinor }) => <Money minor={balanceMinor} currency={currency} />,
    },
    {
      id: 'amount',
      phone: 'underEnd',
      name: say('money.amount'),
      isFigure: true,
      cell: (invoice) => (
        <span className={classes.amount}>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => fill(invoice)}
            aria-label={say('transfers.fillOf', { number: invoice.number })}
          >
            {say('transfers.fill')}
          </Button>
          <TextInput
            aria-label={say('transfers.amountFor', { number: invoice.number })}
            inputMode="decimal"
            autoComplete="off"
            size="xs"
            value={share.typed[invoice.id] ?? ''}
            onChange={(event) => type(invoice.id, event.currentTarget.value)}
          />
        </span>
      ),
    },
  ];
  return (
    <section className={classes.share} aria-label={account?.name}>
      <div className={classes.head}>
        <h3>
          <Link to="/accounts/$id" params={{ id: share.accountId }}>
            {account?.name ?? '…'}
          </Link>
        </h3>
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={props.onRemove}
          aria-label={say('transfers.removeOf', { name: account?.name ?? '' })}
        >
          {say('transfers.remove')}
        </Button>
      </div>
      {error ? (
        <Wrong error={error} again={() => void refetch()} />
      ) : invoices === undefined ? (
        <Skeleton rows={2} />
      ) : invoices.length === 0 ? (
        <Empty what={say('transfers.noInvoices')} />
      ) : (
        <Table
          caption={say('transfers.openOf', { name: account?.name ?? '' })}
          columns={columns}
          rows={invoices}
          keyOf={({ id }) => id}
        />
      )}
    </section>
  );
}
