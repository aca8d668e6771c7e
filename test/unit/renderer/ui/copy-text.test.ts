import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type CopyTable, copyText } from '#renderer/ui/copy-text.ts';
import type { JsonValue } from '#shared/model/json.ts';

const table: CopyTable = {
  headers: ['Time (UTC)', 'User', 'Change'],
  rows: [
    ['2026-05-20 10:23:45.123', 'ana@acme.example', 'name "A, B" → x|y'],
    ['2026-05-20 10:23:46.000', null, 'line\r\nbreak\tand tab'],
    ['2026-05-20 10:23:47.000', '', true],
  ],
};

const cell = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', ',', '\t', '\n', '\r', ' ', 'a', '|', '\\') }),
);
const tables = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));

const asText = (value: JsonValue): string => {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};
const names = (width: number): string[] => Array.from({ length: width }, (_, at) => `h${at}`);

describe('a copy', () => {
  it('as TSV quotes what would end a cell', () => {
    expect(copyText(table, 'tsv', true).split('\n').slice(0, 2)).toEqual([
      'Time (UTC)\tUser\tChange',
      '2026-05-20 10:23:45.123\tana@acme.example\tname "A, B" → x|y',
    ]);
    expect(copyText(table, 'tsv', false)).toContain('\t\t"line\r\nbreak\tand tab"');
    expect(copyText({ headers: ['a'], rows: [['"quoted']] }, 'tsv', false)).toBe('"""quoted"');
  });

  it('as CSV is read back by another reader: every value, and an empty text apart from none', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const text = copyText({ headers: names(rows[0]?.length ?? 0), rows }, 'csv', true);
        const { data, errors } = Papa.parse<string[]>(text.slice(0, -2), { delimiter: ',', newline: '\r\n' });
        expect(errors).toEqual([]);
        expect(data.slice(1)).toEqual(rows.map((row) => row.map(asText)));
      }),
    );
    expect(copyText({ headers: ['a', 'b'], rows: [['', null]] }, 'csv', false)).toBe('"",\r\n');
  });

  it('as TSV is read back by another reader', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const text = copyText({ headers: names(rows[0]?.length ?? 0), rows }, 'tsv', true);
        const { data } = Papa.parse<string[]>(text, { delimiter: '\t', newline: '\n' });
        expect(data.slice(1)).toEqual(rows.map((row) => row.map(asText)));
      }),
    );
  });

  it('as JSON keeps kinds of values, by name or in order', () => {
    expect(JSON.parse(copyText(table, 'json', true))[2]).toEqual({
      'Time (UTC)': '2026-05-20 10:23:47.000',
      User: '',
      Change: true,
    });
    expect(JSON.parse(copyText(table, 'json', false))[1]).toEqual(table.rows[1]);
  });

  it('as Markdown keeps one line a row and takes no sign of a value for its own', () => {
    const lines = copyText(table, 'markdown', true).trimEnd().split('\n');
    expect(lines).toEqual([
      '| Time (UTC) | User | Change |',
      '| --- | --- | --- |',
      '| 2026-05-20 10:23:45.123 | ana@acme.example | name "A, B" → x\\|y |',
      '| 2026-05-20 10:23:46.000 |  | line<br>break and tab |',
      '| 2026-05-20 10:23:47.000 |  | true |',
    ]);
    expect(copyText({ headers: ['a'], rows: [['<b>*x*_`\\']] }, 'markdown', false)).toBe(
      '|  |\n| --- |\n| \\<b\\>\\*x\\*\\_\\`\\\\ |\n',
    );
  });
});
