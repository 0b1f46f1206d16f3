import { query } from '../../ui/api/client.ts';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { type Active, type Region, stateNames } from './chart-names.ts';
import { ChartPath } from './chart-path.tsx';
import { ChartPicture } from './chart-picture.tsx';
import classes from './chart-tab.module.css';

/** The chart of every account, lit where this one is, and the same as a list. */
export function ChartTab({ id }: { id: string }) {
  const say = useSay();
  const chart = query.useQuery('get', '/v1/chart', {}, { staleTime: Number.POSITIVE_INFINITY });
  const here = query.useQuery('get', '/v1/accounts/{id}/chart', { params: { path: { id } } });
  const error = chart.error ?? here.error;
  if (error) return <Wrong error={error} again={() => void here.refetch()} />;
  if (chart.data === undefined || here.data === undefined) return <Skeleton rows={8} />;
  const { regions } = chart.data;
  const { active, path } = here.data;
  const names = stateNames(regions);
  return (
    <Section title={say('chart.title')}>
      <ChartPicture regions={regions} active={active} />
      <h3 className={classes.title}>{say('chart.active')}</h3>
      <ul className={classes.active}>
        {active.map((one) => (
          <li key={one.region}>
            <span className={classes.region}>{names.region(one.region)}</span>
            <strong>{names.full(one.region, one)}</strong>
            <Away region={regions.find(({ name }) => name === one.region)} active={one} />
          </li>
        ))}
      </ul>
      <ChartPath path={path} regions={regions} />
    </Section>
  );
}

/** What would lead from where the account is to somewhere else. */
function Away({ region, active }: { region: Region | undefined; active: Active }) {
  const say = useSay();
  const state = region?.states.find(({ name }) => name === active.state);
  const arrows = [...(state?.arrows ?? []), ...(region?.arrows ?? [])].filter(
    ({ from, to }) => (from === active.state || from === active.part) && to !== from,
  );
  if (arrows.length === 0) return null;
  return (
    <details className={classes.away}>
      <summary>{say('chart.away')}</summary>
      <ul>
        {arrows.map(({ from, to, label }) => (
          <li key={`${from} ${to} ${label}`}>
            {label} → {stateNames(region ? [region] : []).state(active.region, to)}
          </li>
        ))}
      </ul>
    </details>
  );
}
