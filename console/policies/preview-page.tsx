import { Button, Checkbox } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Schemas } from '../../ui/api/client.ts';
import { pages } from '../../ui/api/pages.ts';
import { Empty } from '../../ui/empty.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { asking, type Preview, type Which } from './asked.ts';
import { NextStep } from './next-step.tsx';
import classes from './preview-page.module.css';
import type { Rules } from './rules.ts';

type Row = Preview['items'][number];
const PAGE = 200;
const path = '/v1/policies/{name}/versions/{version}/preview' as const;

const previewQuery = (which: Which, draft: Rules | null) =>
  infiniteQueryOptions({
    queryKey: ['post', path, which, draft] as const,
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await api.POST(path, { ...asking(which, draft, pageParam, PAGE), signal });
      return data as Schemas['PolicyPreview'];
    },
    ...pages,
    // Dear to work out, and the reader is at it.
    refetchOnWindowFocus: false,
  });

/** What comes next for each account in flight, as it is and as it would be: before anything is changed. */
export function PreviewPage({ which, draft }: { which: Which; draft: Rules | null }) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    previewQuery(which, draft),
  );
  if (error) return <Wrong error={error} again={() => void refetch()} />;
  if (data === undefined) return <Skeleton rows={8} />;
  const rows = data.pages.flatMap(({ items }) => items);
  const changed = rows.filter((row) => row.changed);
  const shown = all ? rows : changed;
  const columns: Column<Row>[] = [
    {
      id: 'account',
      phone: 'start',
      name: say('policies.account'),
      cell: ({ accountId, name }) => (
        <Link to="/accounts/$id" params={{ id: accountId }} className={classes.name}>
          {name}
        </Link>
      ),
    },
    {
      id: 'before',
      phone: 'under',
      name: say('policies.before'),
      cell: (row) => <NextStep next={row.before} timeZone={row.timeZone} />,
    },
    {
      id: 'after',
      phone: 'underEnd',
      name: say('policies.after'),
      cell: (row) => <NextStep next={row.after} timeZone={row.timeZone} />,
    },
    {
      id: 'changed',
      phone: 'end',
      name: say('policies.changes'),
      cell: (row) => (
        <span className={classes.mark} data-changed={row.changed || undefined}>
          {say(changeOf(row))}
        </span>
      ),
    },
  ];
  return (
    <>
      <p className={classes.counts}>
        {say('policies.previewCounts', {
          accounts: rows.length,
          changed: changed.length,
          unchanged: rows.length - changed.length,
        })}
      </p>
      <p className={classes.lead}>{say('policies.previewLead')}</p>
      <Checkbox
        label={say('policies.showUnchanged')}
        checked={all}
        onChange={(event) => setAll(event.currentTarget.checked)}
        mb={12}
      />
      {shown.length === 0 ? (
        <Empty what={say(rows.length === 0 ? 'policies.nobodyInFlight' : 'policies.nobodyChanges')} />
      ) : (
        <Table
          caption={say('policies.tab.preview')}
          columns={columns}
          rows={shown}
          keyOf={({ accountId }) => accountId}
        />
      )}
      {hasNextPage && (
        <Button variant="default" mt={12} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('policies.previewMore', { count: PAGE })}
        </Button>
      )}
    </>
  );
}

/** Something later may change though what comes next does not. */
function changeOf({ changed, before, after }: Row) {
  if (!changed) return 'policies.change.none';
  return before?.kind === after?.kind && before?.at === after?.at ? 'policies.change.later' : 'policies.change.next';
}
