// A dialog over the page: title, content, a named close button; Escape and a click beside it close it too. The keyboard
// then goes on where it was.
import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from './define-words.ts';
import { words } from './words.ts';

type Props = Pick<ModalProps, 'title' | 'size' | 'fullScreen' | 'closeOnClickOutside' | 'onClose' | 'children'>;

/** Gives the focus to the field that asks for it as the dialog appears: the modal does so one task later, and a key
 * pressed in between would be lost. */
const FocusAtOnce = () => {
  const mark = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const field = mark.current?.closest('[role="dialog"]')?.querySelector<HTMLElement>('[data-autofocus]');
    field?.focus({ preventScroll: true });
  }, []);
  return <span ref={mark} hidden />;
};

/** Render it while it is open; it has no closed state. */
export const Dialog = ({ children, ...props }: Props) => {
  const say = useWords(words);
  const [before] = useState(() => document.activeElement);
  // The modal itself gives the focus back only where it is closed before it is taken away.
  useEffect(
    () => () => {
      const nowhere = document.activeElement === null || document.activeElement === document.body;
      if (nowhere && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
    [before],
  );
  return (
    <Modal opened closeButtonProps={{ 'aria-label': say('close') }} {...props}>
      {children}
      <FocusAtOnce />
    </Modal>
  );
};
