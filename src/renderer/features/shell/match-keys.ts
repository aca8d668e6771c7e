// Finds the action of a key press, of one key or of two in a row.
import type { Action } from './action.ts';

/** The action of `key` after `before` (the key pressed just before, or null); a pair wins over a single key. */
export const matchKeys = <Keyed extends Pick<Action, 'keys'>>(
  actions: readonly Keyed[],
  before: string | null,
  key: string,
): Keyed | undefined =>
  actions.find(({ keys }) => keys?.length === 2 && keys[0] === before && keys[1] === key) ??
  actions.find(({ keys }) => keys?.length === 1 && keys[0] === key);

/** The action of `key` pressed with Ctrl or Cmd alone. */
export const matchMod = <Keyed extends Pick<Action, 'mod'>>(
  actions: readonly Keyed[],
  key: string,
): Keyed | undefined => actions.find(({ mod }) => mod === key.toLowerCase());
