// Copies one of the links to what is shown, and says so.
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import type { ViewLinks } from '../../data/use-view-links.ts';
import { useViewLinks } from '../../data/use-view-links.ts';
import { useWords } from '../../ui/define-words.ts';
import { words } from './words.ts';

export type LinkForm = 'link' | 'address' | 'command';

export interface CopyView {
  links: ViewLinks | null;
  /** A form this host does not have is copied as the link. */
  copy(form: LinkForm): void;
}

export const useCopyView = (): CopyView => {
  const say = useWords(words);
  const links = useViewLinks();
  const copy = useCallback(
    (form: LinkForm) => {
      const text = links?.[form] ?? links?.link;
      if (text === undefined) return;
      navigator.clipboard.writeText(text).then(
        () => notifications.show({ id: 'link-copied', message: say(`copied_${form}`), autoClose: 3000 }),
        () =>
          notifications.show({
            id: 'link-copied',
            color: 'red',
            message: say('notCopied', { text }),
            autoClose: false,
          }),
      );
    },
    [links, say],
  );
  return { links, copy };
};
