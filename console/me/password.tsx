import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { api, queries } from '../../ui/api/client.ts';
import { asProblem } from '../../ui/api/problem.ts';
import { Section } from '../../ui/section.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import classes from './me-page.module.css';

const NOTHING = { currentPassword: '', password: '', again: '' };
type Field = keyof typeof NOTHING;

/** One's own password, by the one before it. */
export function Password({ id }: { id: string }) {
  const say = useSay();
  const { done } = useAnnounce();
  const [typed, setTyped] = useState(NOTHING);
  const [errors, setErrors] = useState<Partial<Record<Field, string>>>({});
  const [wrong, setWrong] = useState<unknown>(null);
  const [sending, setSending] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWrong(null);
    const missing: typeof errors = {
      ...(typed.currentPassword === '' ? { currentPassword: say('password.missing') } : {}),
      ...(typed.password === '' ? { password: say('password.missing') } : {}),
      ...(typed.password === typed.again ? {} : { again: say('password.differs') }),
    };
    setErrors(missing);
    if (Object.keys(missing).length > 0) return;
    setSending(true);
    try {
      const { again: _, ...body } = typed;
      await api.POST('/v1/users/{id}/password', { params: { path: { id } }, body });
      setTyped(NOTHING);
      done(say('password.changed'));
      await queries.invalidateQueries();
    } catch (error) {
      const { code, body } = asProblem(error);
      const refused = body.errors?.find(({ path }) => path === 'password');
      if (code === 'wrong_password') setErrors({ currentPassword: say('password.wrong') });
      else if (refused) setErrors({ password: say(whyOf(refused.message)) });
      else setWrong(error);
    } finally {
      setSending(false);
    }
  };
  const field = (name: Field, autoComplete: string) => (
    <PasswordInput
      className={classes.wide}
      name={name}
      label={say(`password.${name}`)}
      description={name === 'password' ? say('password.hint') : undefined}
      autoComplete={autoComplete}
      value={typed[name]}
      onChange={({ currentTarget: { value } }) => setTyped((now) => ({ ...now, [name]: value }))}
      error={errors[name]}
      // Told to whoever doesn't see its colour, which the component forgets.
      aria-invalid={errors[name] !== undefined}
      visibilityToggleButtonProps={{ 'aria-label': say('signIn.show'), 'aria-hidden': false, tabIndex: 0 }}
    />
  );
  return (
    <Section title={say('password.title')} framed>
      <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
        {field('currentPassword', 'current-password')}
        {field('password', 'new-password')}
        {field('again', 'new-password')}
        {wrong !== null && <Wrong error={wrong} />}
        <Button type="submit" variant="default" loading={sending}>
          {say('password.do')}
        </Button>
      </form>
    </Section>
  );
}

/** What the server says of a password that it doesn't take, in the reader's words. */
const whyOf = (message: string) =>
  /common/.test(message) ? 'password.common' : /owner/.test(message) ? 'password.owner' : 'password.length';
