// What a key does in the rows of a result.

export interface ResultCell {
  row: number;
  column: number;
}

/** `screen`: whole rows in view. */
export interface ResultSize {
  rows: number;
  columns: number;
  screen: number;
}

const steps = (key: string, { rows, screen }: ResultSize): ResultCell | null => {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return { row: 1, column: 0 };
    case 'ArrowUp':
    case 'k':
      return { row: -1, column: 0 };
    case 'PageDown':
      return { row: screen, column: 0 };
    case 'PageUp':
      return { row: -screen, column: 0 };
    case 'Home':
      return { row: -rows, column: 0 };
    case 'End':
      return { row: rows, column: 0 };
    case 'ArrowRight':
      return { row: 0, column: 1 };
    case 'ArrowLeft':
      return { row: 0, column: -1 };
    default:
      return null;
  }
};

const within = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1));

/** The cell within the result that is nearest. */
export const clampCell = ({ row, column }: ResultCell, { rows, columns }: ResultSize): ResultCell => ({
  row: within(row, rows),
  column: within(column, columns),
});

/** The cell a key moves to; null for keys that do not move. */
export const movedCell = (key: string, from: ResultCell, size: ResultSize): ResultCell | null => {
  const step = steps(key, size);
  return step === null ? null : clampCell({ row: from.row + step.row, column: from.column + step.column }, size);
};
