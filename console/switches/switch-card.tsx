import { Button } from '@mantine/core';
import IconCheck from '@tabler/icons-react/icons/IconCircleCheck';
import IconPower from '@tabler/icons-react/icons/IconPower';
import { useState } from 'react';
import { api } from '../../ui/api/client.ts';
import { useUser } from '../../ui/api/session.ts';
import { switchesChanged } from '../../ui/api/stale.ts';
import { Section } from '../../ui/section.tsx';
import { type Look, Status } from '../../ui/status.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Switch } from './asked.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { Said } from './said.tsx';
import classes from './switch-card.module.css';

const GOES_ON: Look = { tone: 'good', icon: IconCheck, word: 'switches.goesOn' };
const STOPPED: Look = { tone: 'bad', icon: IconPower, word: 'switches.stopped' };

/** One of them: whether it goes on, who stopped it and why, and the button that changes it. */
export function SwitchCard({ state }: { state: Switch }) {
  const say = useSay();
  const isAdmin = useUser()?.role === 'admin';
  const [asking, setAsking] = useState(false);
  const { name, stopped } = state;
  const act = say(stopped ? `switches.resume.${name}` : `switches.stop.${name}`);
  const send = async (reason: string, key: string): Promise<void> => {
    await api.POST('/v1/switches', {
      params: { header: { 'Idempotency-Key': key } },
      body: { name, stopped: !stopped, reason },
    });
    await switchesChanged();
  };
  return (
    <Section title={say(`switch.${name}`)} end={<Status look={stopped ? STOPPED : GOES_ON} />} framed>
      <div className={classes.card}>
        {state.at !== null && stopped && <Said by={state.actor} at={state.at} reason={state.reason} />}
        <p className={classes.means}>{say(stopped ? `switches.meansStopped.${name}` : `switches.means.${name}`)}</p>
        {isAdmin && (
          <Button
            variant={stopped ? 'filled' : 'default'}
            className={stopped ? undefined : classes.stop}
            onClick={() => setAsking(true)}
          >
            {act}
          </Button>
        )}
      </div>
      <ReasonDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={act}
        lead={say(stopped ? `switches.willResume.${name}` : `switches.willStop.${name}`)}
        isGrave={!stopped}
        done={say(stopped ? `switches.resumed.${name}` : `switches.isStopped.${name}`)}
        send={send}
      />
    </Section>
  );
}
