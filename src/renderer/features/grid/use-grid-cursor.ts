// The cell the keyboard is on: moves, opens, copies and filters from there.
import { useClipboard } from '@mantine/hooks';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { assertNever } from '#shared/assert-never.ts';
import { withTerm } from '#shared/model/filter-edit.ts';
import type { RowsState } from '../../data/use-rows.ts';
import type { View } from '../../data/view-state.ts';
import { cellTerm, cellText, columnIds } from './cell-value.ts';
import { nextSort } from './column-sort.ts';
import { type GridCommand, gridCommand } from './grid-keys.ts';
import { offsetToShow, rowHeight, rowsPerScreen } from './row-offsets.ts';
import type { VirtualRows } from './use-virtual-rows.ts';

export interface GridCursor {
  /** Row of the result and column of the table; both from 0. */
  row: number;
  column: number;
  press(event: KeyboardEvent): void;
  /** Back to the first row; for another question. */
  reset(): void;
  /** Puts the cursor on a cell and opens its event. */
  click(row: number, column: number): void;
}

export interface GridCursorInput {
  count: number;
  rows: RowsState;
  scroll: VirtualRows;
  view: View;
}

export const useGridCursor = ({ count, rows, scroll, view }: GridCursorInput): GridCursor => {
  const [cell, setCell] = useState({ row: 0, column: 0 });
  const { copy } = useClipboard();
  // A row that is opened before its page has arrived is selected as soon as it is there.
  const opening = useRef(false);
  const row = Math.max(0, Math.min(cell.row, count - 1));
  const current = rows.row(row);
  const columnId = columnIds[cell.column];
  const { select, selected } = view;
  const id = current?.id;

  useEffect(() => {
    if (!opening.current || id === undefined) return;
    opening.current = false;
    if (id !== selected) select(id, selected !== null);
  });

  const reset = useCallback(() => setCell((before) => ({ ...before, row: 0 })), []);

  const moveTo = (next: number): void => {
    const target = Math.max(0, Math.min(next, count - 1));
    setCell({ ...cell, row: target });
    scroll.scrollTo(offsetToShow(target, scroll.offset, { content: count * rowHeight, viewport: scroll.viewport }));
    opening.current = selected !== null;
  };

  const filterCell = (mode: 'include' | 'exclude'): void => {
    const term = current === undefined || columnId === undefined ? null : cellTerm(columnId, current);
    if (term !== null) view.setFilter(withTerm(view.filter, term.field, term.value, mode));
  };

  const run = (command: GridCommand): void => {
    switch (command.kind) {
      case 'move':
        moveTo(row + command.rows);
        break;
      case 'screen':
        moveTo(row + command.direction * rowsPerScreen(scroll.viewport));
        break;
      case 'end':
        moveTo(command.end === 'first' ? 0 : count - 1);
        break;
      case 'column':
        setCell({ row, column: (cell.column + command.columns + columnIds.length) % columnIds.length });
        break;
      case 'open':
        opening.current = id === undefined;
        if (id !== undefined) select(id);
        break;
      case 'close':
        if (selected !== null) select(null);
        break;
      case 'include':
      case 'exclude':
        filterCell(command.kind);
        break;
      case 'copy':
        if (current !== undefined && columnId !== undefined) copy(cellText(columnId, current, view.zone));
        break;
      case 'sort': {
        const next = columnId === undefined ? null : nextSort(view.sort, columnId);
        if (next !== null) view.setSort(next);
        break;
      }
      default:
        assertNever(command);
    }
  };

  return {
    row,
    column: cell.column,
    press: (event) => {
      const command = event.target === event.currentTarget ? gridCommand(event) : null;
      if (command === null) return;
      event.preventDefault();
      run(command);
    },
    reset,
    click: (nextRow, column) => {
      setCell({ row: nextRow, column });
      const clicked = rows.row(nextRow);
      opening.current = clicked === undefined;
      if (clicked !== undefined) select(clicked.id, selected !== null);
    },
  };
};
