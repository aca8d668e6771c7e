// What the pointer does over the rows: opens events, selects rows by their heads and cells by dragging, rests for a card.
import { type MouseEvent, useRef } from 'react';
import type { GridColumnId } from '#shared/model/grid-layout.ts';
import type { RowsState } from '../../data/use-rows.ts';
import type { CellPlace } from './selection.ts';
import type { ColumnModel } from './use-column-model.ts';
import type { GridCursor } from './use-grid-cursor.ts';
import type { GridSelection } from './use-grid-selection.ts';
import type { PeekControl } from './use-peek.ts';

/** A cell under the pointer; `column` is -1 over the head of a row. */
interface Hit extends CellPlace {
  element: HTMLElement;
  id: GridColumnId | undefined;
}

export interface GridPointerInput {
  model: ColumnModel;
  rows: RowsState;
  cursor: GridCursor;
  selection: GridSelection;
  peek: PeekControl;
  onStar(row: number): void;
  onMenu(row: number, column: GridColumnId, x: number, y: number): void;
}

export interface GridPointer {
  onMouseDown(event: MouseEvent): void;
  onMouseOver(event: MouseEvent): void;
  onMouseLeave(event: MouseEvent): void;
  onClick(event: MouseEvent): void;
  onContextMenu(event: MouseEvent): void;
}

export const useGridPointer = (input: GridPointerInput): GridPointer => {
  const { model, rows, cursor, selection, peek, onStar, onMenu } = input;
  /** Where a drag began; `moved` once it has reached another cell. */
  const drag = useRef<{ from: Hit; moved: boolean } | null>(null);

  const hit = (event: MouseEvent): Hit | null => {
    const element =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[role="gridcell"],[role="rowheader"]')
        : null;
    if (element === null) return null;
    const column = model.columns.findIndex(({ id }) => id === element.dataset.column);
    return { element, row: Number(element.dataset.row), column, id: model.columns[column]?.id };
  };

  return {
    onMouseDown: (event) => {
      const from = event.button === 0 ? hit(event) : null;
      drag.current = from === null ? null : { from, moved: false };
      const isStar = event.target instanceof Element && event.target.closest('[data-star]') !== null;
      // The focus stays with the grid, whose keys go on from there.
      if (event.shiftKey || isStar) event.preventDefault();
    },
    onMouseOver: (event) => {
      const to = hit(event);
      const begun = drag.current;
      if (begun === null || to === null || event.buttons !== 1) {
        drag.current = null;
        peek.rest(to?.element ?? null, to?.id, to === null ? undefined : rows.row(to.row));
        return;
      }
      const { from } = begun;
      if (!begun.moved && to.row === from.row && to.column === from.column) return;
      if (from.column === -1) {
        if (!begun.moved) selection.toggle(from.row);
        selection.toRow(from.row, to.row);
      } else if (begun.moved) selection.toCell(from, { row: to.row, column: Math.max(0, to.column) });
      else selection.fromCell({ row: from.row, column: from.column }, { row: to.row, column: Math.max(0, to.column) });
      begun.moved = true;
    },
    onMouseLeave: peek.leave,
    onClick: (event) => {
      const dragged = drag.current?.moved === true;
      drag.current = null;
      const at = hit(event);
      if (at === null || dragged) return;
      peek.close();
      if (event.target instanceof Element && event.target.closest('[data-star]') !== null) {
        onStar(at.row);
        return;
      }
      const column = at.column === -1 ? cursor.column : at.column;
      if (event.shiftKey) {
        selection.toRow(cursor.row, at.row);
        cursor.put({ row: at.row, column });
        return;
      }
      if (at.column === -1 || event.ctrlKey || event.metaKey) {
        selection.toggle(at.row);
        cursor.put({ row: at.row, column });
        return;
      }
      selection.clear();
      cursor.open(at.row, column);
    },
    onContextMenu: (event) => {
      const at = hit(event);
      if (at === null || at.id === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      cursor.put({ row: at.row, column: at.column });
      onMenu(at.row, at.id, event.clientX, event.clientY);
    },
  };
};
