// The keyboard of the whole window: shortcuts, the palette (Ctrl or Cmd + K) and the sheet of shortcuts.
import { Kbd } from '@mantine/core';
import { Spotlight } from '@mantine/spotlight';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useWords } from '../../ui/define-words.ts';
import { matchKeys } from './match-keys.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { useActions } from './use-actions.ts';
import { words } from './words.ts';

/** True where a key press is text, not a command. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export const Commands = () => {
  const say = useWords(words);
  const [sheet, setSheet] = useState(false);
  const showSheet = useCallback(() => setSheet(true), []);
  const actions = useActions(showSheet);
  const before = useRef<string | null>(null);

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const action = matchKeys(actions, before.current, event.key);
      before.current = event.key;
      if (action === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      action.run();
    };
    // Before the page sees it: the second key of a pair may mean something else to the grid.
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [actions]);

  return (
    <>
      <Spotlight
        shortcut="mod + K"
        actions={actions.map(({ id, label, keys, run }) => ({
          id,
          label,
          rightSection: keys === null ? null : <Kbd>{keys.join(' ')}</Kbd>,
          onClick: run,
        }))}
        nothingFound={say('noAction')}
        searchProps={{ placeholder: say('palette'), 'aria-label': say('palette') }}
        transitionProps={{ duration: 0 }}
        overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
        scrollable
        maxHeight={420}
      />
      <ShortcutSheet actions={actions} opened={sheet} onClose={() => setSheet(false)} />
    </>
  );
};
