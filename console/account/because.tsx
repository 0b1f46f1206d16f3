import type { Entry } from '../../ui/api/timeline.ts';
import classes from './because.module.css';

/** A title that opens on why it was decided: the rule, and the policy's numbers that counted. */
export function Because({ title, because }: { title: string; because: NonNullable<Entry['because']> }) {
  return (
    <details className={classes.why}>
      <summary>{title}</summary>
      <p lang="en">
        {because.rule}
        {Object.entries(because.numbers).map(([path, value]) => (
          <code key={path}>
            {path}: {Array.isArray(value) ? value.join(', ') : String(value)}
          </code>
        ))}
      </p>
    </details>
  );
}
