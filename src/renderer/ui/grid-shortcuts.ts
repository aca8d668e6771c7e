// The keys of the events grid, as the sheet of shortcuts lists them.
import type { words } from './words.ts';

/** `keys` as a user reads them, alternatives of the same thing apart; `label` is a word of this folder. */
export interface GridShortcut {
  keys: readonly string[];
  label: Extract<keyof (typeof words)['en'], `grid${string}`>;
}

export const gridShortcuts: readonly GridShortcut[] = [
  { keys: ['J', 'K', '↑', '↓'], label: 'gridMove' },
  { keys: ['←', '→'], label: 'gridColumn' },
  { keys: ['Page Up', 'Page Down', 'Home', 'End'], label: 'gridFar' },
  { keys: ['Enter'], label: 'gridOpen' },
  { keys: ['Esc'], label: 'gridClose' },
  { keys: ['Space'], label: 'gridPeek' },
  { keys: ['G T', 'Ctrl+G'], label: 'gridJump' },
  { keys: ['X'], label: 'gridSelect' },
  { keys: ['Shift+↑', 'Shift+↓'], label: 'gridSelectRows' },
  { keys: ['Shift+←', 'Shift+→'], label: 'gridSelectCells' },
  { keys: ['Ctrl+A'], label: 'gridSelectAll' },
  { keys: ['C', 'Ctrl+C'], label: 'gridCopy' },
  { keys: ['I'], label: 'gridInclude' },
  { keys: ['E'], label: 'gridExclude' },
  { keys: ['O'], label: 'gridOnly' },
  { keys: ['M', 'Shift+F10'], label: 'gridMenu' },
  { keys: ['F'], label: 'gridStar' },
  { keys: ['T'], label: 'gridTag' },
  { keys: ['Y'], label: 'gridStory' },
  { keys: ['S'], label: 'gridSort' },
  { keys: ['Alt+←', 'Alt+→'], label: 'gridMoveColumn' },
  { keys: ['Alt+Shift+←', 'Alt+Shift+→'], label: 'gridSizeColumn' },
];
