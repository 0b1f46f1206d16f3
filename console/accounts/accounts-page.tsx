import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMayAct } from '../../ui/api/session.ts';
import { Bulk } from '../../ui/bulk/bulk.tsx';
import { ColumnChoice } from '../../ui/columns.tsx';
import { DownloadCsv } from '../../ui/download-csv.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useListKeys } from '../../ui/list-keys.ts';
import { useKeptOrder } from '../../ui/neighbours.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { usePageTitle } from '../../ui/page-title.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useTicks } from '../../ui/ticks.ts';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { AccountsTable } from './accounts-table.tsx';
import { accountsQuery, countQuery, tableOf } from './asked.ts';
import { chosenColumns, shownColumns, useColumnNames } from './columns.tsx';
import { Filters } from './filters.tsx';
import { Pages } from './pages.tsx';
import { filterIn, isFiltered } from './search.ts';
import { Views } from './views.tsx';

const route = getRouteApi('/accounts/');

/** All accounts, as the address asks for them. */
export function AccountsPage() {
  const say = useSay();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle(say('accounts.title'));
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...accountsQuery(search),
    placeholderData: keepPreviousData,
  });
  const rows = data?.items ?? [];
  const filter = filterIn(search);
  const mayAct = useMayAct();
  const { data: counted } = useQuery(countQuery(search));
  const columns = useColumnNames();
  const ticks = useTicks(
    rows.map(({ id, name }) => ({ id, name })),
    JSON.stringify(filter),
  );
  const ids = rows.map(({ id }) => id);
  useKeptOrder(ids);
  const current = useListKeys(ids, {
    open: (row) => {
      const account = rows[row];
      if (account !== undefined) void navigate({ to: '/accounts/$id', params: { id: account.id } });
    },
    tick: mayAct ? ticks.toggle : undefined,
  });

  return (
    <>
      <PageHead title={say('accounts.title')}>
        <ColumnChoice
          columns={columns}
          shown={shownColumns(search)}
          onChoose={(shown) =>
            void navigate({
              search: (before) => ({ ...before, columns: chosenColumns(shown) }),
              replace: true,
              resetScroll: false,
            })
          }
        />
        <DownloadCsv path={tableOf(search)} fileName={say('accounts.fileName')} />
        <Views search={search} />
      </PageHead>
      <Filters search={search} />
      {mayAct && <Bulk ticks={ticks} whole={{ count: counted?.count ?? 0, filter }} />}
      {error ? (
        <Wrong error={error} again={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton rows={12} />
      ) : rows.length === 0 ? (
        <Empty what={say(isFiltered(search) ? 'accounts.noMatch' : 'accounts.none')}>
          {isFiltered(search) && (
            <Link to="/accounts" search={{ sort: search.sort, columns: search.columns }}>
              {say('accounts.clear')}
            </Link>
          )}
        </Empty>
      ) : (
        <>
          <AccountsTable
            rows={rows}
            search={search}
            busy={isPlaceholderData}
            current={current}
            ticks={mayAct ? ticks : undefined}
          />
          <Pages search={search} count={rows.length} all={counted?.count} next={data.nextCursor} />
        </>
      )}
    </>
  );
}
