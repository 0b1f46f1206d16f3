import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api, newKey, type Schemas } from '../../ui/api/client.ts';
import { decidedOn } from '../../ui/api/stale.ts';
import { useLetters } from '../../ui/letters.ts';
import { useMoney } from '../../ui/money.tsx';
import { Section } from '../../ui/section.tsx';
import { useUndo } from '../../ui/undo.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Transfer } from './search.ts';
import classes from './reason-form.module.css';

/** That it is for none of our accounts: nobody waits for it any more. It stays findable, and may still be matched. */
export function NotOurs(props: {
  transfer: Transfer;
  task: Schemas['Task'];
  onDecided: () => void;
  onUndone: () => void;
}) {
  const say = useSay();
  const money = useMoney();
  const { decide } = useUndo();
  const [isOpen, setOpen] = useState(false);
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useLetters({ r: () => setOpen(true) });
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);
  const { transfer, task } = props;

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    setMissing(reason === '');
    if (reason === '') return;
    const key = newKey();
    decide({
      id: transfer.id,
      said: say('transfers.wasNotOurs', { amount: money(transfer.amountMinor, transfer.currency) }),
      send: async () => {
        const sent = api.POST('/v1/tasks/{id}/dismiss', {
          params: { path: { id: task.id }, header: { 'Idempotency-Key': key } },
          body: { reason },
          keepalive: true,
        });
        await sent.finally(() => decidedOn('/v1/bank-transfers', []));
      },
      undone: props.onUndone,
    });
    props.onDecided();
  };

  return (
    <Section title={say('transfers.notOursTitle')}>
      <p className={classes.lead}>{say('transfers.notOursLead')}</p>
      {isOpen ? (
        <form noValidate className={classes.form} onSubmit={submit}>
          <ReasonField ref={field} name="reason" error={missing ? say('reason.missing') : null} />
          <span className={classes.buttons}>
            <Button type="submit" variant="default">
              {say('transfers.notOurs')}
            </Button>
            <Button variant="subtle" onClick={() => setOpen(false)}>
              {say('transfers.cancel')}
            </Button>
          </span>
        </form>
      ) : (
        <Button variant="default" onClick={() => setOpen(true)}>
          {say('transfers.notOurs')}
        </Button>
      )}
    </Section>
  );
}
