import { Drawer } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
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
    <Drawer
      opened
      onClose={close}
      position="right"
      size={520}
      title={say(offerOf(command).word)}
      closeButtonProps={{ 'aria-label': say('close') }}
      styles={{ title: { fontSize: 16, fontWeight: 650 }, body: { paddingBlockEnd: 0 } }}
    >
      {account.allowed.includes(command) ? (
        <ActForm account={account} command={command} onDone={close} />
      ) : (
        <NotNow account={account} command={command} />
      )}
    </Drawer>
  );
}
