import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { splitCells } from '#core/ingest/readers/csv-cells.ts';
import { CsvSplitter } from '#core/ingest/readers/csv-splitter.ts';

const rowsOf = (text: string, delimiter: string): string[][] => {
  const splitter = new CsvSplitter({ delimiter, lineEnd: 'lf', told: false });
  return [...splitter.push(Buffer.from(text)), ...splitter.end()].map((record) => {
    const split = splitCells(record.raw.toString('utf8'), delimiter);
    if (!split.ok) throw new Error(split.message);
    return split.cells;
  });
};

const cell = fc.string({ unit: fc.constantFrom('a', 'ñ', '💥', ' ', '"', ',', ';', '\n', '\r\n', '\t', "'", '\\') });

describe('CSV records and cells', () => {
  it('are what a standard writer wrote', () => {
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '|'), fc.constantFrom('\n', '\r\n'), (rows, delimiter, newline) => {
        const text = Papa.unparse(rows, { delimiter, newline, quotes: rows.length % 2 === 0 });
        expect(rowsOf(text, delimiter)).toEqual(rows);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['a,b', ['a', 'b'], []],
    ['a,,', ['a', '', ''], []],
    [',', ['', ''], []],
    ['"a,b",c', ['a,b', 'c'], []],
    ['"a ""b"" c"', ['a "b" c'], []],
    ['""', [''], [0]],
    ['"",""', ['', ''], [0, 1]],
    ['a,"",', ['a', '', ''], [1]],
    ['""""', ['"'], []],
    ['a "b" c,d', ['a "b" c', 'd'], []],
    [' "a"', [' "a"'], []],
    ['"a\nb",c', ['a\nb', 'c'], []],
    ['"{""a"":1}",x', ['{"a":1}', 'x'], []],
  ])('%j holds %j', (text, cells, emptyTexts) => {
    expect(splitCells(text, ',')).toEqual({ ok: true, cells, emptyTexts });
  });

  it.each([
    ['"a', /not closed/],
    ['x,"a', /cell 2 are not closed/],
    ['"a"b,c', /after the closing quotes of cell 1/],
    ['"a" ,c', /after the closing quotes/],
  ])('%j is refused', (text, message) => {
    const split = splitCells(text, ',');
    expect(split.ok ? split.cells : split.message).toMatch(message);
  });
});
