import IconAlert from '@tabler/icons-react/icons/IconAlertTriangle';
import { Link } from '@tanstack/react-router';
import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { useSwitches } from '../switches/asked.ts';
import classes from './stopped.module.css';

/** On every page while something is stopped for all accounts: what, since when, why, and the way to it. */
export function Stopped() {
  const say = useSay();
  const { data } = useSwitches();
  const stopped = data?.items.filter((one) => one.stopped) ?? [];
  if (stopped.length === 0) return null;
  return (
    <div role="alert" className={classes.banner}>
      <IconAlert size={20} aria-hidden />
      <ul>
        {stopped.map(({ name, at, reason }) => (
          <li key={name}>
            <strong>{say(`switches.isStopped.${name}`)}</strong> {at !== null && <Instant at={at} />}
            {reason !== null && <span className={classes.reason}>{reason}</span>}
          </li>
        ))}
      </ul>
      <Link to="/switches" className={classes.link}>
        {say('switches.see')}
      </Link>
    </div>
  );
}
