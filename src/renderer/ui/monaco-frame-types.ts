// What a Monaco diff is given and what it can be asked to do; apart, so that naming it does not load Monaco.

export type DiffLayout = 'sideBySide' | 'inline';

export interface MonacoDiffProps {
  original: string;
  modified: string;
  originalLabel: string;
  modifiedLabel: string;
  ariaLabel: string;
  layout: DiffLayout;
  foldUnchanged: boolean;
  wrap: boolean;
  dark: boolean;
  /** A CSS length. */
  height: string;
  onDiff?: (places: number) => void;
}

export interface MonacoDiffHandle {
  goTo(target: 'next' | 'previous'): void;
}
