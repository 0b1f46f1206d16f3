import { useRouter } from '@tanstack/react-router';
import { Dialog } from '../../ui/dialog.tsx';
import { useSay } from '../../ui/words.tsx';
import { ActForm } from './act-form.tsx';
import { useAccount } from './asked.ts';
import { type Command, offerOf } from './commands.ts';
import { NotNow } from './not-now.tsx';

/** What one is about to do to an account, over its page: closing it leads back there. */
export function ActDrawer({ id, command }: { id: string; command: Command }) {
  const say = useSay();
  const router = useRouter();
  const account = useAccount(id);
  const close = (): void => void router.navigate({ to: '/accounts/$id', params: { id }, resetScroll: false });
  return (
    <Dialog about={command} side title={(act) => say(offerOf(act).word)} onClose={close}>
      {(act) =>
        account.allowed.includes(act) ? (
          <ActForm account={account} command={act} onDone={close} />
        ) : (
          <NotNow account={account} command={act} />
        )
      }
    </Dialog>
  );
}
