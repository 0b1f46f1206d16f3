import { Button, Modal, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useSay } from '../../ui/words.tsx';
import classes from './task-acts.module.css';

interface Props {
  opened: boolean;
  onClose: () => void;
  onDismiss: (reason: string) => void;
}

/** Why it is not to be done. */
export function DismissDialog({ opened, onClose, onDismiss }: Props) {
  const say = useSay();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={say('tasks.dismissTitle')}
      closeButtonProps={{ 'aria-label': say('close') }}
      styles={{ title: { fontSize: 16, fontWeight: 650 } }}
    >
      <Form onDismiss={onDismiss} />
    </Modal>
  );
}

function Form({ onDismiss }: Pick<Props, 'onDismiss'>) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() === '') {
      setMissing(true);
      document.querySelector<HTMLElement>('[role="dialog"] textarea')?.focus();
    } else onDismiss(reason.trim());
  };
  return (
    <form noValidate onSubmit={submit} className={classes.acts}>
      <Textarea
        data-autofocus
        label={say('field.reason')}
        description={say('field.reasonHint')}
        autosize
        minRows={2}
        maxLength={1_000}
        required
        withAsterisk={false}
        value={reason}
        error={isMissing && reason.trim() === '' ? say('missing.reason') : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" fullWidth>
        {say('tasks.dismiss')}
      </Button>
    </form>
  );
}
