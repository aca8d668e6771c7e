// All that a grid over one answer knows and does, put together from its parts.
import { useHotkeys } from '@mantine/hooks';
import { type KeyboardEvent, type MouseEvent, type RefObject, useState } from 'react';
import type { GridColumnId, GridLayout } from '#shared/model/grid-layout.ts';
import { useCase } from '../../data/use-case.ts';
import { useResultReader } from '../../data/use-result-reader.ts';
import type { ResultSetState } from '../../data/use-result-set.ts';
import { useRows } from '../../data/use-rows.ts';
import type { View } from '../../data/view-state.ts';
import { dropColumn, moveColumn, sizeColumn } from './column-layout.ts';
import { fitWidth } from './fit-width.ts';
import { type GridCommand, gridCommand } from './grid-keys.ts';
import { rowHeights } from './row-offsets.ts';
import { type DraftWidth, useColumnModel } from './use-column-model.ts';
import { useCopy } from './use-copy.ts';
import { useGridCommands } from './use-grid-commands.ts';
import { useGridCursor } from './use-grid-cursor.ts';
import { useGridMenus } from './use-grid-menus.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { useGridSelection } from './use-grid-selection.ts';
import { useMarkActions } from './use-mark-actions.ts';
import { usePeek } from './use-peek.ts';
import { useRowRules } from './use-row-rules.ts';
import { useSelectedEvents } from './use-selected-events.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

/** Height of the column heads in CSS pixels. */
export const headHeight = 30;

/** Rows of skeleton while the first answer is on its way. */
const skeletonRows = 40;

/** Width of the row heads in CSS pixels: room for the check, the sign of a rule, and the digits of the last number. */
const gutterWidth = (numbered: boolean, count: number): number => (numbered ? 46 + 8 * String(count).length : 38);

export interface GridInput {
  scroller: RefObject<HTMLDivElement | null>;
  view: View;
  results: ResultSetState;
  layout: GridLayout;
  setLayout(layout: GridLayout): void;
}

export const useGrid = ({ scroller, view, results, layout, setLayout }: GridInput) => {
  const { found, resultSet, loading } = results;
  const waiting = resultSet === undefined && found === null;
  const count = found?.rows.length ?? resultSet?.count ?? skeletonRows;
  const rowHeight = rowHeights[layout.density];
  const scroll = useVirtualRows(scroller, { count, rowHeight, head: headHeight });
  const { first, last } = scroll;
  const rows = useRows(results, first, last);
  const reader = useResultReader(loading || found !== null ? undefined : resultSet?.handle);
  const [draft, setDraft] = useState<DraftWidth | null>(null);
  const model = useColumnModel(layout, gutterWidth(layout.rowNumbers, count), draft);
  const question = `${view.sort} ${view.zone} ${view.text}`;
  const cursor = useGridCursor({
    count,
    columns: model.columns.length,
    rowHeight,
    rows,
    reader,
    scroll,
    view,
    question,
  });
  const selection = useGridSelection();
  const analyst = useCase();
  const events = useSelectedEvents(rows, reader);
  const marks = useMarkActions(analyst, events);
  const menus = useGridMenus();
  const peek = usePeek();
  const { row, column } = cursor;
  const current = rows.row(row);
  const columnId = model.columns[column]?.id;
  const copy = useCopy({
    selection: selection.selection,
    row,
    column,
    columns: model.columns,
    zone: view.zone,
    events,
    markOf: analyst.markOf,
  });
  const ruleOf = useRowRules({
    rules: layout.rules,
    rows,
    handle: resultSet?.handle ?? '',
    zone: view.zone,
    first,
    last,
    count,
    revision: analyst.state?.revision ?? 0,
  });

  const cellElement = (): HTMLElement | null =>
    scroller.current?.querySelector<HTMLElement>(`[id="cell-${row}-${column}"]`) ?? null;
  const openMenu = (): void => {
    const cell = cellElement();
    if (cell === null || current === undefined || columnId === undefined) return;
    const { left, bottom } = cell.getBoundingClientRect();
    menus.openCell({ row, column: columnId, event: current, x: left + 12, y: bottom });
  };
  const openPeek = (): void => {
    const cell = cellElement();
    if (cell === null || current === undefined) return;
    // Any cell of a row with a change shows the change, except the time.
    const change = scroller.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="change"]`);
    if (columnId === 'time' || change === null || change === undefined) peek.open(cell, 'time', current);
    else peek.open(change, 'change', current);
  };
  const commands = useGridCommands({
    count: waiting ? 0 : count,
    viewport: scroll.viewport,
    rowHeight,
    view,
    cursor,
    selection,
    current,
    model,
    layout,
    setLayout,
    copy,
    marks,
    peek: { opened: peek.target !== null, open: openPeek, close: peek.close },
    onMenu: openMenu,
    onTag: () => menus.tag(commands.subject()),
  });
  const pointer = useGridPointer({
    model,
    rows,
    cursor,
    selection,
    peek,
    onStar: (at) => marks.star([{ first: at, last: at }]),
    onMenu: (at, id, x, y) => {
      const event = rows.row(at);
      if (event !== undefined) menus.openCell({ row: at, column: id, event, x, y });
    },
  });
  useHotkeys([['mod+G', () => menus.showDialog('jump')]], []);

  const fit = (id: GridColumnId): void => {
    if (scroller.current !== null) setLayout(sizeColumn(layout, id, fitWidth(scroller.current, id)));
  };
  return {
    count,
    waiting,
    rows,
    reader,
    scroll,
    model,
    cursor,
    selection,
    commands,
    pointer,
    menus,
    peek,
    copy,
    marks,
    events,
    analyst,
    ruleOf,
    current,
    setDraft,
    fit,
    size: (id: GridColumnId, width: number) => setLayout(sizeColumn(layout, id, width)),
    dropHead: (id: GridColumnId, target: GridColumnId) => setLayout(dropColumn(layout, id, target)),
    headCommand: (id: GridColumnId, command: GridCommand) => {
      if (command.kind === 'moveColumn') setLayout(moveColumn(layout, id, command.columns));
      if (command.kind === 'sizeColumn') setLayout(sizeColumn(layout, id, model.widthOf(id) + command.pixels));
    },
    press: (event: KeyboardEvent) => {
      const command = event.target === event.currentTarget ? gridCommand(event) : null;
      if (command === null) return;
      event.preventDefault();
      // A menu that opens takes a key press that reaches the document for one outside of it.
      if (command.kind === 'menu') event.stopPropagation();
      if (command.kind !== 'peek' && command.kind !== 'close') peek.close();
      commands.run(command);
    },
    /** The browser's own event for the menu key; over the rows the pointer's comes first. */
    openMenuByKey: (event: MouseEvent) => {
      if (event.target !== event.currentTarget) return;
      event.preventDefault();
      openMenu();
    },
  };
};

export type Grid = ReturnType<typeof useGrid>;
