import { Link } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import { useActorName } from '../../ui/actor-name.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Version } from './asked.ts';
import classes from './versions-table.module.css';

/** The versions of a policy, the newest first: who published each, when, and how many accounts are under it. */
export function VersionsTable({ name, versions, current }: { name: string; versions: Version[]; current?: number }) {
  const say = useSay();
  const intl = useIntl();
  const actorName = useActorName();
  const rows = versions.filter((one) => one.name === name).toSorted((a, b) => b.version - a.version);
  const columns: Column<Version>[] = [
    {
      id: 'version',
      phone: 'start',
      name: say('policies.version'),
      cell: ({ version }) => (
        <Link
          to="/policies/$name/$version"
          params={{ name, version: String(version) }}
          className={classes.version}
          aria-current={version === current ? 'true' : undefined}
        >
          {say('policies.versionN', { version })}
        </Link>
      ),
    },
    { id: 'actor', phone: 'under', name: say('policies.publishedBy'), cell: ({ actor }) => actorName(actor) },
    {
      id: 'at',
      phone: 'underEnd',
      name: say('policies.publishedAt'),
      cell: ({ createdAt }) => <Instant at={createdAt} dayOnly />,
    },
    {
      id: 'accounts',
      phone: 'end',
      name: say('policies.accounts'),
      isFigure: true,
      cell: ({ accounts }) => (
        <>
          {intl.formatNumber(accounts)}
          <span className={classes.unit}> {say('policies.accountsUnit', { count: accounts })}</span>
        </>
      ),
    },
  ];
  return (
    <Table
      caption={say('policies.versionsOf', { name })}
      columns={columns}
      rows={rows}
      keyOf={({ version }) => String(version)}
    />
  );
}
