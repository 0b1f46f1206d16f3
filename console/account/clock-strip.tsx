import IconClock from '@tabler/icons-react/icons/IconClock';
import { Link } from '@tanstack/react-router';
import { useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import classes from './clock-strip.module.css';
import type { Account } from './commands.ts';

/** Above the page of an account that lives in a time of its own: what time that is, and the way to its clock. */
export function ClockStrip({ account }: { account: Account }) {
  const say = useSay();
  const when = useWhen();
  const { now, test } = account.clock;
  if (!test) return null;
  return (
    <p className={classes.strip}>
      <IconClock size={16} aria-hidden />
      <span>
        {say('account.testClock')}:{' '}
        <time dateTime={now}>
          {when.dated(when.today)} {when.clock(now)}, {when.city(account.timeZone)}
        </time>
      </span>
      {account.erasedAt === null && (
        <Link to="/clock/$id" params={{ id: account.id }}>
          {say('clock.move')}
        </Link>
      )}
    </p>
  );
}
