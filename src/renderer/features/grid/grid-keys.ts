// What a key does in the grid.

export type GridCommand =
  /** `extend`: the selection goes along. */
  | { kind: 'move'; rows: number; extend: boolean }
  | { kind: 'screen'; direction: 1 | -1; extend: boolean }
  | { kind: 'end'; end: 'first' | 'last'; extend: boolean }
  | { kind: 'column'; columns: 1 | -1; extend: boolean }
  | { kind: 'moveColumn'; columns: 1 | -1 }
  | { kind: 'sizeColumn'; pixels: number }
  | {
      kind:
        | 'open'
        | 'close'
        | 'include'
        | 'exclude'
        | 'only'
        | 'copy'
        | 'sort'
        | 'select'
        | 'selectAll'
        | 'menu'
        | 'peek'
        | 'star'
        | 'tag'
        | 'story';
    };

export interface GridKeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Keys that move, with or without Shift. */
const moves: Readonly<Record<string, (extend: boolean) => GridCommand>> = {
  ArrowDown: (extend) => ({ kind: 'move', rows: 1, extend }),
  ArrowUp: (extend) => ({ kind: 'move', rows: -1, extend }),
  PageDown: (extend) => ({ kind: 'screen', direction: 1, extend }),
  PageUp: (extend) => ({ kind: 'screen', direction: -1, extend }),
  Home: (extend) => ({ kind: 'end', end: 'first', extend }),
  End: (extend) => ({ kind: 'end', end: 'last', extend }),
  ArrowRight: (extend) => ({ kind: 'column', columns: 1, extend }),
  ArrowLeft: (extend) => ({ kind: 'column', columns: -1, extend }),
};

const plain: Readonly<Record<string, GridCommand>> = {
  j: { kind: 'move', rows: 1, extend: false },
  k: { kind: 'move', rows: -1, extend: false },
  Enter: { kind: 'open' },
  Escape: { kind: 'close' },
  ' ': { kind: 'peek' },
  i: { kind: 'include' },
  e: { kind: 'exclude' },
  o: { kind: 'only' },
  c: { kind: 'copy' },
  s: { kind: 'sort' },
  x: { kind: 'select' },
  m: { kind: 'menu' },
  ContextMenu: { kind: 'menu' },
  f: { kind: 'star' },
  t: { kind: 'tag' },
  y: { kind: 'story' },
};

const held: Readonly<Record<string, GridCommand>> = {
  a: { kind: 'selectAll' },
  c: { kind: 'copy' },
  Home: { kind: 'end', end: 'first', extend: false },
  End: { kind: 'end', end: 'last', extend: false },
};

/** CSS pixels a column grows or shrinks by a key. */
const sizeStep = 20;

const columnCommands: Readonly<Record<string, readonly [move: GridCommand, size: GridCommand]>> = {
  ArrowRight: [
    { kind: 'moveColumn', columns: 1 },
    { kind: 'sizeColumn', pixels: sizeStep },
  ],
  ArrowLeft: [
    { kind: 'moveColumn', columns: -1 },
    { kind: 'sizeColumn', pixels: -sizeStep },
  ],
};

const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | null =>
  Object.hasOwn(record, key) ? (record[key] ?? null) : null;

/** Alt with an arrow moves a column, with Shift too it sizes it; null for any other key. Column heads know these as well. */
export const columnCommand = ({ key, ctrlKey, metaKey, altKey, shiftKey }: GridKeyPress): GridCommand | null =>
  altKey && !ctrlKey && !metaKey ? (own(columnCommands, key)?.[shiftKey ? 1 : 0] ?? null) : null;

/** Null for keys the grid leaves alone. */
export const gridCommand = (event: GridKeyPress): GridCommand | null => {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (altKey) return columnCommand(event);
  if (ctrlKey || metaKey) return shiftKey ? null : own(held, key);
  if (shiftKey && key === 'F10') return { kind: 'menu' };
  const move = own(moves, key);
  if (move !== null) return move(shiftKey);
  return shiftKey ? null : own(plain, key);
};
