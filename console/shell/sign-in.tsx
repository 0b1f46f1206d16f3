import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { query, queries } from '../../ui/api/client.ts';
import { asProblem } from '../../ui/api/problem.ts';
import { usePageTitle } from '../../ui/page-title.tsx';
import { LANGUAGES, NAMES, chooseLanguage, useLanguage, useSay } from '../../ui/words.tsx';
import { Mark } from './mark.tsx';
import classes from './sign-in.module.css';

/** E-mail and password. What is wrong is said in one sentence, the same whatever it was. */
export function SignIn({ next }: { next: string }) {
  const say = useSay();
  const router = useRouter();
  const password = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const signIn = query.useMutation('post', '/v1/session');
  usePageTitle(say('signIn.title'));

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setWrong(null);
    try {
      await signIn.mutateAsync({ body: { email: String(form.get('email')), password: String(form.get('password')) } });
      queries.clear();
      router.history.push(next);
    } catch (error) {
      setWrong(sentenceOf(asProblem(error), say));
      password.current?.focus();
      password.current?.select();
    }
  };

  return (
    <div className={classes.page}>
      <main className={classes.card}>
        <Mark size={40} />
        <h1>{say('signIn.title')}</h1>
        <p className={classes.lead}>{say('signIn.lead')}</p>
        <form onSubmit={(event) => void submit(event)} className={classes.form}>
          {wrong !== null && (
            <p role="alert" className={classes.wrong}>
              {wrong}
            </p>
          )}
          <TextInput
            name="email"
            type="email"
            label={say('signIn.email')}
            autoComplete="username"
            required
            size="md"
            withAsterisk={false}
          />
          <PasswordInput
            ref={password}
            name="password"
            label={say('signIn.password')}
            autoComplete="current-password"
            required
            size="md"
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': say('signIn.show'), 'aria-hidden': false, tabIndex: 0 }}
          />
          <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
            {say('signIn.do')}
          </Button>
        </form>
      </main>
      <Languages />
    </div>
  );
}

function sentenceOf(
  { status, code, retryAfter, message }: ReturnType<typeof asProblem>,
  say: ReturnType<typeof useSay>,
): string {
  if (status === 0) return say('wrong.unreachable');
  if (code === 'wrong_credentials') return say('signIn.wrong');
  if (retryAfter === null) return message;
  const until = new Date(Date.now() + retryAfter * 1_000);
  const clock = until.toLocaleTimeString([], {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return say(code === 'locked' ? 'signIn.locked' : 'signIn.tooMany', { until: clock });
}

function Languages() {
  const spoken = useLanguage();
  const say = useSay();
  return (
    <nav aria-label={say('language')} className={classes.languages}>
      {LANGUAGES.map((one) => (
        <button key={one} type="button" lang={one} aria-pressed={one === spoken} onClick={() => chooseLanguage(one)}>
          {NAMES[one]}
        </button>
      ))}
    </nav>
  );
}
