// What a user can do from anywhere, in the order of the palette.
import { useWords } from '../../ui/define-words.ts';
import type { Action } from './action.ts';
import { useArchivePalette } from './use-archive-palette.ts';
import { useAskActions } from './use-ask-actions.ts';
import { useLookActions } from './use-look-actions.ts';
import { usePageActions } from './use-page-actions.ts';
import { useTakeActions } from './use-take-actions.ts';
import { words } from './words.ts';

/** `showSheet` opens the sheet of shortcuts. */
export const useActions = (showSheet: () => void): Action[] => {
  const say = useWords(words);
  const ask = useAskActions();
  const pages = usePageActions();
  const take = useTakeActions();
  const archives = useArchivePalette();
  const looks = useLookActions();
  const help: Action = { id: 'shortcuts', group: 'help', label: say('shortcuts'), keys: ['?'], run: showSheet };
  return [...ask, ...pages, ...take, ...archives, ...looks, help];
};
