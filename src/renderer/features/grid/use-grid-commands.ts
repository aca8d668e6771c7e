// What a command of the keyboard does in the grid.
import { assertNever } from '#shared/assert-never.ts';
import type { EventRow } from '#shared/model/event.ts';
import { withTerm, withValues } from '#shared/model/filter-edit.ts';
import type { GridLayout } from '#shared/model/grid-layout.ts';
import type { View } from '../../data/view-state.ts';
import { cellTerm } from './cell-value.ts';
import { moveColumn, sizeColumn } from './column-layout.ts';
import { nextSort } from './column-sort.ts';
import type { GridCommand } from './grid-keys.ts';
import { rowsPerScreen } from './row-offsets.ts';
import type { RowRange } from './row-ranges.ts';
import { selectedRows } from './selection.ts';
import type { ColumnModel } from './use-column-model.ts';
import type { CopyControl } from './use-copy.ts';
import type { GridCursor } from './use-grid-cursor.ts';
import type { GridSelection } from './use-grid-selection.ts';
import type { MarkActions } from './use-mark-actions.ts';

export interface GridCommandsInput {
  count: number;
  /** Visible height of the rows, and of one; CSS pixels. */
  viewport: number;
  rowHeight: number;
  view: View;
  cursor: GridCursor;
  selection: GridSelection;
  /** The event of the cursor's row. */
  current: EventRow | undefined;
  model: ColumnModel;
  layout: GridLayout;
  setLayout(layout: GridLayout): void;
  copy: CopyControl;
  marks: MarkActions;
  peek: { opened: boolean; open(): void; close(): void };
  onMenu(): void;
  onTag(): void;
}

export interface GridCommands {
  run(command: GridCommand): void;
  /** Filters by the cell of an event in the column of the cursor, or in `column`. */
  filter(mode: 'include' | 'exclude' | 'only', event: EventRow, column: ColumnModel['columns'][number]['id']): void;
  /** The rows an action is about: those selected, else the row of the cursor. */
  subject(): readonly RowRange[];
}

export const useGridCommands = (input: GridCommandsInput): GridCommands => {
  const { count, view, cursor, selection, current, model, layout, setLayout, copy, marks, peek } = input;
  const { row, column } = cursor;
  const id = model.columns[column]?.id;

  const subject = (): readonly RowRange[] => {
    const ranges = selectedRows(selection.selection);
    return ranges.length > 0 || count === 0 ? ranges : [{ first: row, last: row }];
  };

  const toRow = (target: number, extend: boolean): void => {
    const at = Math.max(0, Math.min(target, count - 1));
    if (!extend) {
      cursor.toRow(at);
      return;
    }
    if (selection.selection.kind === 'cells') selection.toCell({ row, column }, { row: at, column });
    else selection.toRow(row, at);
    cursor.reach(at);
  };

  const toColumn = (target: number, extend: boolean): void => {
    const last = model.columns.length - 1;
    if (!extend) {
      cursor.toColumn((target + model.columns.length) % model.columns.length);
      return;
    }
    const at = Math.max(0, Math.min(target, last));
    selection.toCell({ row, column }, { row, column: at });
    cursor.toColumn(at);
  };

  const filter: GridCommands['filter'] = (mode, event, on) => {
    const term = cellTerm(on, event);
    if (term === null) return;
    const { field, value } = term;
    if (mode === 'only') view.setFilter(withValues(withValues(view.filter, field, [], 'exclude'), field, [value]));
    else view.setFilter(withTerm(view.filter, field, value, mode));
  };

  const close = (): void => {
    if (peek.opened) peek.close();
    else if (selection.selection.kind !== 'none') selection.clear();
    else if (view.selected !== null) view.select(null);
  };

  const run = (command: GridCommand): void => {
    switch (command.kind) {
      case 'move':
        toRow(row + command.rows, command.extend);
        break;
      case 'screen':
        toRow(row + command.direction * rowsPerScreen(input.viewport, input.rowHeight), command.extend);
        break;
      case 'end':
        toRow(command.end === 'first' ? 0 : count - 1, command.extend);
        break;
      case 'column':
        toColumn(column + command.columns, command.extend);
        break;
      case 'moveColumn':
        if (id === undefined) return;
        setLayout(moveColumn(layout, id, command.columns));
        break;
      case 'sizeColumn':
        if (id !== undefined) setLayout(sizeColumn(layout, id, model.widthOf(id) + command.pixels));
        break;
      case 'open':
        cursor.open(row);
        break;
      case 'close':
        close();
        break;
      case 'include':
      case 'exclude':
      case 'only':
        if (current !== undefined && id !== undefined) filter(command.kind, current, id);
        break;
      case 'copy':
        copy.copy('tsv');
        break;
      case 'sort': {
        const next = id === undefined ? null : nextSort(view.sort, id);
        if (next !== null) view.setSort(next);
        break;
      }
      case 'select':
        selection.toggle(row);
        break;
      case 'selectAll':
        selection.all(count);
        break;
      case 'menu':
        input.onMenu();
        break;
      case 'peek':
        if (peek.opened) peek.close();
        else peek.open();
        break;
      case 'star':
        marks.star(subject());
        break;
      case 'tag':
        input.onTag();
        break;
      case 'story':
        marks.story(subject());
        break;
      default:
        assertNever(command);
    }
  };
  return { run, filter, subject };
};
