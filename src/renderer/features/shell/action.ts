// A thing a user can do from anywhere: the keys, the palette and the sheet of shortcuts all read lists of these.

/** The places of the palette and the sheet, in their order. */
export const actionGroups = ['ask', 'pages', 'take', 'case', 'archives', 'looks', 'help'] as const;
export type ActionGroup = (typeof actionGroups)[number];

/**
 * `keys`: one key, or two pressed one after the other, as `KeyboardEvent.key` names them; `mod` is one pressed with Ctrl or
 * Cmd. Null and absent: the palette alone.
 */
export interface Action {
  id: string;
  group: ActionGroup;
  label: string;
  keys: readonly [string] | readonly [string, string] | null;
  mod?: string;
  /** More words it is found by in the palette. */
  also?: string;
  run(): void;
}

/** How the keys are shown: `g e`, `Ctrl/⌘ E`; null where there are none. */
export const keyText = ({ keys, mod }: Pick<Action, 'keys' | 'mod'>): string | null => {
  if (mod !== undefined) return `Ctrl/⌘ ${mod.toUpperCase()}`;
  return keys === null ? null : keys.join(' ');
};
