// A dialog over the page: title, content, a named close button; Escape and a click beside it close it too.
import { Modal, type ModalProps } from '@mantine/core';
import { useWords } from './define-words.ts';
import { words } from './words.ts';

type Props = Pick<ModalProps, 'title' | 'size' | 'fullScreen' | 'closeOnClickOutside' | 'onClose' | 'children'>;

/** Render it while it is open; it has no closed state. */
export const Dialog = (props: Props) => {
  const say = useWords(words);
  return <Modal opened closeButtonProps={{ 'aria-label': say('close') }} {...props} />;
};
