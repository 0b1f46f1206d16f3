import classes from './kpis.module.css';
import { Moved } from './moved.tsx';
import type { Kpi } from './shape.ts';
import { useTools } from './tools.ts';
import { useSay } from '../../ui/words.tsx';

type Totals = Record<string, number | null>;

/** The totals, the one that matters most first; how each moved since the period before. `before` null: not known yet. */
export function Kpis(props: {
  kpis: readonly Kpi[];
  totals: Totals;
  currency: string;
  before: Totals | null;
  then: string;
}) {
  const say = useSay();
  const { tell } = useTools(props.currency);
  return (
    <dl className={classes.kpis}>
      {props.kpis.map((kpi) => {
        const now = props.totals[kpi.key] ?? null;
        return (
          <div key={kpi.key} className={classes.kpi}>
            <dt>{say(kpi.word)}</dt>
            <dd className={classes.now}>{tell(kpi.kind, now)}</dd>
            <dd className={classes.moved}>
              {props.before !== null && (
                <Moved
                  kpi={kpi}
                  now={now}
                  before={props.before[kpi.key] ?? null}
                  then={props.then}
                  currency={props.currency}
                />
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
