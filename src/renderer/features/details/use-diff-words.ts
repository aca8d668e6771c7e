// The words of the side-by-side frame, which is dumb and is given them.
import { useMemo } from 'react';
import { useWords } from '../../ui/define-words.ts';
import type { MonacoFrameWords } from '../../ui/monaco-frame.tsx';
import { words } from './words.ts';

export const useDiffWords = (): MonacoFrameWords => {
  const say = useWords(words);
  return useMemo(
    () => ({
      title: say('diffTitle'),
      layout: say('layout'),
      sideBySide: say('sideBySide'),
      inline: say('inline'),
      next: say('next'),
      previous: say('previous'),
      fold: say('fold'),
      wrap: say('wrap'),
      enlarge: say('enlarge'),
      tooLarge: say('tooLarge'),
      places: (count) => (count === null ? say('comparing') : say('places', { count })),
    }),
    [say],
  );
};
