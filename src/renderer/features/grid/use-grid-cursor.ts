// The cell the keyboard is on: it moves, opens events, and follows what other parts of the window open.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ResultReader } from '../../data/use-result-reader.ts';
import type { RowsState } from '../../data/use-rows.ts';
import type { View } from '../../data/view-state.ts';
import { focusRows } from '../../ui/focus-rows.ts';
import { offsetToCentre, offsetToShow } from './row-offsets.ts';
import type { CellPlace } from './selection.ts';
import type { VirtualRows } from './use-virtual-rows.ts';

export interface GridCursor extends CellPlace {
  /** To a row, whose event is opened where one is open already. */
  toRow(row: number): void;
  /** To a row that is being selected: nothing is opened. */
  reach(row: number): void;
  toColumn(column: number): void;
  /** To a row in the middle of the viewport; nothing is opened. */
  show(row: number): void;
  /** Puts the cursor on a row, and opens its event as soon as it is there. */
  open(row: number, column?: number): void;
  /** Puts the cursor on a cell; nothing is opened. */
  put(place: CellPlace): void;
  /** Back to the first row; for another question. */
  reset(): void;
}

export interface GridCursorInput {
  count: number;
  columns: number;
  rowHeight: number;
  rows: RowsState;
  /** Null while the answer is on its way. */
  reader: ResultReader | null;
  scroll: VirtualRows;
  view: View;
  /** Names what was asked. */
  question: string;
}

export const useGridCursor = (input: GridCursorInput): GridCursor => {
  const { count, columns, rowHeight, rows, reader, scroll, view, question } = input;
  const [cell, setCell] = useState<CellPlace>({ row: 0, column: 0 });
  // A row that is opened before its page has arrived is selected as soon as it is there.
  const opening = useRef(false);
  // Ids this grid opened itself: what others open is looked for.
  const own = useRef(new Set<string>());
  const row = Math.max(0, Math.min(cell.row, count - 1));
  const column = Math.max(0, Math.min(cell.column, columns - 1));
  const { select, selected } = view;
  const id = rows.row(row)?.id;
  const size = { content: count * rowHeight, viewport: scroll.viewport };

  const choose = (chosen: string, quietly: boolean): void => {
    if (chosen === selected) return;
    own.current.add(chosen);
    select(chosen, quietly);
  };

  useEffect(() => {
    if (!opening.current || id === undefined) return;
    opening.current = false;
    choose(id, selected !== null);
  });

  const show = (target: number): void => {
    const at = Math.max(0, Math.min(target, count - 1));
    setCell((before) => ({ ...before, row: at }));
    scroll.scrollTo(offsetToCentre(at, scroll.offset, size, rowHeight));
  };

  // The event of a link, of a reload, of "previous" in the details: its row comes into sight.
  const sought = useRef('');
  const shown = useRef({ id, show });
  shown.current = { id, show };
  useEffect(() => {
    const seeking = `${question} ${selected}`;
    if (selected === null || reader === null || sought.current === seeking) return;
    if (own.current.has(selected) || shown.current.id === selected) {
      own.current.clear();
      sought.current = seeking;
      return;
    }
    let wanted = true;
    const find = async (): Promise<void> => {
      // An event that is not in this answer, or an answer that is gone, moves nothing.
      const offset = await reader.locate({ kind: 'event', id: selected }).catch(() => null);
      if (!wanted) return;
      sought.current = seeking;
      if (offset === null) return;
      shown.current.show(offset);
      if (document.activeElement === document.body) focusRows();
    };
    void find();
    return () => {
      wanted = false;
    };
  }, [question, selected, reader]);

  const reset = useCallback(() => setCell((before) => ({ ...before, row: 0 })), []);

  const reach = (target: number): void => {
    const at = Math.max(0, Math.min(target, count - 1));
    setCell({ row: at, column });
    scroll.scrollTo(offsetToShow(at, scroll.offset, size, rowHeight));
  };

  return {
    row,
    column,
    toRow: (target) => {
      reach(target);
      opening.current = selected !== null;
    },
    reach,
    toColumn: (target) => setCell({ row, column: target }),
    show,
    open: (target, on = column) => {
      setCell({ row: target, column: on });
      const event = rows.row(target);
      opening.current = event === undefined;
      if (event !== undefined) choose(event.id, selected !== null);
    },
    put: setCell,
    reset,
  };
};
