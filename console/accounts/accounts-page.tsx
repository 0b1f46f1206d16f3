import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty } from '../../ui/empty.tsx';
import { useListKeys } from '../../ui/list-keys.ts';
import { usePageTitle } from '../../ui/page-title.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import classes from './accounts-page.module.css';
import { AccountsTable } from './accounts-table.tsx';
import { accountsQuery } from './asked.ts';
import { Filters } from './filters.tsx';
import { Pages } from './pages.tsx';
import { isFiltered } from './search.ts';
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
  const current = useListKeys(rows.length, (row) => {
    const account = rows[row];
    if (account !== undefined) void navigate({ to: '/accounts/$id', params: { id: account.id } });
  });

  return (
    <>
      <div className={classes.head}>
        <h1 tabIndex={-1}>{say('accounts.title')}</h1>
        <Views search={search} />
      </div>
      <Filters search={search} />
      {error ? (
        <Wrong error={error} again={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton rows={12} />
      ) : rows.length === 0 ? (
        <Empty what={say(isFiltered(search) ? 'accounts.noMatch' : 'accounts.none')}>
          {isFiltered(search) && (
            <Link to="/accounts" search={{ sort: search.sort }}>
              {say('accounts.clear')}
            </Link>
          )}
        </Empty>
      ) : (
        <>
          <AccountsTable rows={rows} search={search} busy={isPlaceholderData} current={current} />
          <Pages search={search} count={rows.length} next={data.nextCursor} />
        </>
      )}
    </>
  );
}
