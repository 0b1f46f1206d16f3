import { useIntl } from 'react-intl';
import { useSay } from '../../ui/words.tsx';
import type { Rules } from './rules.ts';
import { type Step, STEPS, stepsOf } from './steps.ts';
import classes from './step-list.module.css';

/** The same way in words, a day a line. A write-off has no day: a person decides on it. */
export function StepList({ rules, title }: { rules: Rules; title: string }) {
  const say = useSay();
  const intl = useIntl();
  const dayName = (day: number): string =>
    day === 0
      ? say('policies.onDueDay')
      : day < 0
        ? say('policies.daysBefore', { count: -day })
        : say('policies.dayN', { day: intl.formatNumber(day) });
  return (
    <ol aria-label={title} className={classes.steps}>
      {byDay(stepsOf(rules)).map(([day, steps]) => (
        <li key={day}>
          <span className={classes.day}>{dayName(day)}</span>
          <ul className={classes.what}>
            {steps.map(({ kind, count }) => (
              <li key={kind} data-tone={STEPS[kind].tone}>
                {say(`policyStep.${kind}`, { count })}
              </li>
            ))}
          </ul>
        </li>
      ))}
      <li>
        <span className={classes.day}>{say('policies.later')}</span>
        <ul className={classes.what}>
          <li data-tone="still">{say('policies.writeOff')}</li>
        </ul>
      </li>
    </ol>
  );
}

function byDay(steps: readonly Step[]): [number, Step[]][] {
  const days = new Map<number, Step[]>();
  for (const step of steps) days.set(step.day, [...(days.get(step.day) ?? []), step]);
  return [...days];
}
