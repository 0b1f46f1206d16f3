import IconAlert from '@tabler/icons-react/icons/IconAlertTriangle';
import IconCheck from '@tabler/icons-react/icons/IconCircleCheck';
import IconOff from '@tabler/icons-react/icons/IconCircleOff';
import { useActorName } from '../../ui/actor-name.ts';
import { query } from '../../ui/api/client.ts';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Look, Status } from '../../ui/status.tsx';
import { daysFrom } from '../../ui/days.ts';
import { Instant, useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import classes from './switch-card.module.css';

/** From then on no weekend explains it. */
const OLD_DAYS = 4;

const FRESH: Look = { tone: 'good', icon: IconCheck, word: 'bankFeed.on' };
const OLD: Look = { tone: 'warn', icon: IconAlert, word: 'bankFeed.old' };
const NONE: Look = { tone: 'still', icon: IconOff, word: 'bankFeed.off' };

/** How old the bank's word is, for which deactivations wait. */
export function BankFeed() {
  const say = useSay();
  const when = useWhen();
  const actor = useActorName();
  const { data, error, refetch } = query.useQuery('get', '/v1/bank-feed');
  const through = data?.importedThrough ?? null;
  const days = through === null ? 0 : daysFrom(through, when.today);
  const look = through === null ? NONE : days > OLD_DAYS ? OLD : FRESH;
  return (
    <Section title={say('bankFeed.title')} end={data && <Status look={look} />} framed>
      {error && <Wrong error={error} again={() => void refetch()} />}
      {data === undefined && !error && <Skeleton rows={2} />}
      {data && (
        <div className={classes.card}>
          {through !== null && (
            <strong>{say('bankFeed.through', { day: when.dated(through), days: Math.max(0, days) })}</strong>
          )}
          {data.at !== null && (
            <span className={classes.means}>
              {data.actor !== null && `${actor(data.actor)} · `}
              <Instant at={data.at} />
            </span>
          )}
          <p className={classes.means}>{say(data.configured ? 'bankFeed.means' : 'bankFeed.none')}</p>
        </div>
      )}
    </Section>
  );
}
