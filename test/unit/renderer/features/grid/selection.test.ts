import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addRows,
  countRows,
  firstRows,
  hasRow,
  type RowRange,
  withoutRow,
} from '#renderer/features/grid/row-ranges.ts';
import {
  allRows,
  extendCells,
  extendRows,
  nothing,
  rowSelected,
  selectedColumns,
  selectedCount,
  selectedRows,
  selectionLimit,
  toggleRow,
} from '#renderer/features/grid/selection.ts';

const rowNumber = fc.integer({ min: 0, max: 60 });
const step = fc.oneof(
  fc.record({ add: fc.constant(true), one: rowNumber, other: rowNumber }),
  fc.record({ add: fc.constant(false), one: rowNumber, other: rowNumber }),
);

describe('a set of rows', () => {
  it('holds what a plain set holds, in stretches that do not touch', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), rowNumber, (steps, limit) => {
        let ranges: RowRange[] = [];
        const plain = new Set<number>();
        for (const { add, one, other } of steps) {
          if (add) {
            ranges = addRows(ranges, one, other);
            for (let row = Math.min(one, other); row <= Math.max(one, other); row++) plain.add(row);
          } else {
            ranges = withoutRow(ranges, one);
            plain.delete(one);
          }
        }
        const rows = ranges.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, at) => first + at),
        );
        const sorted = [...plain].sort((a, b) => a - b);
        expect(rows).toEqual(sorted);
        expect(countRows(ranges)).toBe(plain.size);
        expect(ranges.every(({ first }, at) => at === 0 || first > (ranges[at - 1]?.last ?? 0) + 1)).toBe(true);
        expect(hasRow(ranges, limit)).toBe(plain.has(limit));
        expect(countRows(firstRows(ranges, limit))).toBe(Math.min(limit, plain.size));
        expect(firstRows(ranges, limit).every(({ last }) => sorted.slice(0, limit).includes(last))).toBe(true);
      }),
    );
  });
});

describe('the selection', () => {
  it('takes rows in and out one by one', () => {
    const two = toggleRow(toggleRow(nothing, 3), 5);
    expect(selectedRows(two)).toEqual([
      { first: 3, last: 3 },
      { first: 5, last: 5 },
    ]);
    expect(toggleRow(toggleRow(two, 3), 5)).toEqual(nothing);
    expect([3, 4, 5].map((row) => rowSelected(two, row))).toEqual([true, false, true]);
  });

  it('stretches from where it began, forth and back, and keeps other rows', () => {
    const begun = toggleRow(toggleRow(nothing, 20), 5);
    const down = extendRows(begun, 0, 8);
    expect(selectedRows(down)).toEqual([
      { first: 5, last: 8 },
      { first: 20, last: 20 },
    ]);
    expect(selectedRows(extendRows(down, 0, 2))).toEqual([
      { first: 2, last: 5 },
      { first: 20, last: 20 },
    ]);
    expect(selectedRows(extendRows(nothing, 4, 6))).toEqual([{ first: 4, last: 6 }]);
  });

  it('never holds more rows than its limit, and holds those next to where it began', () => {
    expect(selectedCount(allRows(1_000_000))).toBe(selectionLimit);
    expect(selectedRows(allRows(7))).toEqual([{ first: 0, last: 6 }]);
    expect(allRows(0)).toEqual(nothing);
    expect(selectedRows(extendRows(nothing, 500_000, 0))).toEqual([
      { first: 500_000 - selectionLimit + 1, last: 500_000 },
    ]);
    const cells = extendCells(nothing, { row: 0, column: 1 }, { row: 900_000, column: 3 });
    expect(selectedCount(cells)).toBe(selectionLimit);
  });

  it('is a rectangle of cells between two corners', () => {
    const cells = extendCells(
      extendCells(nothing, { row: 9, column: 4 }, { row: 9, column: 3 }),
      { row: 0, column: 0 },
      { row: 7, column: 2 },
    );
    expect(selectedRows(cells)).toEqual([{ first: 7, last: 9 }]);
    expect(selectedColumns(cells, 8)).toEqual({ first: 2, last: 4 });
    expect(selectedColumns(cells, 6)).toBeNull();
    expect(rowSelected(cells, 8)).toBe(false);
    expect(selectedColumns(allRows(3), 1)).toBeNull();
  });
});
