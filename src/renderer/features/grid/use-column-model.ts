// The columns as they stand on screen: TanStack Table keeps order, pinning and sizes; the rows are drawn by the grid itself.
import {
  columnPinningFeature,
  columnSizingFeature,
  createColumnHelper,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type CSSProperties, useMemo } from 'react';
import type { EventRow } from '#shared/model/event.ts';
import type { GridColumnId, GridLayout } from '#shared/model/grid-layout.ts';
import { narrowest, placedColumns, usualWidth, widest, widthOf } from './column-layout.ts';

/** A column in its place. `edge`: the last of the frozen ones. */
export interface PlacedColumn {
  id: GridColumnId;
  frozen: boolean;
  edge: boolean;
}

/** A width that is being dragged and not kept yet, in CSS pixels. */
export interface DraftWidth {
  id: GridColumnId;
  width: number;
}

export interface ColumnModel {
  /** The same list until columns are shown, hidden, moved or frozen. */
  columns: readonly PlacedColumn[];
  /** Column template, least width and left edges of the frozen columns as CSS variables, for the heads and rows alike. */
  style: CSSProperties;
  widthOf(id: GridColumnId): number;
}

const features = tableFeatures({ columnSizingFeature, columnPinningFeature });
const helper = createColumnHelper<typeof features, EventRow>();
const noRows: EventRow[] = [];

/** The column that takes the width that is left over: the change, else the last one that is not frozen. */
const growingOf = (columns: readonly PlacedColumn[]): GridColumnId | undefined => {
  const free = columns.filter(({ frozen }) => !frozen);
  return (free.find(({ id }) => id === 'change') ?? free.at(-1))?.id;
};

/** `gutter`: width of the row heads in CSS pixels. */
export const useColumnModel = (layout: GridLayout, gutter: number, draft: DraftWidth | null): ColumnModel => {
  // Widths alone change no column.
  const order = JSON.stringify(placedColumns(layout.columns).map(({ id, frozen }) => ({ id, frozen })));
  const columns = useMemo(() => {
    const placed = JSON.parse(order) as { id: GridColumnId; frozen: boolean }[];
    const edge = placed.findLast(({ frozen }) => frozen)?.id;
    return placed.map(({ id, frozen }): PlacedColumn => ({ id, frozen, edge: id === edge }));
  }, [order]);
  const definitions = useMemo(
    () =>
      helper.columns(
        columns.map(({ id }) => helper.display({ id, size: usualWidth[id], minSize: narrowest, maxSize: widest })),
      ),
    [columns],
  );
  const sizes = Object.fromEntries(layout.columns.map((column) => [column.id, widthOf(column)]));
  const table = useTable({
    features,
    columns: definitions,
    data: noRows,
    state: {
      columnSizing: draft === null ? sizes : { ...sizes, [draft.id]: draft.width },
      columnPinning: { start: columns.filter(({ frozen }) => frozen).map(({ id }) => id), end: [] },
    },
  });
  const growing = growingOf(columns);
  const width = (id: GridColumnId): number => table.getColumn(id)?.getSize() ?? usualWidth[id];
  const template = columns.map(({ id }) => (id === growing ? `minmax(${width(id)}px, 1fr)` : `${width(id)}px`));
  const lefts = columns
    .filter(({ frozen }) => frozen)
    .map(({ id }, at) => [`--left-${at}`, `${gutter + (table.getColumn(id)?.getStart('start') ?? 0)}px`]);
  const style = {
    '--columns': [`${gutter}px`, ...template].join(' '),
    '--width': `${columns.reduce((sum, { id }) => sum + width(id), gutter)}px`,
    ...Object.fromEntries(lefts),
  } as CSSProperties;
  return { columns, style, widthOf: width };
};
