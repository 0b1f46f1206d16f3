import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { query } from '../../ui/api/client.ts';
import { asProblem } from '../../ui/api/problem.ts';
import { useSay } from '../../ui/words.tsx';
import { sentenceOf } from './refusals.ts';
import classes from './sign-in.module.css';

/** What to do without the password: a link by mail, or, where nobody carries mails, an admin. */
export function Forgotten({ isMailed }: { isMailed: boolean }) {
  const say = useSay();
  return (
    <details className={classes.forgotten}>
      <summary>{say('forgotten.title')}</summary>
      {isMailed ? <Ask /> : <p>{say('forgotten.byAdmin')}</p>}
    </details>
  );
}

function Ask() {
  const say = useSay();
  const ask = query.useMutation('post', '/v1/password-links');
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    ask.mutate({ body: { email: String(new FormData(event.currentTarget).get('forgotten')) } });
  };
  if (ask.isSuccess) return <p role="status">{say('forgotten.heard')}</p>;
  return (
    <form className={classes.form} onSubmit={submit}>
      <p>{say('forgotten.lead')}</p>
      {ask.error && (
        <p role="alert" className={classes.wrong}>
          {sentenceOf(asProblem(ask.error), say)}
        </p>
      )}
      <TextInput
        name="forgotten"
        type="email"
        label={say('forgotten.email')}
        autoComplete="username"
        required
        withAsterisk={false}
      />
      <Button type="submit" variant="default" loading={ask.isPending}>
        {say('forgotten.do')}
      </Button>
    </form>
  );
}
