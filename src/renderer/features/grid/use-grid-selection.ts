// The selection of a grid, until another question is asked.
import { useCallback, useState } from 'react';
import { allRows, type CellPlace, extendCells, extendRows, nothing, type Selection, toggleRow } from './selection.ts';

export interface GridSelection {
  selection: Selection;
  toggle(row: number): void;
  /** Rows from `start`, or from where the selection began, to `row`. */
  toRow(start: number, row: number): void;
  toCell(start: CellPlace, to: CellPlace): void;
  /** A rectangle that begins anew. */
  fromCell(start: CellPlace, to: CellPlace): void;
  all(count: number): void;
  clear(): void;
}

export const useGridSelection = (): GridSelection => {
  const [selection, setSelection] = useState<Selection>(nothing);
  const clear = useCallback(() => setSelection(nothing), []);
  return {
    selection,
    toggle: (row) => setSelection((before) => toggleRow(before, row)),
    toRow: (start, row) => setSelection((before) => extendRows(before, start, row)),
    toCell: (start, to) => setSelection((before) => extendCells(before, start, to)),
    fromCell: (start, to) => setSelection(extendCells(nothing, start, to)),
    all: (count) => setSelection(allRows(count)),
    clear,
  };
};
