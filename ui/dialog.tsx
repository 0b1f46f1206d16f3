import { Drawer, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSay } from './words.tsx';

/**
 * A dialog about something: null, there is none. Whoever opened it gets the focus back; what is in it begins anew each
 * time. `side`: over the right edge of the page, for long forms. `firm`: a click beside it doesn't close it, since what
 * it shows is shown once.
 */
export function Dialog<T>(props: {
  about: T | null;
  title: (about: T) => string;
  side?: boolean;
  wide?: boolean;
  firm?: boolean;
  onClose: () => void;
  children: (about: T) => ReactNode;
}) {
  const say = useSay();
  const { about } = props;
  const shared = {
    opened: about !== null,
    onClose: props.onClose,
    title: about === null ? '' : props.title(about),
    closeOnClickOutside: !props.firm,
    closeButtonProps: { 'aria-label': say('close') },
    styles: { title: { fontSize: 16, fontWeight: 650 }, ...(props.side ? { body: { paddingBlockEnd: 0 } } : {}) },
  };
  const content = about === null ? null : props.children(about);
  return props.side ? (
    <Drawer {...shared} position="right" size={520}>
      {content}
    </Drawer>
  ) : (
    <Modal {...shared} size={props.wide ? 'lg' : undefined}>
      {content}
    </Modal>
  );
}
