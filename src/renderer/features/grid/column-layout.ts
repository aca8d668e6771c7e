// Edits of a grid's layout: which columns there are, in which order and width, and which stay at the left edge.
import { type GridColumnId, type GridLayout, gridColumnIds } from '#shared/model/grid-layout.ts';

/** Widths in CSS pixels of columns that nobody sized. */
export const usualWidth: Readonly<Record<GridColumnId, number>> = {
  time: 192,
  marks: 80,
  actor: 196,
  actorId: 260,
  action: 118,
  resource: 190,
  resourceId: 260,
  change: 240,
  role: 104,
  category: 128,
  sivo: 200,
  reason: 220,
  ip: 130,
  userAgent: 190,
  tenant: 260,
  id: 260,
};

export const narrowest = 40;
export const widest = 2000;

type Columns = GridLayout['columns'];

/** The columns as they stand on screen: the frozen ones first. */
export const placedColumns = (columns: Columns): Columns => [
  ...columns.filter(({ frozen }) => frozen),
  ...columns.filter(({ frozen }) => !frozen),
];

const withColumns = (layout: GridLayout, columns: Columns): GridLayout => ({ ...layout, columns });

/** Shows a column as the last one, or hides it; the last column that is shown stays. */
export const showColumn = (layout: GridLayout, id: GridColumnId, shown: boolean): GridLayout => {
  const others = layout.columns.filter((column) => column.id !== id);
  if (!shown) return others.length === 0 ? layout : withColumns(layout, others);
  if (others.length < layout.columns.length) return layout;
  return withColumns(layout, [...layout.columns, { id, width: null, frozen: false }]);
};

/** Moves a column by `steps` among those of its kind (frozen, or not). */
export const moveColumn = (layout: GridLayout, id: GridColumnId, steps: number): GridLayout => {
  const placed = placedColumns(layout.columns);
  const from = placed.findIndex((column) => column.id === id);
  const column = placed[from];
  if (column === undefined) return layout;
  const frozen = placed.filter((other) => other.frozen).length;
  const [least, most] = column.frozen ? [0, frozen - 1] : [frozen, placed.length - 1];
  const to = Math.min(most, Math.max(least, from + steps));
  return withColumns(layout, placed.toSpliced(from, 1).toSpliced(to, 0, column));
};

/** Puts a column where another one stands, which may freeze it or let it go. */
export const dropColumn = (layout: GridLayout, id: GridColumnId, target: GridColumnId): GridLayout => {
  const placed = placedColumns(layout.columns);
  const column = placed.find((other) => other.id === id);
  const to = placed.findIndex((other) => other.id === target);
  const place = placed[to];
  if (column === undefined || place === undefined || id === target) return layout;
  const others = placed.filter((other) => other.id !== id);
  return withColumns(layout, others.toSpliced(to, 0, { ...column, frozen: place.frozen }));
};

/** A column that is frozen becomes the last of the frozen ones; one that is let go, the first of the others. */
export const freezeColumn = (layout: GridLayout, id: GridColumnId, frozen: boolean): GridLayout => {
  const column = layout.columns.find((other) => other.id === id);
  if (column === undefined || column.frozen === frozen) return layout;
  const others = placedColumns(layout.columns.filter((other) => other.id !== id));
  const at = others.filter((other) => other.frozen).length;
  return withColumns(layout, others.toSpliced(at, 0, { ...column, frozen }));
};

/** `width` in CSS pixels, kept between the narrowest and the widest; null is the usual one. */
export const sizeColumn = (layout: GridLayout, id: GridColumnId, width: number | null): GridLayout =>
  withColumns(
    layout,
    layout.columns.map((column) =>
      column.id === id
        ? { ...column, width: width === null ? null : Math.round(Math.min(widest, Math.max(narrowest, width))) }
        : column,
    ),
  );

export const widthOf = ({ id, width }: Columns[number]): number => width ?? usualWidth[id];

/** The columns that are not shown, in the order of the list of all. */
export const hiddenColumns = (layout: GridLayout): GridColumnId[] =>
  gridColumnIds.filter((id) => layout.columns.every((column) => column.id !== id));
