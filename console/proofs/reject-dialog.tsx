import { query } from '../../ui/api/client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ReasonForm } from '../../ui/reason-form.tsx';
import { useSay } from '../../ui/words.tsx';

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
    <Dialog about={opened ? name : null} title={(of) => say('proofs.rejectTitle', { name: of })} onClose={onClose}>
      {() => <Form {...form} />}
    </Dialog>
  );
}

function Form({ accountId, onReject }: Pick<Props, 'accountId' | 'onReject'>) {
  const say = useSay();
  const { data } = query.useQuery('get', '/v1/accounts/{id}/proofs-of-payment', {
    params: { path: { id: accountId }, query: { status: 'rejected', limit: 100 } },
  });
  const before = (data?.items ?? []).flatMap((one) => one.reason ?? []).reverse();
  const offered = [...new Set([...given, ...before])].slice(0, MOST);
  const reject = (reason: string): void => {
    given.splice(0, given.length, ...[reason, ...given.filter((one) => one !== reason)].slice(0, MOST));
    onReject(reason);
  };
  return <ReasonForm hint={say('proofs.reasonHint')} act={say('proofs.reject')} offered={offered} onReason={reject} />;
}
