import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../../ui/api/client.ts';
import { asProblem } from '../../ui/api/problem.ts';
import { type Language, LANGUAGES, LOCALES, NAMES, useLanguage, useSay } from '../../ui/words.tsx';
import type { User } from './asked.ts';
import { Once } from '../../ui/once.tsx';
import classes from './people-page.module.css';
import { Refused } from './refused.tsx';
import { Role } from './roles.tsx';
import { useSending } from './sending.ts';

/** A person who may sign in from now on: by a link under which they set a password themselves. */
export function Invite({ onDone }: { onDone: () => void }) {
  const say = useSay();
  const spoken = useLanguage();
  const { send, wrong, isSending } = useSending();
  const [typed, setTyped] = useState({ name: '', email: '' });
  const [role, setRole] = useState<User['role']>('agent');
  const [language, setLanguage] = useState<Language>(spoken);
  const [isTried, setTried] = useState(false);
  const [link, setLink] = useState<string | null>(null);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (typed.name.trim() === '' || typed.email.trim() === '') return;
    void send(async (header) => {
      const { data } = await api.POST('/v1/users', {
        params: { header },
        body: { name: typed.name.trim(), email: typed.email.trim(), role, locale: LOCALES[language] },
      });
      setLink(data?.invitation?.url ?? null);
    });
  };
  if (link !== null)
    return (
      <div className={classes.form}>
        <p>{say('invite.made', { name: typed.name })}</p>
        <Once label={say('invite.link')} secret={link} hint={say('invite.hint')} />
        <div className={classes.foot}>
          <Button variant="default" onClick={onDone}>
            {say('close')}
          </Button>
        </div>
      </div>
    );
  const isBad = wrong !== null && asProblem(wrong).body.errors?.some(({ path }) => path === 'email') === true;
  return (
    <form noValidate className={classes.form} onSubmit={submit}>
      <TextInput
        data-autofocus
        label={say('people.name')}
        autoComplete="off"
        value={typed.name}
        onChange={({ currentTarget: { value } }) => setTyped({ ...typed, name: value })}
        error={isTried && typed.name.trim() === '' && say('invite.noName')}
      />
      <TextInput
        label={say('signIn.email')}
        type="email"
        autoComplete="off"
        value={typed.email}
        onChange={({ currentTarget: { value } }) => setTyped({ ...typed, email: value })}
        error={(isBad || (isTried && typed.email.trim() === '')) && say('invite.noEmail')}
      />
      <Role role={role} onChange={setRole} />
      <NativeSelect
        label={say('language')}
        value={language}
        onChange={({ currentTarget: { value } }) => setLanguage(value as Language)}
        data={LANGUAGES.map((one) => ({ value: one, label: NAMES[one] }))}
      />
      {!isBad && <Refused error={wrong} />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onDone}>
          {say('cancel')}
        </Button>
        <Button type="submit" loading={isSending}>
          {say('invite.do')}
        </Button>
      </div>
    </form>
  );
}
