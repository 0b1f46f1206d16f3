import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { ReasonField, Reasons } from './reason-field.tsx';
import classes from './reason-form.module.css';
import { useSay } from './words.tsx';

interface Props {
  hint: string;
  /** What is done with the reason, as the button says it. */
  act: string;
  /** Reasons that were given before. */
  offered?: readonly string[];
  onReason: (reason: string) => void;
}

/** Asks for a reason, and for nothing else. */
export function ReasonForm({ hint, act, offered = [], onReason }: Props) {
  const say = useSay();
  const field = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() === '') {
      setMissing(true);
      field.current?.focus();
    } else onReason(reason.trim());
  };
  return (
    <form noValidate onSubmit={submit} className={classes.form}>
      <ReasonField
        ref={field}
        data-autofocus
        description={hint}
        value={reason}
        error={isMissing && reason.trim() === '' ? say('reason.missing') : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Reasons of={offered} onChoose={setReason} />
      <Button type="submit" fullWidth>
        {act}
      </Button>
    </form>
  );
}
