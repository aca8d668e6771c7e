// The cell of the result the keyboard is on.
import { type KeyboardEvent, useState } from 'react';
import { clampCell, movedCell, type ResultCell, type ResultSize } from './result-keys.ts';

export interface ResultCursor extends ResultCell {
  press(event: KeyboardEvent): void;
  set(cell: ResultCell): void;
}

export interface ResultCursorInput {
  size: ResultSize;
  show(row: number): void;
  copy(cell: ResultCell): void;
  open(row: number): void;
}

export const useResultCursor = ({ size, show, copy, open }: ResultCursorInput): ResultCursor => {
  const [held, set] = useState<ResultCell>({ row: 0, column: 0 });
  const cell = clampCell(held, size);
  const run = (key: string): boolean => {
    const next = movedCell(key, cell, size);
    if (next !== null) {
      set(next);
      show(next.row);
    } else if (key === 'c') copy(cell);
    else if (key === 'Enter') open(cell.row);
    else return false;
    return true;
  };
  return {
    ...cell,
    set,
    press: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
      if (run(event.key)) event.preventDefault();
    },
  };
};
