import { useIntl } from 'react-intl';
import { useSay } from '../../ui/words.tsx';
import classes from './ladder.module.css';
import type { Rules } from './rules.ts';
import { LANES, type Lane, spanOf, type Step, STEPS, stepsOf } from './steps.ts';

/** Two marks that are nearer than this share of the axis would have their numbers on one another. */
const NUMBER_SHARE = 0.028;

/**
 * A debt's way through the days as a picture: a lane each for what is tried, written and done. It is drawn in percents,
 * so that its words keep their size; the list beside it says the same, and stands alone on a phone.
 */
export function Ladder({ rules }: { rules: Rules }) {
  const say = useSay();
  const intl = useIntl();
  const steps = stepsOf(rules);
  const { from, to } = spanOf(steps);
  const at = (day: number): string => `${(((day - from) / (to - from)) * 100).toFixed(2)}%`;
  const off = rules.deactivation.afterDays + 1;
  return (
    <div
      role="img"
      aria-label={say('policies.ladderName', { from: Math.abs(from + 1), off: Number.isFinite(off) ? off : 0 })}
      className={classes.ladder}
      style={{ '--due-day': at(0) } as React.CSSProperties}
    >
      <div className={classes.lane} aria-hidden>
        <span />
        <div className={classes.axis}>
          <span style={{ insetInlineStart: at(0) }}>{say('policies.dueDay')}</span>
        </div>
      </div>
      {LANES.map((lane) => (
        <div key={lane} className={classes.lane} aria-hidden>
          <span className={classes.name}>{say(`policyLane.${lane}`)}</span>
          <div className={classes.track} data-lane={lane}>
            {lane === 'service' && <Service on={at(off)} />}
            {marksIn(lane, steps, to - from).map(({ step, numbered }) => (
              <span
                key={`${step.kind} ${step.day}`}
                className={classes.mark}
                data-tone={STEPS[step.kind].tone}
                data-kind={step.kind}
                title={say(`policyStep.${step.kind}`, { count: step.count })}
                style={{ insetInlineStart: at(step.day) }}
              >
                {numbered && <span className={classes.number}>{intl.formatNumber(step.day)}</span>}
              </span>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

/** On until the deactivation, off from then on. */
function Service({ on }: { on: string }) {
  const say = useSay();
  return (
    <>
      <span className={classes.on} style={{ insetInlineEnd: `calc(100% - ${on})` }}>
        {say('service.active')}
      </span>
      <span className={classes.off} style={{ insetInlineStart: on }}>
        {say('service.deactivated')}
      </span>
    </>
  );
}

/** One mark a day and lane; which of them have room for their number. */
function marksIn(lane: Lane, steps: readonly Step[], days: number): { step: Step; numbered: boolean }[] {
  const seen = new Set<number>();
  let last = Number.NEGATIVE_INFINITY;
  return steps
    .filter(({ kind, day }) => STEPS[kind].lane === lane && !seen.has(day) && seen.add(day))
    .map((step) => {
      const numbered = (step.day - last) / days >= NUMBER_SHARE;
      if (numbered) last = step.day;
      return { step, numbered };
    });
}
