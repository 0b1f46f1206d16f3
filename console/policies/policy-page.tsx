import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useActorName } from '../../ui/actor-name.ts';
import { usePageTitle } from '../../ui/page-title.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { latestOf, policyQuery, versionsQuery, type Which } from './asked.ts';
import { PolicyTabs } from './policy-tabs.tsx';
import classes from './policy-page.module.css';

/** A version of a policy: which it is, who published it and for how many; what one may do with it behind tabs. */
export function PolicyPage({ name, version }: Which) {
  const say = useSay();
  const actorName = useActorName();
  const { data: policy } = useSuspenseQuery(policyQuery({ name, version }));
  const { data: versions } = useSuspenseQuery(versionsQuery);
  const itself = versions.find((one) => one.name === name && one.version === version);
  const newest = latestOf(versions, name);
  const title = say('policies.nameVersion', { name, version });
  usePageTitle(title);
  return (
    <>
      <header className={classes.header}>
        <h1 tabIndex={-1}>{title}</h1>
        <p className={classes.facts}>
          <span data-newest={version === newest || undefined} className={classes.age}>
            {version === newest ? say('policies.newest') : say('policies.older', { version: newest })}
          </span>
          {itself !== undefined && (
            <>
              <span>
                {say('policies.publishedByAt', { who: actorName(itself.actor) })}{' '}
                <Instant at={itself.createdAt} dayOnly />
              </span>
              <span>{say('policies.underIt', { count: itself.accounts })}</span>
            </>
          )}
          <span>
            {policy.currency} · {String(policy.timeZone)}
          </span>
        </p>
      </header>
      <PolicyTabs name={name} version={version} />
      <Outlet />
    </>
  );
}
