// A dialog over the page: title, content, a named close button; Escape and a click beside it close it too. The keyboard
// then goes on where it was.
import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from './define-words.ts';
import { words } from './words.ts';

type Props = Pick<ModalProps, 'title' | 'size' | 'fullScreen' | 'closeOnClickOutside' | 'onClose' | 'children'>;

/** Render it while it is open; it has no closed state. */
export const Dialog = (props: Props) => {
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
  return <Modal opened closeButtonProps={{ 'aria-label': say('close') }} {...props} />;
};
