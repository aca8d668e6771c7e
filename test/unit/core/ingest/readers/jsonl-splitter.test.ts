import { describe, expect, it } from 'vitest';
import { JsonlSplitter } from '#core/ingest/readers/jsonl-splitter.ts';

const split = (text: string, limit?: number): object[] => {
  const splitter = new JsonlSplitter(limit);
  const records = [...splitter.push(Buffer.from(text)), ...splitter.end()];
  return records.map(({ raw, problem, ...place }) => ({
    ...place,
    raw: raw.toString('utf8'),
    reason: problem?.reason,
  }));
};

describe('JsonlSplitter', () => {
  it('gives each line with its place, without byte order mark and line end', () => {
    expect(split('\ufeff{"a":1}\r\n\n  \t\r\nñ\n{"b":2}')).toEqual([
      { line: 1, byteOffset: 3, bytes: 7, raw: '{"a":1}', reason: undefined },
      { line: 4, byteOffset: 18, bytes: 2, raw: 'ñ', reason: undefined },
      { line: 5, byteOffset: 21, bytes: 7, raw: '{"b":2}', reason: undefined },
    ]);
  });

  it('gives up a line beyond the limit and goes on behind it', () => {
    expect(split(`${'x'.repeat(70_000)}\n{}`, 60_000)).toEqual([
      { line: 1, byteOffset: 0, bytes: 70_000, raw: 'x'.repeat(65_536), reason: 'too_large' },
      { line: 2, byteOffset: 70_001, bytes: 2, raw: '{}', reason: undefined },
    ]);
  });
});
