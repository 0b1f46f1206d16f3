import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { encode } from 'uqr';
import { api, isProblem, type Schemas } from '../../ui/api/client.ts';
import { Once } from '../../ui/once.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { isWrongCode } from './is-wrong-code.ts';
import classes from './me-page.module.css';
import picture from './set-factor.module.css';

/** First the password, then the picture for the app, then a code as a proof that it works. */
export function SetFactor({ id, onDone }: { id: string; onDone: () => void }) {
  const [offer, setOffer] = useState<Schemas['SecondFactor'] | null>(null);
  return offer === null ? <Prove id={id} onProven={setOffer} /> : <Confirm id={id} offer={offer} onDone={onDone} />;
}

function Prove({ id, onProven }: { id: string; onProven: (offer: Schemas['SecondFactor']) => void }) {
  const say = useSay();
  const [currentPassword, setPassword] = useState('');
  const [wrong, setWrong] = useState<unknown>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      const { data } = await api.POST('/v1/users/{id}/second-factor', {
        params: { path: { id } },
        body: { currentPassword },
      });
      if (data !== undefined) onProven(data);
    } catch (error) {
      setWrong(error);
    }
  };
  const isWrong = isProblem(wrong, 'wrong_password');
  return (
    <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
      <PasswordInput
        data-autofocus
        className={classes.wide}
        label={say('password.currentPassword')}
        autoComplete="current-password"
        value={currentPassword}
        onChange={({ currentTarget: { value } }) => setPassword(value)}
        error={isWrong && say('password.wrong')}
        visibilityToggleButtonProps={{ 'aria-label': say('signIn.show'), 'aria-hidden': false, tabIndex: 0 }}
      />
      {wrong !== null && !isWrong && <Wrong error={wrong} />}
      <Button type="submit">{say('factor.go')}</Button>
    </form>
  );
}

function Confirm({ id, offer, onDone }: { id: string; offer: Schemas['SecondFactor']; onDone: () => void }) {
  const say = useSay();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<unknown>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await api.POST('/v1/users/{id}/second-factor/confirm', { params: { path: { id } }, body: { code } });
      onDone();
    } catch (error) {
      setWrong(error);
    }
  };
  return (
    <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
      <p className={classes.note}>{say('factor.scan')}</p>
      <Picture of={offer.uri} />
      <div className={classes.wide}>
        <Once label={say('factor.secret')} secret={offer.secret} hint={say('factor.type')} />
      </div>
      <TextInput
        ref={field}
        label={say('factor.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={({ currentTarget: { value } }) => setCode(value)}
        error={isWrongCode(wrong) && say('factor.wrong')}
      />
      {wrong !== null && !isWrongCode(wrong) && <Wrong error={wrong} />}
      <Button type="submit">{say('factor.confirm')}</Button>
    </form>
  );
}

/** What a telephone reads: dark on light, whatever the theme. */
function Picture({ of }: { of: string }) {
  const say = useSay();
  const { data, size } = encode(of, { border: 3 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg role="img" aria-label={say('factor.picture')} viewBox={`0 0 ${size} ${size}`} className={picture.picture}>
      <path d={path} shapeRendering="crispEdges" />
    </svg>
  );
}
