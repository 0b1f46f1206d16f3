import { useSay } from '../../ui/words.tsx';
import classes from './time-left.module.css';

/** How long collection still waits for somebody to look; null: it doesn't. */
export function TimeLeft({ days }: { days: number | null }) {
  const say = useSay();
  if (days === null) return <span className={classes.left}>{say('proofs.noStop')}</span>;
  return (
    <span className={classes.left} data-tone={days < 0 ? 'bad' : days === 0 ? 'warn' : undefined}>
      {days < 0 ? say('proofs.lapsed', { days: -days }) : say('proofs.left', { days })}
    </span>
  );
}
