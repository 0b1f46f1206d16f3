import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSay } from '../../ui/words.tsx';

/** Something about one of them, over the list. What is in it begins anew each time. */
export function Dialog(props: { opened: boolean; onClose: () => void; title: string; children: ReactNode }) {
  const say = useSay();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': say('close') }}
      // What is shown once isn't lost by a click beside it.
      closeOnClickOutside={false}
    >
      {props.children}
    </Modal>
  );
}
