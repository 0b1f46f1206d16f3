import { Dialog } from '../../ui/dialog.tsx';
import { ReasonForm } from '../../ui/reason-form.tsx';
import { useSay } from '../../ui/words.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  onDismiss: (reason: string) => void;
}

/** Why it is not to be done. */
export function DismissDialog({ opened, onClose, onDismiss }: Props) {
  const say = useSay();
  return (
    <Dialog about={opened || null} title={() => say('tasks.dismissTitle')} onClose={onClose}>
      {() => <ReasonForm hint={say('field.reasonHint')} act={say('tasks.dismiss')} onReason={onDismiss} />}
    </Dialog>
  );
}
