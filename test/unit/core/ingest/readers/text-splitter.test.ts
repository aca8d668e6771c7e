// Records of text in any encoding keep the source's own bytes and offsets, wherever the source is cut into pieces.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvSplitter } from '#core/ingest/readers/csv-splitter.ts';
import { JsonSplitter } from '#core/ingest/readers/json-splitter.ts';
import { JsonlSplitter } from '#core/ingest/readers/jsonl-splitter.ts';
import type { RawRecord, RecordSplitter } from '#core/ingest/readers/record.ts';
import type { TextEncoding } from '#core/ingest/readers/text-encoding.ts';
import { type DeclaredEncoding, TextSplitter } from '#core/ingest/readers/text-splitter.ts';
import { originalBytes, originalLength, Transcoder } from '#core/ingest/readers/transcoder.ts';

const cut = (bytes: Buffer, sizes: readonly number[]): Buffer[] => {
  const pieces: Buffer[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
};

const split = (
  splitter: RecordSplitter,
  encoding: DeclaredEncoding,
  bytes: Buffer,
  sizes: readonly number[],
): { records: RawRecord[]; encoding: TextEncoding } => {
  const text = new TextSplitter(splitter, encoding);
  const records: RawRecord[] = [];
  const sink = {
    take: () => false,
    record: (record: RawRecord) =>
      void records.push({
        ...record,
        raw: Buffer.from(record.raw),
        ...(record.original && { original: Buffer.from(record.original) }),
      }),
  };
  for (const piece of cut(bytes, sizes)) {
    const own = Buffer.from(piece);
    text.push(own, sink);
    if (text.keepsNothing) own.fill(0x7b);
  }
  text.end(sink);
  return { records, encoding: text.encoding };
};

const wide = (text: string, isBig: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

const splitters: [string, () => RecordSplitter][] = [
  ['csv', () => new CsvSplitter({ delimiter: ';', columns: 2 })],
  ['jsonl', () => new JsonlSplitter()],
  ['json', () => new JsonSplitter()],
];
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
const piecesOfText = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\',
  ',',
  ';',
  ':',
  '\n',
  '\r\n',
  ' ',
  'a',
  '"data":[{',
  'ñ',
  '€',
  '\ufeff',
  '\u0a7b',
  '😀',
);

describe('text in UTF-16', () => {
  it.each(splitters)(
    '%s: any text cut anywhere gives the records of the same text in UTF-8, with its own bytes',
    (_, make) => {
      fc.assert(
        fc.property(
          fc.array(piecesOfText, { maxLength: 40 }),
          fc.boolean(),
          fc.boolean(),
          sizes,
          (parts, isBig, isMarked, chunks) => {
            const text = parts.join('').replace(/^\ufeff+/, '');
            const bytes = wide((isMarked ? '\ufeff' : '') + text, isBig);
            const expected = split(make(), 'utf-8', Buffer.from(text), [1000]).records;
            const { records } = split(make(), isBig ? 'utf-16be' : 'utf-16le', bytes, chunks);
            expect(records.map(({ line, raw, problem }) => [line, raw.toString(), problem])).toEqual(
              expected.map(({ line, raw, problem }) => [line, raw.toString(), problem]),
            );
            for (const [place, { byteOffset, bytes: length, original, raw }] of records.entries()) {
              expect(original?.toString('hex')).toBe(wide(raw.toString(), isBig).toString('hex'));
              expect(length).toBe(original?.length);
              const before = Buffer.from(text).subarray(0, expected[place]?.byteOffset).toString();
              expect(byteOffset).toBe((isMarked ? 2 : 0) + 2 * before.length);
            }
          },
        ),
        { numRuns: 400 },
      );
    },
  );

  it('that does not decode is a rejected record with its bytes, and the others are read', () => {
    const bytes = Buffer.concat([
      wide('{"a":1}\n{"b":"', false),
      Buffer.from([0x00, 0xd8]),
      wide('"}\n{"c":1}\n{"d"', false),
      Buffer.from([0x41]),
    ]);
    for (const chunks of [[1], [2], [3], [1000]]) {
      const { records } = split(new JsonlSplitter(), 'utf-16le', bytes, chunks);
      expect(records.map(({ problem }) => problem?.message ?? null)).toEqual([
        null,
        'byte 13 of the record is not utf-16le',
        null,
        'byte 9 of the record is not utf-16le',
      ]);
      for (const { byteOffset, bytes: length, original } of records) {
        expect(bytes.subarray(byteOffset, byteOffset + length).equals(original ?? Buffer.alloc(0))).toBe(true);
      }
    }
  });

  it('too long for a record is counted to its end', () => {
    const bytes = wide(`{"a":1}\n{"b":"${'ñ'.repeat(500)}"}\n{"c":1}`, true);
    const { records } = split(new JsonlSplitter(100), 'utf-16be', bytes, [7]);
    expect(records.map(({ problem, byteOffset, bytes: length }) => [problem?.reason, byteOffset, length])).toEqual([
      [undefined, 0, 14],
      ['too_large', 16, 2 * 508],
      [undefined, 16 + 2 * 509, 14],
    ]);
  });

  it('is brought back from any bytes whatever', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        sizes,
        fc.constantFrom('utf-16le', 'utf-16be', 'windows-1252'),
        (bytes, chunks, encoding) => {
          const transcoder = new Transcoder(encoding as 'utf-16le');
          const parts = cut(Buffer.from(bytes), chunks).map((piece) => transcoder.push(piece));
          const text = Buffer.concat([...parts, transcoder.end()]);
          const source = Buffer.from(bytes).subarray(transcoder.markBytes);
          expect(originalBytes(text, encoding as 'utf-16le').toString('hex')).toBe(source.toString('hex'));
          expect(originalLength(text, 0, text.length, encoding as 'utf-16le')).toBe(source.length);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('text with one byte a character', () => {
  const line = (text: string): Buffer => Buffer.from(`${text}\n`, 'latin1');

  it.each<[string, Buffer, TextEncoding]>([
    ['ASCII to the end', line('a;b'), 'utf-8'],
    ['UTF-8 from some place on', Buffer.concat([line('a;b'), Buffer.from('c;ñ€😀\n')]), 'utf-8'],
    ['UTF-8 with damage', Buffer.concat([line('c;\xf1'), Buffer.from('c;ñ\n')]), 'utf-8'],
    ['windows-1252', Buffer.concat([line('a;b'), line('Logro\xf1o;\x80'), line('c;d')]), 'windows-1252'],
    ['windows-1252 in its last byte', Buffer.concat([line('a;b'), Buffer.from('c;\xf1', 'latin1')]), 'windows-1252'],
  ])('%s', (_, bytes, encoding) => {
    const found = split(new CsvSplitter({ delimiter: ';', columns: 2 }), 'undecided', bytes, [1000]);
    expect(found.encoding).toBe(encoding);
    for (const { byteOffset, bytes: length, original, raw } of found.records) {
      expect(bytes.subarray(byteOffset, byteOffset + length).equals(original ?? raw)).toBe(true);
    }
  });

  it('windows-1252 decodes to its characters; the five bytes without one reject their record', () => {
    const bytes = Buffer.concat([line('a;b'), line('Logro\xf1o;\x80\x9f'), line('c;\x81d'), line('e;f')]);
    for (const chunks of [[1], [2], [5], [1000]]) {
      const { records } = split(new CsvSplitter({ delimiter: ';', columns: 2 }), 'undecided', bytes, chunks);
      expect(records.map(({ raw, problem }) => problem?.message ?? raw.toString())).toEqual([
        'a;b',
        'Logroño;€Ÿ',
        'byte 3 of the record is not windows-1252',
        'e;f',
      ]);
      expect(records.map(({ byteOffset, bytes: length }) => [byteOffset, length])).toEqual([
        [0, 3],
        [4, 10],
        [15, 4],
        [20, 3],
      ]);
    }
  });

  it('UTF-8 is told however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', ';', '\n', 'ñ', '€', '😀'), { minLength: 1 }),
        sizes,
        (parts, chunks) => {
          const text = parts.join('');
          const found = split(new CsvSplitter({ delimiter: ';' }), 'undecided', Buffer.from(text), chunks);
          expect(found.encoding).toBe('utf-8');
          expect(found.records).toEqual(
            split(new CsvSplitter({ delimiter: ';' }), 'utf-8', Buffer.from(text), [1000]).records,
          );
        },
      ),
    );
  });
});
