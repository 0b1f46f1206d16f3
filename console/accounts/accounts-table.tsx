import { getRouteApi, Link } from '@tanstack/react-router';
import type { Account } from '../account/commands.ts';
import { Money } from '../../ui/money.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import type { Ticks } from '../../ui/ticks.ts';
import { useSay } from '../../ui/words.tsx';
import classes from './accounts-table.module.css';
import { shownColumns, useCells } from './columns.tsx';
import { type AccountsSearch, USUAL_SORT } from './search.ts';

const route = getRouteApi('/accounts/');

type Sort = NonNullable<AccountsSearch['sort']>;
/** The columns by which the list can be ordered. */
const SORTS: Partial<Record<string, [Sort, 'ascending' | 'descending']>> = {
  name: ['name', 'ascending'],
  days: ['overdueSince', 'descending'],
  balance: ['balance', 'descending'],
};
/** Where some stand on a phone; the others are left out there. */
const PHONE: Partial<Record<string, Column<Account>['phone']>> = {
  state: 'under',
  next: 'underEnd',
  balance: 'end',
};
const FIGURES = new Set(['days', 'overdue', 'credit', 'balance']);

/** A row an account: who, how it stands, how much and how late, and what comes next. */
export function AccountsTable(props: {
  rows: Account[];
  search: AccountsSearch;
  busy: boolean;
  current: number | null;
  ticks: Ticks | undefined;
}) {
  const say = useSay();
  const navigate = route.useNavigate();
  const { sort = USUAL_SORT, bucket } = props.search;
  const isMixed = new Set(props.rows.map(({ currency }) => currency)).size > 1;
  const cells = useCells(isMixed);
  const sortOf = (id: string): Pick<Column<Account>, 'sort'> => {
    const [by, direction] = SORTS[id] ?? [];
    if (by === undefined || direction === undefined) return {};
    const toggle = (): void =>
      void navigate({
        search: ({ pages: _, ...before }) => ({ ...before, sort: by === USUAL_SORT || sort === by ? undefined : by }),
      });
    return { sort: { is: sort === by ? direction : 'none', toggle } };
  };
  const shown = shownColumns(props.search).map(
    (id): Column<Account> => ({
      id,
      phone: PHONE[id],
      name: say(`accounts.${id}`),
      isFigure: FIGURES.has(id) || undefined,
      cell: cells[id],
      ...sortOf(id),
    }),
  );
  /** What of each account's debt is of that age: together they are the figure on Today. */
  const ofBucket: Column<Account>[] =
    bucket === undefined
      ? []
      : [
          {
            id: 'bucket',
            phone: 'end',
            name: say(`bucket.${bucket}`),
            isFigure: true,
            ...sortOf('balance'),
            cell: ({ aging, currency }) => (
              <Money
                minor={aging.find((one) => one.name === bucket)?.amountMinor ?? 0}
                currency={currency}
                named={isMixed}
              />
            ),
          },
        ];
  const who: Column<Account> = {
    id: 'name',
    phone: 'start',
    name: say('accounts.name'),
    ...sortOf('name'),
    cell: (row) => (
      <span className={classes.who}>
        <Link to="/accounts/$id" params={{ id: row.id }} className={classes.name}>
          {row.name}
        </Link>
        {row.externalId !== null && <span className={classes.external}>{row.externalId}</span>}
      </span>
    ),
  };
  return (
    <Table
      caption={say('accounts.title')}
      columns={[who, ...shown.filter(({ id }) => bucket === undefined || id !== 'balance'), ...ofBucket]}
      rows={props.rows}
      keyOf={({ id }) => id}
      busy={props.busy}
      current={props.current}
      ticks={props.ticks}
    />
  );
}
