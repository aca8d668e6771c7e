// What a Monaco diff is given and what it can be asked to do; apart, so that naming it does not load Monaco.

export const diffLayouts = ['sideBySide', 'inline'] as const;
export type DiffLayout = (typeof diffLayouts)[number];

/** What is done with lines that did not change: shown, folded but for a few, or left out. */
export const diffContexts = ['all', 'folded', 'none'] as const;
export type DiffContext = (typeof diffContexts)[number];

/** `ranOut`: the time limit was reached, and the blocks are larger than what really differs. */
export interface DiffReport {
  places: number;
  ranOut: boolean;
}

export interface MonacoDiffProps {
  original: string;
  modified: string;
  originalLabel: string;
  modifiedLabel: string;
  ariaLabel: string;
  layout: DiffLayout;
  context: DiffContext;
  wrap: boolean;
  dark: boolean;
  /** A CSS length. */
  height: string;
  /** Called each time Monaco has compared the texts. */
  onDiff(report: DiffReport): void;
}

export interface MonacoDiffHandle {
  /** Goes on from the cursor, round the end; the place it came to, counted from 1, or null where nothing differs. */
  goTo(target: 'next' | 'previous'): number | null;
}
