import { describe, expect, it } from 'vitest';
import { entryLines, rawRecords } from '#cli/quarantine-export.ts';
import type { ImportRecord, QuarantineItem, SourceReading, SourceReport } from '#shared/model/archive.ts';

const reading: SourceReading = {
  containers: [],
  encoding: 'utf-8',
  csv: { delimiter: ';', escape: 'doubled', header: ['id', 'a;b', 'say "hi"'] },
  profile: null,
  zone: null,
  dateOrder: null,
};

const source = (name: string, part: Partial<SourceReport>): SourceReport => ({
  name,
  bytes: 1,
  sha256: null,
  format: 'csv',
  compressed: false,
  skipped: null,
  read: 1,
  accepted: 0,
  duplicates: 0,
  conflicts: 0,
  rejected: 1,
  reading,
  ...part,
});

const imports: ImportRecord[] = [
  {
    id: 'i1',
    startedAt: '',
    finishedAt: '',
    appVersion: '0',
    quarantine: null,
    read: 1,
    accepted: 0,
    duplicates: 0,
    conflicts: 0,
    rejected: 1,
    sources: [
      source('a.csv', {}),
      source('b.csv', {}),
      source('wide.csv', { reading: { ...reading, encoding: 'utf-16le' } }),
      source('tab.csv', {
        reading: { ...reading, csv: { delimiter: '\t', escape: 'backslash', header: ['id', 'say "hi"'] } },
      }),
      source('old.csv', { reading: undefined }),
      source('c.jsonl', { format: 'jsonl', reading: undefined }),
    ],
  },
];

const item = (from: string, raw: Buffer | string, part: Partial<QuarantineItem> = {}): QuarantineItem => {
  const bytes = Buffer.from(raw);
  return {
    importId: 'i1',
    source: from,
    line: 2,
    byteOffset: 9,
    reason: 'bad_field',
    message: '',
    bytes: bytes.length,
    encoding: typeof raw === 'string' ? 'utf8' : 'base64',
    raw: typeof raw === 'string' ? raw : bytes.toString('base64'),
    ordinal: 0,
    settledBy: null,
    ...part,
  };
};

describe('the bare records of a source', () => {
  it('stand under their header as it was written, once', () => {
    const write = rawRecords(imports);
    expect(write([item('a.csv', '1;2;3')]).bytes.toString()).toBe('id;"a;b";"say ""hi"""\n1;2;3\n');
    expect(write([item('b.csv', Buffer.from([0xe9]))]).bytes).toEqual(Buffer.from([0xe9, 0x0a]));
  });

  it('keep their encoding, with its mark and its line ends', () => {
    const { bytes } = rawRecords(imports)([item('wide.csv', Buffer.from('ñ;2;3', 'utf16le'))]);
    expect(bytes.toString('utf16le')).toBe('\ufeffid;"a;b";"say ""hi"""\nñ;2;3\n');
  });

  it('use the escape of their source', () => {
    expect(rawRecords(imports)([item('tab.csv', 'x')]).bytes.toString()).toBe('id\t"say \\"hi\\""\nx\n');
  });

  it('are left out where only their start is kept, and counted', () => {
    const { bytes, skipped } = rawRecords(imports)([item('c.jsonl', '{"a"', { bytes: 99_999 }), item('c.jsonl', '{}')]);
    expect([bytes.toString(), skipped]).toEqual(['{}\n', 1]);
  });

  it.each([
    [['a.csv', 'c.jsonl'], 'c.jsonl'],
    [['a.csv', 'wide.csv'], 'wide.csv'],
    [['old.csv'], 'old.csv'],
  ])('do not make one file: %j', (names, where) => {
    const write = rawRecords(imports);
    expect(() => write(names.map((name) => item(name, 'x')))).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', data: expect.objectContaining({ where }) }),
    );
  });

  it('are whole entries otherwise', () => {
    const entry = item('a.csv', Buffer.from([0xe9]));
    expect(JSON.parse(entryLines([entry]).bytes.toString())).toEqual(entry);
  });
});
