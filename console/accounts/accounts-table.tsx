import { getRouteApi, Link } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import type { Account } from '../account/commands.ts';
import { Money } from '../../ui/money.tsx';
import { COLLECTIONS, HOLD, SERVICE, Status } from '../../ui/status.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Instant, Local } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import classes from './accounts-table.module.css';
import { type AccountsSearch, USUAL_SORT } from './search.ts';

const route = getRouteApi('/accounts/');

/** A row an account: who, how it stands, how much and how late, and what comes next. */
export function AccountsTable(props: {
  rows: Account[];
  search: AccountsSearch;
  busy: boolean;
  current: number | null;
}) {
  const say = useSay();
  const intl = useIntl();
  const navigate = route.useNavigate();
  const { sort = USUAL_SORT } = props.search;
  const sorted = (by: NonNullable<AccountsSearch['sort']>, direction: 'ascending' | 'descending') => ({
    is: sort === by ? direction : ('none' as const),
    toggle: () =>
      void navigate({
        search: ({ pages: _, ...before }) => ({ ...before, sort: by === USUAL_SORT || sort === by ? undefined : by }),
      }),
  });
  const currencies = new Set(props.rows.map(({ currency }) => currency));
  const { bucket } = props.search;
  const isMixed = currencies.size > 1;
  const balance: Column<Account> = {
    id: 'balance',
    phone: 'end',
    name: say('accounts.balance'),
    isFigure: true,
    sort: sorted('balance', 'descending'),
    cell: (row) => <Money minor={row.balance.openMinor} currency={row.currency} named={isMixed} />,
  };
  /** What of each account's debt is of that age: together they are the figure on Today. */
  const ofBucket = (name: NonNullable<AccountsSearch['bucket']>): Column<Account> => ({
    ...balance,
    name: say(`bucket.${name}`),
    cell: ({ aging, currency }) => (
      <Money minor={aging.find((one) => one.name === name)?.amountMinor ?? 0} currency={currency} named={isMixed} />
    ),
  });
  const columns: Column<Account>[] = [
    {
      id: 'name',
      phone: 'start',
      name: say('accounts.name'),
      sort: sorted('name', 'ascending'),
      cell: (row) => (
        <span className={classes.who}>
          <Link to="/accounts/$id" params={{ id: row.id }} className={classes.name}>
            {row.name}
          </Link>
          {row.externalId !== null && <span className={classes.external}>{row.externalId}</span>}
        </span>
      ),
    },
    {
      id: 'state',
      phone: 'under',
      name: say('accounts.state'),
      cell: ({ collections, service }) => (
        <span className={classes.states}>
          <Status look={COLLECTIONS[collections.state]} />
          {service.state === 'provisional' && <Status look={SERVICE.provisional} />}
          {[...new Set(collections.holds.map(({ kind }) => kind))].map((kind) => (
            <Status key={kind} look={HOLD[kind]} />
          ))}
        </span>
      ),
    },
    {
      id: 'days',
      name: say('accounts.days'),
      isFigure: true,

      sort: sorted('overdueSince', 'descending'),
      cell: ({ collections: { daysOverdue } }) => daysOverdue > 0 && intl.formatNumber(daysOverdue),
    },
    {
      id: 'next',
      phone: 'underEnd',
      name: say('accounts.next'),

      cell: ({ upcoming: [next], timeZone, clock }) =>
        next !== undefined && (
          <Local place={{ timeZone, now: clock.now }}>
            {say(`kind.${next.kind}`)} · <Instant at={next.at} dayOnly />
          </Local>
        ),
    },
    bucket === undefined ? balance : ofBucket(bucket),
  ];
  return (
    <Table
      caption={say('accounts.title')}
      columns={columns}
      rows={props.rows}
      keyOf={({ id }) => id}
      busy={props.busy}
      current={props.current}
    />
  );
}
