// What a key does in the grid.

export type GridCommand =
  | { kind: 'move'; rows: number }
  | { kind: 'screen'; direction: 1 | -1 }
  | { kind: 'end'; end: 'first' | 'last' }
  | { kind: 'column'; columns: 1 | -1 }
  | { kind: 'open' }
  | { kind: 'close' }
  | { kind: 'include' }
  | { kind: 'exclude' }
  | { kind: 'copy' }
  | { kind: 'sort' };

const commands: Readonly<Record<string, GridCommand>> = {
  ArrowDown: { kind: 'move', rows: 1 },
  j: { kind: 'move', rows: 1 },
  ArrowUp: { kind: 'move', rows: -1 },
  k: { kind: 'move', rows: -1 },
  PageDown: { kind: 'screen', direction: 1 },
  PageUp: { kind: 'screen', direction: -1 },
  Home: { kind: 'end', end: 'first' },
  End: { kind: 'end', end: 'last' },
  ArrowRight: { kind: 'column', columns: 1 },
  ArrowLeft: { kind: 'column', columns: -1 },
  Enter: { kind: 'open' },
  Escape: { kind: 'close' },
  i: { kind: 'include' },
  e: { kind: 'exclude' },
  c: { kind: 'copy' },
  s: { kind: 'sort' },
};

/** Null for keys the grid leaves alone; with a modifier every key is the browser's. */
export const gridCommand = (event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}): GridCommand | null =>
  event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(commands, event.key)
    ? null
    : (commands[event.key] ?? null);
