import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvEscape, splitCells } from '#core/ingest/readers/csv-cells.ts';
import { type CsvLayout, CsvSplitter } from '#core/ingest/readers/csv-splitter.ts';
import type { RawRecord } from '#core/ingest/readers/record.ts';

interface Found {
  line: number;
  byteOffset: number;
  text: string;
  problem: string | null;
}

const foundOf = ({ line, byteOffset, raw, problem }: RawRecord): Found => ({
  line,
  byteOffset,
  text: raw.toString('utf8'),
  problem: problem?.reason ?? null,
});

/** Cuts the input into pieces of `step` bytes, each in the same buffer; `taken` are records found in place. */
const split = (input: Buffer, layout: Partial<CsvLayout>, step = input.length, takes = false): Found[] => {
  const splitter = new CsvSplitter({ delimiter: ',', ...layout });
  const found: Found[] = [];
  const reused = Buffer.alloc(Math.max(step, 1));
  for (let at = 0; at < input.length; at += step) {
    const length = input.copy(reused, 0, at, at + step);
    splitter.pushTo(reused.subarray(0, length), {
      take: (chunk, start, end, line, byteOffset) => {
        if (!takes) return false;
        found.push(foundOf({ line, byteOffset, raw: chunk.subarray(start, end), bytes: 0, problem: null }));
        return true;
      },
      record: (record) => found.push(foundOf(record)),
    });
    reused.fill(0x58);
  }
  return [...found, ...splitter.end().map(foundOf)];
};

const texts = (text: string, layout: Partial<CsvLayout> = {}): string[] =>
  split(Buffer.from(text), layout).map((record) => record.text);

describe('CSV records', () => {
  it('end with LF, CRLF or CR, mixed as they come, and are counted in lines and bytes', () => {
    const text = 'a,b\r\n1,2\n3,"x\r\ny\nz\rw"\r\r\n \t\n4,5\r6,7';
    expect(split(Buffer.from(text), {})).toEqual([
      { line: 1, byteOffset: 0, text: 'a,b', problem: null },
      { line: 2, byteOffset: 5, text: '1,2', problem: null },
      { line: 3, byteOffset: 9, text: '3,"x\r\ny\nz\rw"', problem: null },
      { line: 9, byteOffset: 27, text: '4,5', problem: null },
      { line: 10, byteOffset: 31, text: '6,7', problem: null },
    ]);
  });

  it('begin behind the line that names the delimiter and behind the lines of a report', () => {
    const text = '\ufeffsep=,\r\nReport "of\r\n\r\na,b\r\n1,2\r\n';
    expect(split(Buffer.from(text), { told: true, preamble: 2 })).toEqual([
      { line: 4, byteOffset: 24, text: 'a,b', problem: null },
      { line: 5, byteOffset: 29, text: '1,2', problem: null },
    ]);
  });

  it('keep a quote behind a backslash inside, where that is how quotes are written', () => {
    const text = 'a,b\n1,"x \\",\ny\\\\"\n2,"C:\\d"\n';
    expect(texts(text, { escape: 'backslash' })).toEqual(['a,b', '1,"x \\",\ny\\\\"', '2,"C:\\d"']);
    expect(texts('a,b\n1,"C:\\"\n2,x\n', { escape: 'doubled' })).toEqual(['a,b', '1,"C:\\"', '2,x']);
  });

  it('may begin with a byte order mark and quotes', () => {
    expect(texts('\ufeff"a\n1",b\n1,2')).toEqual(['"a\n1",b', '1,2']);
  });

  describe('with quotes that are not closed', () => {
    const layout = { columns: 3 };

    it.each([
      ['before rows without quotes', 'a,b,c\n1,"x,y\n2,x,y\n3,x,y\n', ['1,"x,y'], ['2,x,y', '3,x,y']],
      ['before rows with quotes', 'a,b,c\n1,"x,y\n2,"x",y\n3,"x",y\n', ['1,"x,y'], ['2,"x",y', '3,"x",y']],
      [
        'before a cell that begins with the delimiter',
        'a,b,c\n1,"x,y\n2,",",y\n3,x,y\n',
        ['1,"x,y'],
        ['2,",",y', '3,x,y'],
      ],
      ['before JSON', 'a,b,c\n1,"x,y\n2,"{""k"":1}",y\n3,x,y\n', ['1,"x,y'], ['2,"{""k"":1}",y', '3,x,y']],
      ['in the last row', 'a,b,c\n1,x,y\n2,"x,y\n', [], ['1,x,y']],
      ['twice', 'a,b,c\n1,"x,y\n2,x,y\n3,x,"y\n4,x,y\n', ['1,"x,y', '3,x,"y'], ['2,x,y', '4,x,y']],
      ['before a row over several lines', 'a,b,c\n1,"x,y\n2,x,y\n3,"x\nz",y\n', ['1,"x,y'], ['2,x,y', '3,"x\nz",y']],
      ['before rows that end with CR', 'a,b,c\r1,"x,y\r2,x,y\r3,x,y\r', ['1,"x,y'], ['2,x,y', '3,x,y']],
      ['before rows that end with CRLF', 'a,b,c\r\n1,"x,y\r\n2,x,y\r\n', ['1,"x,y'], ['2,x,y']],
    ])('%s, take no other record with them', (_, text, damaged, whole) => {
      for (const step of [1, 2, 3, 7, text.length]) {
        const [, ...records] = split(Buffer.from(text), layout, step);
        expect(records.filter(({ problem }) => problem === null).map((record) => record.text)).toEqual(whole);
        expect(records.filter(({ problem }) => problem === 'bad_field').map((record) => record.text)).toEqual(damaged);
        for (const { text: piece, byteOffset } of records) {
          expect(
            Buffer.from(text)
              .subarray(byteOffset, byteOffset + Buffer.byteLength(piece))
              .toString(),
          ).toBe(piece);
        }
      }
    });

    it('are one record where nothing tells the rows apart', () => {
      expect(split(Buffer.from('a\n"x\ny\nz\n'), { columns: 1 })).toMatchObject([
        { text: 'a' },
        { line: 2, text: '"x\ny\nz\n', problem: 'truncated' },
      ]);
    });

    it('are found out long before the end of a long file', () => {
      const rows = Array.from({ length: 20_000 }, (_, index) => `${index},${'x'.repeat(80)},y`);
      const text = `a,b,c\n1,"x,y\n${rows.join('\n')}\n`;
      const records = split(Buffer.from(text), layout, 65_536);
      expect(records).toHaveLength(20_002);
      expect(records[1]).toMatchObject({ line: 2, text: '1,"x,y', problem: 'bad_field' });
      expect(records.at(-1)).toMatchObject({ line: 20_002, text: `19999,${'x'.repeat(80)},y`, problem: null });
    });

    it('leave a long text over many lines alone', () => {
      const cell = Array.from({ length: 30_000 }, (_, index) => `line ${index}, of a text ${'x'.repeat(60)}`).join(
        '\n',
      );
      const text = `a,b,c\n1,"${cell}",y\n2,x,y\n`;
      expect(texts(text, layout)).toEqual(['a,b,c', `1,"${cell}",y`, '2,x,y']);
      expect(split(Buffer.from(text), layout, 65_536)).toHaveLength(3);
    });
  });

  const cell = fc.string({
    unit: fc.constantFrom('a', 'ñ', '💥', ' ', '"', ',', ';', '\n', '\r\n', '\r', '\t', "'", '\\', '\ufeff'),
    maxLength: 8,
  });
  const write = (text: string, delimiter: string, style: CsvEscape): string => {
    const mustQuote = /["\r\n\ufeff]/.test(text) || text.includes(delimiter) || text.trim() === '';
    if (!mustQuote) return text;
    const inner = style === 'doubled' ? text.replaceAll('"', '""') : text.replace(/["\\]/g, '\\$&');
    return `"${inner}"`;
  };

  it('are the rows that were written, in every dialect, cut anywhere, found in place or not', () => {
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom<CsvEscape>('doubled', 'backslash'),
        fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (table, delimiter, style, ends, step, takes) => {
          const text = table
            .map((row, index) => `${row.map((value) => write(value, delimiter, style)).join(delimiter)}${ends[index]}`)
            .join('');
          const layout = { delimiter, escape: style, columns: 3 };
          const records = split(Buffer.from(text), layout, step, takes);
          const cells = records.map((record) => {
            const found = splitCells(record.text, delimiter, style);
            return found.ok ? found.cells : found.message;
          });
          expect(cells).toEqual(table);
          expect(records).toEqual(split(Buffer.from(text), layout));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('are the same for any text, however it is cut', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', '"', ',', '\n', '\r', '\\', ' ', '\ufeff'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom<CsvEscape>('doubled', 'backslash'),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 2 }),
        (input, step, style, columns, preamble) => {
          const layout = { escape: style, columns, preamble };
          const whole = split(Buffer.from(input), layout);
          expect(split(Buffer.from(input), layout, step)).toEqual(whole);
          let end = 0;
          for (const { byteOffset, text: piece } of whole) {
            expect(byteOffset).toBeGreaterThanOrEqual(end);
            end = byteOffset + Buffer.byteLength(piece);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('that are too long are told so, wherever they are cut', () => {
    const text = `a,b\n${'x'.repeat(100)},1\n2,3\n`;
    for (const step of [7, text.length]) {
      const splitter = new CsvSplitter({ delimiter: ',', columns: 2 }, 64);
      const records: RawRecord[] = [];
      const input = Buffer.from(text);
      for (let at = 0; at < input.length; at += step) records.push(...splitter.push(input.subarray(at, at + step)));
      records.push(...splitter.end());
      expect(records.map(({ line, bytes, problem }) => [line, bytes, problem?.reason ?? null])).toEqual([
        [1, 3, null],
        [2, 102, 'too_large'],
        [3, 3, null],
      ]);
    }
  });
});
