import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { query, queries } from '../../ui/api/client.ts';
import { followLanguage } from '../../ui/api/me.ts';
import { asProblem } from '../../ui/api/problem.ts';
import { usePageTitle } from '../../ui/page-title.tsx';
import { LANGUAGES, NAMES, chooseLanguage, useLanguage, useSay } from '../../ui/words.tsx';
import { Forgotten } from './forgotten.tsx';
import { Mark } from './mark.tsx';
import { Provider } from './provider.tsx';
import { sentenceOf } from './refusals.ts';
import type { Refused } from './refused.ts';
import classes from './sign-in.module.css';

/** E-mail and password, and a code where one is asked for. What is wrong is one sentence, the same whatever it was. */
export function SignIn({ next, refused }: { next: string; refused: Refused | null }) {
  const say = useSay();
  const router = useRouter();
  const password = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const [asksCode, setAsksCode] = useState(false);
  const [wrong, setWrong] = useState(refused === null ? null : say(`signIn.refused.${refused}`));
  const options = query.useQuery('get', '/v1/sign-in-options');
  const signIn = query.useMutation('post', '/v1/session');
  usePageTitle(say('signIn.title'));
  useEffect(() => {
    if (asksCode) code.current?.focus();
  }, [asksCode]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = (name: string): string => String(form.get(name) ?? '');
    const given = typed('code').trim() === '' ? {} : { code: typed('code') };
    setWrong(null);
    try {
      await signIn.mutateAsync({ body: { email: typed('email'), password: typed('password'), ...given } });
      queries.clear();
      // Another language's words are loaded with the page.
      if (await followLanguage().catch(() => false)) location.assign(`/console${next}`);
      else await router.navigate({ href: next });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === 'code_required') {
        setAsksCode(true);
        code.current?.focus();
        return;
      }
      setWrong(sentenceOf(problem, say, asksCode));
      const field = asksCode ? code : password;
      field.current?.focus();
      field.current?.select();
    }
  };

  return (
    <div className={classes.page}>
      <main className={classes.card}>
        <Mark size={40} />
        <h1>{say('signIn.title')}</h1>
        <p className={classes.lead}>{say('signIn.lead')}</p>
        {wrong !== null && (
          <p role="alert" className={classes.wrong}>
            {wrong}
          </p>
        )}
        <Provider next={next} provider={options.data?.provider ?? null} />
        <form onSubmit={(event) => void submit(event)} className={classes.form}>
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
          {asksCode && (
            <TextInput
              ref={code}
              name="code"
              label={say('signIn.code')}
              description={say('signIn.codeHint')}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              size="md"
              withAsterisk={false}
            />
          )}
          <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
            {say('signIn.do')}
          </Button>
        </form>
        <Forgotten isMailed={options.data?.forgottenPassword ?? false} />
      </main>
      <Languages />
    </div>
  );
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
