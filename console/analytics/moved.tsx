import IconDown from '@tabler/icons-react/icons/IconTrendingDown';
import IconUp from '@tabler/icons-react/icons/IconTrendingUp';
import { useIntl } from 'react-intl';
import { useSay } from '../../ui/words.tsx';
import { type Change, changeOf, isBetter } from './change.ts';
import classes from './moved.module.css';
import type { Kpi } from './shape.ts';
import { useTools } from './tools.ts';

/** How a total moved, and whether that is good news: in words, as not everybody sees the colour. */
export function Moved(props: { kpi: Kpi; now: number | null; before: number | null; then: string; currency: string }) {
  const say = useSay();
  const intl = useIntl();
  const { tell } = useTools(props.currency);
  const { kpi, now, before, then } = props;
  if (now === null) return null;
  const change = changeOf(kpi.kind, now, before);
  if (change === null) return <span className={classes.moved}>{say('analytics.notKnown', { then })}</span>;

  const by = ({ unit, by: much }: Change): string => {
    if (unit === 'points') return say('analytics.points', { by: much });
    if (unit === 'days') return say('analytics.days', { days: much });
    return unit === 'fromNothing'
      ? tell(kpi.kind, much)
      : intl.formatNumber(much, { style: 'percent', maximumSignificantDigits: much < 1 ? 2 : 3 });
  };
  const good = isBetter(change, kpi.good);
  const Icon = change.way === 'more' ? IconUp : IconDown;
  return (
    <span className={classes.moved} data-good={good ?? undefined}>
      {change.way !== 'same' && <Icon size={16} aria-hidden />}
      <span>
        {say(`analytics.${change.way}`, { by: by(change), then })}
        {good !== null && ` · ${say(good ? 'analytics.better' : 'analytics.worse')}`}
        <span className={classes.before}> ({tell(kpi.kind, before)})</span>
      </span>
    </span>
  );
}
