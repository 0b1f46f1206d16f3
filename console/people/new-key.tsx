import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../../ui/api/client.ts';
import { useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import type { User } from './asked.ts';
import { Once } from '../../ui/once.tsx';
import classes from './people-page.module.css';
import { Refused } from './refused.tsx';
import { Role } from './roles.tsx';
import { useSending } from './sending.ts';

/** A key for another system: shown once, when it is made. */
export function NewKey({ onDone }: { onDone: () => void }) {
  const say = useSay();
  const { today } = useWhen();
  const { send, wrong, isSending } = useSending();
  const [name, setName] = useState('');
  const [role, setRole] = useState<User['role']>('viewer');
  const [lastDay, setLastDay] = useState('');
  const [isTried, setTried] = useState(false);
  const [key, setKey] = useState<string | null>(null);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '') return;
    void send(async (header) => {
      // Until the end of the day where it is typed.
      const end = lastDay === '' ? {} : { expiresAt: new Date(`${lastDay}T23:59:59.999`).toISOString() };
      const { data } = await api.POST('/v1/api-keys', {
        params: { header },
        body: { name: name.trim(), role, ...end },
      });
      setKey(data?.key ?? null);
    });
  };
  if (key !== null)
    return (
      <div className={classes.form}>
        <Once label={say('apiKeys.key')} secret={key} hint={say('apiKeys.hint')} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onDone}>
            {say('close')}
          </Button>
        </div>
      </div>
    );
  return (
    <form noValidate className={classes.form} onSubmit={submit}>
      <TextInput
        data-autofocus
        label={say('apiKeys.name')}
        description={say('apiKeys.nameHint')}
        autoComplete="off"
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
        error={isTried && name.trim() === '' && say('apiKeys.noName')}
      />
      <Role role={role} onChange={setRole} />
      <TextInput
        type="date"
        min={today}
        label={say('apiKeys.lastDay')}
        description={say('apiKeys.lastDayHint')}
        value={lastDay}
        onChange={({ currentTarget: { value } }) => setLastDay(value)}
      />
      <Refused error={wrong} />
      <div className={classes.foot}>
        <Button variant="default" onClick={onDone}>
          {say('cancel')}
        </Button>
        <Button type="submit" loading={isSending}>
          {say('apiKeys.make')}
        </Button>
      </div>
    </form>
  );
}
