import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePageTitle } from '../../ui/page-title.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { accountsUnder, latestOf, policyQuery, type Version, versionsQuery } from './asked.ts';
import { Ladder } from './ladder.tsx';
import classes from './policies-page.module.css';
import { rulesOf } from './rules.ts';
import { Segments } from './segments.tsx';
import { VersionsTable } from './versions-table.tsx';

/** All policies: the way that each leads through the days as its newest version has it, and its versions. */
export function PoliciesPage() {
  const say = useSay();
  usePageTitle(say('policies.title'));
  const { data, error, refetch } = useQuery(versionsQuery);
  const names = [...new Set((data ?? []).map(({ name }) => name))].toSorted(
    (a, b) => accountsUnder(data ?? [], b) - accountsUnder(data ?? [], a) || a.localeCompare(b),
  );
  return (
    <>
      <h1 tabIndex={-1}>{say('policies.title')}</h1>
      <p className={classes.lead}>{say('policies.lead')}</p>
      {error ? (
        <Wrong error={error} again={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton rows={10} />
      ) : (
        <div className={classes.policies}>
          {names.map((name) => (
            <Policy key={name} name={name} versions={data} />
          ))}
          <Segments />
        </div>
      )}
    </>
  );
}

function Policy({ name, versions }: { name: string; versions: Version[] }) {
  const say = useSay();
  const version = latestOf(versions, name);
  const { data } = useQuery(policyQuery({ name, version }));
  return (
    <section aria-label={name} className={classes.policy}>
      <div className={classes.head}>
        <h2>
          <Link to="/policies/$name/$version" params={{ name, version: String(version) }}>
            {name}
          </Link>
        </h2>
        <span>
          {say('policies.facts', {
            version,
            currency: data?.currency ?? '',
            count: accountsUnder(versions, name),
          })}
        </span>
      </div>
      {data !== undefined && <Ladder rules={rulesOf(data)} />}
      <VersionsTable name={name} versions={versions} />
    </section>
  );
}
