import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { newKey } from '../../ui/api/client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import classes from './reason-dialog.module.css';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will follow, before it is done. */
  lead: string;
  isGrave?: boolean;
  /** Said afterwards. */
  done: string;
  send(reason: string, key: string): Promise<void>;
}

/** Asks why before something is done that concerns everybody. */
export function ReasonDialog({ opened, onClose, title, ...rest }: Props) {
  return (
    <Dialog about={opened ? title : null} title={(act) => act} onClose={onClose}>
      {(act) => <Form title={act} onClose={onClose} {...rest} />}
    </Dialog>
  );
}

function Form({ title, lead, isGrave, done, send, onClose }: Omit<Props, 'opened'>) {
  const say = useSay();
  const announce = useAnnounce();
  const key = useRef(newKey());
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [wrong, setWrong] = useState<unknown>(null);
  const [sending, setSending] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    setSending(true);
    setWrong(null);
    try {
      await send(reason.trim(), key.current);
      announce.done(done);
      onClose();
    } catch (error) {
      // What was refused is another wish when it is sent again.
      key.current = newKey();
      setWrong(error);
    } finally {
      setSending(false);
    }
  };
  return (
    <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
      <p className={classes.lead}>{lead}</p>
      <ReasonField
        data-autofocus
        description={say('switches.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isMissing && reason.trim() === '' && say('reason.missing')}
      />
      {wrong !== null && <Wrong error={wrong} />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {say('cancel')}
        </Button>
        <Button type="submit" loading={sending} data-grave={isGrave || undefined}>
          {title}
        </Button>
      </div>
    </form>
  );
}
