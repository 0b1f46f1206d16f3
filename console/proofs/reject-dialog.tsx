import { Button, Modal, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { query } from '../../ui/api/client.ts';
import { useSay } from '../../ui/words.tsx';
import classes from './reject-dialog.module.css';

interface Props {
  opened: boolean;
  accountId: string;
  name: string;
  onClose: () => void;
  onReject: (reason: string) => void;
}

/** What was given as a reason since the page was loaded, the newest first: most proofs are rejected for the same few. */
const given: string[] = [];
const MOST = 5;

/** Why it is rejected, which the customer reads. */
export function RejectDialog({ opened, name, onClose, ...form }: Props) {
  const say = useSay();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={say('proofs.rejectTitle', { name })}
      closeButtonProps={{ 'aria-label': say('close') }}
      styles={{ title: { fontSize: 16, fontWeight: 650 } }}
    >
      <Form {...form} />
    </Modal>
  );
}

function Form({ accountId, onReject }: Pick<Props, 'accountId' | 'onReject'>) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { data } = query.useQuery('get', '/v1/accounts/{id}/proofs-of-payment', {
    params: { path: { id: accountId }, query: { status: 'rejected', limit: 100 } },
  });
  const before = (data?.items ?? []).flatMap((one) => one.reason ?? []).reverse();
  const offered = [...new Set([...given, ...before])].slice(0, MOST);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const said = reason.trim();
    if (said === '') {
      setMissing(true);
      document.querySelector<HTMLElement>('[role="dialog"] textarea')?.focus();
      return;
    }
    given.splice(0, given.length, ...[said, ...given.filter((one) => one !== said)].slice(0, MOST));
    onReject(said);
  };
  return (
    <form noValidate onSubmit={submit} className={classes.form}>
      <Textarea
        data-autofocus
        label={say('field.reason')}
        description={say('proofs.reasonHint')}
        autosize
        minRows={2}
        maxLength={1_000}
        required
        withAsterisk={false}
        value={reason}
        error={isMissing && reason.trim() === '' ? say('missing.reason') : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {offered.length > 0 && (
        <ul className={classes.reasons} aria-label={say('field.lastReasons')}>
          {offered.map((one) => (
            <li key={one}>
              <button type="button" onClick={() => setReason(one)}>
                {one}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button type="submit" fullWidth>
        {say('proofs.reject')}
      </Button>
    </form>
  );
}
