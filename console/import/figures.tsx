import { useIntl } from 'react-intl';
import classes from './figures.module.css';

export interface Figure {
  name: string;
  count: number;
  tone?: 'bad' | undefined;
}

/** A few counts beside one another. */
export function Figures({ label, figures }: { label: string; figures: readonly Figure[] }) {
  const intl = useIntl();
  return (
    <dl aria-label={label} className={classes.figures}>
      {figures.map(({ name, count, tone }) => (
        <div key={name} className={classes.figure} data-tone={tone} data-nothing={count === 0 || undefined}>
          <dt>{name}</dt>
          <dd>{intl.formatNumber(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
