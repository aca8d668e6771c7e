import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLayout } from '#renderer/data/use-grid-layout.ts';
import {
  dropColumn,
  freezeColumn,
  hiddenColumns,
  moveColumn,
  narrowest,
  placedColumns,
  showColumn,
  sizeColumn,
  widest,
  widthOf,
} from '#renderer/features/grid/column-layout.ts';
import { type GridColumnId, type GridLayout, gridColumnIds, gridLayoutSchema } from '#shared/model/grid-layout.ts';

const column = fc.constantFrom(...gridColumnIds);
const edits = fc.array(
  fc.oneof(
    fc.tuple(column, fc.boolean()).map(
      ([id, shown]) =>
        (layout: GridLayout) =>
          showColumn(layout, id, shown),
    ),
    fc.tuple(column, fc.integer({ min: -9, max: 9 })).map(
      ([id, steps]) =>
        (layout: GridLayout) =>
          moveColumn(layout, id, steps),
    ),
    fc.tuple(column, column).map(
      ([id, target]) =>
        (layout: GridLayout) =>
          dropColumn(layout, id, target),
    ),
    fc.tuple(column, fc.boolean()).map(
      ([id, frozen]) =>
        (layout: GridLayout) =>
          freezeColumn(layout, id, frozen),
    ),
    fc.tuple(column, fc.option(fc.double({ min: -100, max: 9000, noNaN: true }))).map(
      ([id, width]) =>
        (layout: GridLayout) =>
          sizeColumn(layout, id, width),
    ),
  ),
  { maxLength: 30 },
);
const order = (layout: GridLayout): GridColumnId[] => placedColumns(layout.columns).map(({ id }) => id);

describe('the layout of columns', () => {
  it('stays one that can be kept, with every column once, whatever is done', () => {
    fc.assert(
      fc.property(edits, (steps) => {
        const layout = steps.reduce((before, edit) => edit(before), defaultLayout);
        expect(gridLayoutSchema.parse(layout)).toEqual(layout);
        expect([...order(layout), ...hiddenColumns(layout)].sort()).toEqual([...gridColumnIds].sort());
        const frozen = placedColumns(layout.columns).map((placed) => placed.frozen);
        expect(frozen.indexOf(false) === -1 || frozen.lastIndexOf(true) < frozen.indexOf(false)).toBe(true);
      }),
    );
  });

  it('moves a column among those of its kind', () => {
    expect(order(moveColumn(defaultLayout, 'actor', -1)).slice(0, 3)).toEqual(['time', 'actor', 'marks']);
    expect(order(moveColumn(defaultLayout, 'marks', -1))).toEqual(order(defaultLayout));
    expect(order(moveColumn(defaultLayout, 'time', 3))).toEqual(order(defaultLayout));
    expect(order(moveColumn(defaultLayout, 'marks', 99)).at(-1)).toBe('marks');
  });

  it('drops a column in the place of another; among the frozen ones it is frozen too', () => {
    const dropped = dropColumn(defaultLayout, 'role', 'time');
    expect(order(dropped).slice(0, 2)).toEqual(['role', 'time']);
    expect(dropped.columns.find(({ id }) => id === 'role')?.frozen).toBe(true);
    const back = dropColumn(dropped, 'role', 'action');
    expect(order(back)).toEqual(['time', 'marks', 'actor', 'action', 'role', 'resource', 'change', 'category', 'sivo']);
    expect(back.columns.find(({ id }) => id === 'role')?.frozen).toBe(false);
  });

  it('freezes at the edge of the frozen ones', () => {
    const frozen = freezeColumn(defaultLayout, 'action', true);
    expect(order(frozen).slice(0, 3)).toEqual(['time', 'action', 'marks']);
    expect(order(freezeColumn(frozen, 'time', false)).slice(0, 3)).toEqual(['action', 'time', 'marks']);
  });

  it('keeps the last column and sizes within bounds', () => {
    const one = order(defaultLayout).reduce((layout, id) => showColumn(layout, id, false), defaultLayout);
    expect(one.columns).toHaveLength(1);
    const widths = [1, 99.6, 99_999].map((width) => sizeColumn(defaultLayout, 'time', width).columns[0]?.width);
    expect(widths).toEqual([narrowest, 100, widest]);
    expect(widthOf({ id: 'time', width: null, frozen: true })).toBeGreaterThan(100);
  });
});
