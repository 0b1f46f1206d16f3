import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Section } from '../../ui/section.tsx';
import { useSay } from '../../ui/words.tsx';
import { policyQuery, versionsQuery, type Which } from './asked.ts';
import { ChangesList } from './changes-list.tsx';
import { Jobs } from './jobs.tsx';
import { Ladder } from './ladder.tsx';
import { Move } from './move.tsx';
import classes from './overview.module.css';
import { rulesOf } from './rules.ts';
import { StepList } from './step-list.tsx';
import { Values } from './values.tsx';
import { VersionsTable } from './versions-table.tsx';

/** A version's way through the days, its values, what it changed, its neighbours, and who is moved to it. */
export function Overview({ name, version }: Which) {
  const say = useSay();
  const rules = rulesOf(useSuspenseQuery(policyQuery({ name, version })).data);
  const { data: versions } = useSuspenseQuery(versionsQuery);
  const before = Math.max(
    0,
    ...versions.filter((one) => one.name === name && one.version < version).map((one) => one.version),
  );
  return (
    <div className={classes.columns}>
      <div className={classes.picture}>
        <Section title={say('policies.way')}>
          <Ladder rules={rules} />
          <div className={classes.steps}>
            <StepList rules={rules} title={say('policies.way')} />
          </div>
        </Section>
      </div>
      <div className={classes.values}>
        <Section title={say('policies.values')}>
          <Values rules={rules} />
        </Section>
      </div>
      <aside aria-label={say('policies.aside')} className={classes.aside}>
        <Move name={name} version={version} versions={versions} />
        <Jobs name={name} version={version} />
        {before > 0 && <Before name={name} version={before} now={rules} />}
        <Section title={say('policies.versions')}>
          <VersionsTable name={name} versions={versions} current={version} />
        </Section>
      </aside>
    </div>
  );
}

function Before({ name, version, now }: Which & { now: ReturnType<typeof rulesOf> }) {
  const say = useSay();
  const { data } = useQuery(policyQuery({ name, version }));
  return (
    <Section title={say('policies.changedSince', { version })}>
      {data !== undefined && (
        <ChangesList before={rulesOf(data)} after={now} nothing={say('policies.sameAs', { version })} />
      )}
    </Section>
  );
}
