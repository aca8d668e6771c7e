// The keyboard of the whole window: shortcuts, the palette (Ctrl or Cmd + K) and the sheet of shortcuts.
import { Kbd } from '@mantine/core';
import { Spotlight } from '@mantine/spotlight';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useWords } from '../../ui/define-words.ts';
import { isTyping } from '../../ui/is-typing.ts';
import { actionGroups, keyText } from './action.ts';
import { matchKeys, matchMod } from './match-keys.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { useActions } from './use-actions.ts';
import { words } from './words.ts';

/** Letters pressed in a toolbar mean what the toolbar says; in a dialog over the page they mean nothing out here. */
const belongsElsewhere = (target: EventTarget | null, key: string): boolean =>
  target instanceof Element &&
  (target.closest('[role=dialog]') !== null || (/^\p{L}$/u.test(key) && target.closest('[role=toolbar]') !== null));

/** A part of the page may name letters of its own (`data-own-letters`); pairs that begin elsewhere still mean what they mean. */
const isOwnLetter = (target: EventTarget | null, key: string): boolean =>
  target instanceof Element &&
  (target.closest('[data-own-letters]')?.getAttribute('data-own-letters') ?? '').split(' ').includes(key);

export const Commands = () => {
  const say = useWords(words);
  const [sheet, setSheet] = useState(false);
  const showSheet = useCallback(() => setSheet(true), []);
  const actions = useActions(showSheet);
  const before = useRef<string | null>(null);

  const press = useEffectEvent((event: KeyboardEvent): void => {
    const mod = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const after = before.current;
    if (plain) before.current = event.key;
    const free = plain && !isTyping(event.target) && !belongsElsewhere(event.target, event.key);
    const keyed = free ? matchKeys(actions, after, event.key) : undefined;
    const action = mod ? matchMod(actions, event.key) : keyed;
    if (action?.keys?.length === 1 && plain && isOwnLetter(event.target, event.key)) return;
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    action.run();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    // Before the page sees it: the second key of a pair may mean something else to the grid.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);

  return (
    <>
      <Spotlight
        shortcut="mod + K"
        actions={actionGroups.map((group) => ({
          group: say(`group_${group}`),
          actions: actions
            .filter((action) => action.group === group)
            .map(({ id, label, also, run, ...keyed }) => {
              const keys = keyText(keyed);
              return {
                id,
                label,
                ...(also === undefined ? {} : { keywords: also }),
                rightSection: keys === null ? null : <Kbd>{keys}</Kbd>,
                onClick: run,
              };
            }),
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
