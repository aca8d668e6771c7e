import { describe, expect, it } from 'vitest';
import { type Found, readScan } from '#renderer/data/read-scan.ts';
import type { EventRow } from '#shared/model/event.ts';
import type { ScanMoment } from '#shared/model/query.ts';

const row = (id: string): EventRow => ({
  id,
  timestamp: '2026-05-20T10:23:45.123Z',
  tenantId: null,
  actor: { id: null, email: null, role: null, ip: null, userAgent: null },
  action: null,
  resource: { type: null, id: null },
  category: 'other',
  crossTenant: null,
  conflict: false,
  reason: null,
  changes: [],
  changeCount: 0,
});
const progress = (count: number, ids: string[]): ScanMoment => ({
  kind: 'progress',
  count,
  scanned: count * 10,
  events: 100,
  rows: ids.map(row),
});
const result: ScanMoment = { kind: 'result', handle: 'h', count: 3, generation: 7 };

const scanOf = async function* (...moments: ScanMoment[]) {
  yield* moments;
};
const running = new AbortController().signal;

describe('readScan', () => {
  it('gathers the rows and hands back the result alone', async () => {
    const told: Found[] = [];
    const moments = scanOf(progress(1, ['a']), progress(1, []), progress(3, ['b', 'c']), result);
    expect(await readScan(moments, running, (found) => told.push(found))).toEqual({
      handle: 'h',
      count: 3,
      generation: 7,
    });
    expect(told.map(({ count, scanned, rows }) => [count, scanned, rows.map(({ id }) => id).join('')])).toEqual([
      [1, 10, 'a'],
      [1, 10, 'a'],
      [3, 30, 'abc'],
    ]);
  });

  it('fails when it was stopped, also when the stream then ends without a word, and tells no more', async () => {
    const told: Found[] = [];
    for (const moments of [scanOf(), scanOf(progress(1, ['a']), result)]) {
      const stop = new AbortController();
      stop.abort();
      await expect(readScan(moments, stop.signal, (found) => told.push(found))).rejects.toMatchObject({
        name: 'AbortError',
      });
    }
    expect(told).toEqual([]);
  });

  it('takes no scan for an answer that has none', async () => {
    await expect(readScan(scanOf(progress(1, ['a'])), running, () => {})).rejects.toThrow('without its result');
  });
});
