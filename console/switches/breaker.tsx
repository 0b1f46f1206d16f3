import { Button } from '@mantine/core';
import IconAlert from '@tabler/icons-react/icons/IconAlertTriangle';
import IconCheck from '@tabler/icons-react/icons/IconCircleCheck';
import IconRelease from '@tabler/icons-react/icons/IconLockOpen';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { api, query, type Schemas } from '../../ui/api/client.ts';
import { useUser } from '../../ui/api/session.ts';
import { switchesChanged } from '../../ui/api/stale.ts';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type Look, Status } from '../../ui/status.tsx';
import { useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { Said } from './said.tsx';
import classes from './switch-card.module.css';

const WATCHES: Look = { tone: 'good', icon: IconCheck, word: 'breaker.watches' };
const TRIPPED: Look = { tone: 'warn', icon: IconAlert, word: 'breaker.tripped' };
const RELEASED: Look = { tone: 'back', icon: IconRelease, word: 'breaker.released' };

/** What holds back suspiciously many deactivations on a day: how it stands, and its release. */
export function Breaker() {
  const say = useSay();
  const { today } = useWhen();
  const tasks = query.useQuery('get', '/v1/tasks', { params: { query: { kind: 'breaker', status: 'open' } } });
  const tripped = (tasks.data?.items ?? []).flatMap(({ data: { day } }) => (typeof day === 'string' ? [day] : []));
  const days = [today, ...tripped.filter((day) => day !== today)];
  return (
    <Section title={say('breaker.title')} framed>
      <div className={classes.card}>
        <p className={classes.means}>{say('breaker.means')}</p>
        {tasks.error && <Wrong error={tasks.error} again={() => void tasks.refetch()} />}
        {days.map((day) => (
          <OnADay key={day} day={day} isTripped={tripped.includes(day)} />
        ))}
      </div>
    </Section>
  );
}

function OnADay({ day, isTripped }: { day: string; isTripped: boolean }) {
  const say = useSay();
  const when = useWhen();
  const intl = useIntl();
  const isAdmin = useUser()?.role === 'admin';
  const [asking, setAsking] = useState(false);
  const { data, error, refetch } = query.useQuery('get', '/v1/deactivation-breaker', { params: { query: { day } } });
  if (error) return <Wrong error={error} again={() => void refetch()} />;
  if (data === undefined) return <Skeleton rows={1} />;
  const send = async (reason: string, key: string): Promise<void> => {
    await api.POST('/v1/deactivation-breaker/release', {
      params: { header: { 'Idempotency-Key': key } },
      body: { day, reason },
    });
    await switchesChanged();
  };
  return (
    <>
      <Status look={lookOf(data, isTripped)} more={` · ${when.day(day)}`} />
      <span>{say('breaker.count', { n: data.deactivations, accounts: intl.formatNumber(data.accounts) })}</span>
      {data.released && data.at !== null && <Said by={data.actor} at={data.at} reason={data.reason} />}
      {isAdmin && !data.released && (
        <Button variant={isTripped ? 'filled' : 'default'} onClick={() => setAsking(true)}>
          {say('breaker.release', { day: when.day(day) })}
        </Button>
      )}
      <ReasonDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('breaker.release', { day: when.day(day) })}
        lead={say('breaker.willRelease')}
        isGrave
        done={say('breaker.isReleased')}
        send={send}
      />
    </>
  );
}

const lookOf = ({ released }: Schemas['DeactivationBreaker'], isTripped: boolean): Look =>
  released ? RELEASED : isTripped ? TRIPPED : WATCHES;
