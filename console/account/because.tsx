import { useSay } from '../../ui/words.tsx';
import type { Entry } from './asked.ts';
import classes from './because.module.css';

/** Why it was decided: the rule, and the policy's numbers that counted. */
export function Because({ because }: { because: NonNullable<Entry['because']> }) {
  const say = useSay();
  const numbers = Object.entries(because.numbers);
  return (
    <details className={classes.why}>
      <summary>{say('account.why')}</summary>
      <p lang="en">
        {because.rule}
        {numbers.map(([path, value]) => (
          <code key={path}>
            {path}: {Array.isArray(value) ? value.join(', ') : String(value)}
          </code>
        ))}
      </p>
    </details>
  );
}
