// Rows of Parquet files become JSON records whose values are exact.
import { createHash } from 'node:crypto';
import type { SchemaElement } from 'hyparquet';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { parquetJson } from '#core/ingest/readers/parquet-values.ts';
import { zipOf } from '#test/support/archive-files.ts';
import { importTexts } from '#test/support/import-texts.ts';
import { createMemoryWriter } from '#test/support/memory-writer.ts';

const parquetOf = (
  columnData: ColumnSource[],
  options: { schema?: SchemaElement[]; rowGroupSize?: number } = {},
): Buffer => Buffer.from(parquetWriteBuffer({ columnData, ...options }));

const log = (rows: number, rowGroupSize = 1000): Buffer => {
  const each = <Value>(make: (row: number) => Value): Value[] => Array.from({ length: rows }, (_, row) => make(row));
  return parquetOf(
    [
      { name: 'id', data: each((row) => `evt_${row}`), type: 'STRING' },
      { name: 'timestamp', data: each((row) => new Date(Date.UTC(2026, 4, 20, 10, 0, row))), type: 'TIMESTAMP' },
      { name: 'action', data: each(() => 'update'), type: 'STRING' },
      { name: 'actor_email', data: each((row) => (row % 2 === 0 ? 'ana@acme.example' : null)), type: 'STRING' },
      { name: 'count', data: each((row) => 2n ** 60n + BigInt(row)), type: 'INT64' },
      { name: 'diff', data: each((row) => ({ retention: { from: row, to: 'ñ' } })), type: 'JSON' },
    ],
    { rowGroupSize },
  );
};

describe('a Parquet file', () => {
  it('is read row by row, over row groups, alone or in containers', async () => {
    const bytes = log(2500);
    const zip = await zipOf([{ name: 'in/log.parquet', bytes }]);
    const { report, writer } = await importTexts({ 'log.parquet': bytes, 'a.zip': zip });
    expect(
      report.sources.map(({ name, format, accepted, duplicates }) => [name, format, accepted, duplicates]),
    ).toEqual([
      ['log.parquet', 'parquet', 2500, 0],
      ['a.zip', null, 0, 0],
      ['a.zip!in/log.parquet', 'parquet', 0, 2500],
    ]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(report.sources[0]).toMatchObject({ bytes: bytes.length, sha256 });
    expect(report.sources[2]).toMatchObject({ bytes: bytes.length, sha256 });
    const { event, line, raw } = writer.events[2001] ?? {};
    expect(line).toBe(2002);
    expect(event).toMatchObject({
      id: 'evt_2001',
      timestamp: '2026-05-20T10:33:21.000Z',
      actor: { email: null },
      diff: { retention: { from: 2001, to: 'ñ' } },
      extra: { count: String(2n ** 60n + 2001n) },
    });
    expect(Buffer.from(raw ?? []).toString()).toBe(
      `{"id":"evt_2001","timestamp":"2026-05-20T10:33:21.000Z","action":"update","count":"${2n ** 60n + 2001n}","diff":{"retention":{"from":2001,"to":"ñ"}}}`,
    );
  });

  it.each<[string, (bytes: Buffer) => Buffer, string]>([
    ['cut', (bytes) => bytes.subarray(0, -10), 'SOURCE_TRUNCATED'],
    [
      'damaged in its directory',
      (bytes) => Buffer.concat([bytes.subarray(0, -40), Buffer.alloc(32, 0xff), bytes.subarray(-8)]),
      'SOURCE_CORRUPT',
    ],
    ['no more than its mark', () => Buffer.from('PAR1'), 'SOURCE_TRUNCATED'],
  ])('that is %s stops the import', async (_, change, code) => {
    const writer = createMemoryWriter();
    await expect(importTexts({ 'a.parquet': change(log(10)) }, { writer })).rejects.toMatchObject({
      code,
      data: { where: 'a.parquet' },
    });
    expect(writer.state).toBe('aborted');
  });
});

describe('parquetJson', () => {
  const leaf = (value: unknown, element: Partial<SchemaElement>): string =>
    parquetJson(value, { element: { name: 'x', ...element }, children: [], count: 1, path: ['x'] });

  it.each<[string, unknown, Partial<SchemaElement>, string]>([
    ['decimal', 12345, { converted_type: 'DECIMAL', scale: 2 }, '"123.45"'],
    ['small decimal', -5n, { logical_type: { type: 'DECIMAL', precision: 9, scale: 3 } }, '"-0.005"'],
    ['decimal in bytes', Uint8Array.of(0xff, 0x38), { converted_type: 'DECIMAL', scale: 1 }, '"-20.0"'],
    ['date', 20593, { converted_type: 'DATE' }, '"2026-05-20"'],
    ['milliseconds', 1779272625123n, { converted_type: 'TIMESTAMP_MILLIS' }, '"2026-05-20T10:23:45.123Z"'],
    [
      'microseconds',
      1779272625123456n,
      { logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' } },
      '"2026-05-20T10:23:45.123456Z"',
    ],
    [
      'nanoseconds',
      1779272625123456789n,
      { logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'NANOS' } },
      '"2026-05-20T10:23:45.123456789Z"',
    ],
    ['before 1970', -1n, { converted_type: 'TIMESTAMP_MILLIS' }, '"1969-12-31T23:59:59.999Z"'],
    [
      'local time',
      1779272625123n,
      { logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MILLIS' } },
      '"2026-05-20T10:23:45.123"',
    ],
    ['time of day', 37425123, { converted_type: 'TIME_MILLIS' }, '"10:23:45.123"'],
    ['text', Buffer.from('ñ"'), {}, '"ñ\\""'],
    ['bytes', Uint8Array.of(0xff, 0xfe), {}, '"//4="'],
    ['JSON', Buffer.from('{"a": 1}'), { converted_type: 'JSON' }, '{"a": 1}'],
    ['no JSON', Buffer.from('{"a"'), { converted_type: 'JSON' }, '"{\\"a\\""'],
    ['large integer', 2n ** 53n, {}, '"9007199254740992"'],
    ['integer', -(2n ** 53n) + 1n, {}, '-9007199254740991'],
    ['not a number', Number.NaN, {}, '"NaN"'],
    ['null', undefined, {}, 'null'],
  ])('%s', (_, value, element, expected) => {
    expect(leaf(value, element)).toBe(expected);
  });

  it('lists, maps and structures, to any depth', async () => {
    const schema: SchemaElement[] = [
      { name: 'root', num_children: 3 },
      { name: 'id', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
      { name: 'timestamp', type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', repetition_type: 'REQUIRED' },
      { name: 'tags', converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { name: 'element', repetition_type: 'OPTIONAL', num_children: 2 },
      { name: 'name', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'at', type: 'INT32', converted_type: 'DATE', repetition_type: 'OPTIONAL' },
    ];
    const bytes = parquetOf(
      [
        { name: 'id', data: ['a', 'b'] },
        { name: 'timestamp', data: [1779272625123n, 1779272625124n] },
        {
          name: 'tags',
          data: [
            [
              { name: 'ñ', at: 20593 },
              { name: null, at: null },
            ],
            null,
          ],
        },
      ],
      { schema },
    );
    const { writer } = await importTexts({ 'a.parquet': bytes });
    expect(writer.events.map(({ event }) => event.extra)).toEqual([
      {
        tags: [
          { name: 'ñ', at: '2026-05-20' },
          { name: null, at: null },
        ],
      },
      undefined,
    ]);
  });
});
