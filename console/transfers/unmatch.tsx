import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { newKey, query } from '../../ui/api/client.ts';
import { decidedOn } from '../../ui/api/stale.ts';
import { Section } from '../../ui/section.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import classes from './reason-form.module.css';
import type { Transfer } from './search.ts';

/** Undoes a wrong match, at once: the reason is asked first, and the transfer can be matched again. */
export function Unmatch({ transfer, onDone }: { transfer: Transfer; onDone: () => void }) {
  const say = useSay();
  const { done } = useAnnounce();
  const [isMissing, setMissing] = useState(false);
  const key = useRef(newKey());
  const unmatch = query.useMutation('post', '/v1/bank-transfers/{id}/unmatch');
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    setMissing(reason === '');
    if (reason === '') return;
    try {
      await unmatch.mutateAsync({
        params: { path: { id: transfer.id }, header: { 'Idempotency-Key': key.current } },
        body: { reason },
      });
    } catch {
      // It is shown from the mutation; sent again it is another wish.
      key.current = newKey();
      return;
    }
    done(say('transfers.unmatched'));
    onDone();
    await decidedOn(
      '/v1/bank-transfers',
      transfer.payments.map(({ accountId }) => accountId),
    );
  };
  return (
    <Section title={say('transfers.unmatchTitle')}>
      <p className={classes.lead}>{say('transfers.unmatchLead')}</p>
      <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
        <ReasonField name="reason" error={isMissing ? say('reason.missing') : null} />
        {unmatch.error !== null && <Wrong error={unmatch.error} />}
        <span className={classes.buttons}>
          <Button type="submit" variant="default" loading={unmatch.isPending}>
            {say('transfers.unmatch')}
          </Button>
        </span>
      </form>
    </Section>
  );
}
