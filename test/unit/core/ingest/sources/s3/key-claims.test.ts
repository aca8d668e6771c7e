// What batches of objects claim, and how objects become batches.
import { describe, expect, it } from 'vitest';
import { keyClaims, type PlacedObject } from '#core/ingest/sources/s3/key-claims.ts';
import { keyDates } from '#core/ingest/sources/s3/key-dates.ts';
import { planBatches } from '#core/ingest/sources/s3/plan-batches.ts';

const object = (key: string, place: number | null, modified: string | null = '2026-08-01T00:00:00Z'): PlacedObject => ({
  claim: keyDates(key)?.claim ?? null,
  modifiedMs: modified === null ? null : Date.parse(modified),
  place,
});
const claims = (objects: PlacedObject[], place: number): string[] =>
  keyClaims(objects, place, 's3://b/').map(({ from, to }) => `${from.slice(5, 16)} ${to.slice(5, 16)}`);

describe('claims from keys', () => {
  it('come with the last object of a day', () => {
    const objects = [object('2026-05-01/a', 0), object('2026-05-01/b', 1), object('2026-05-02/a', 1)];
    expect(claims(objects, 0)).toEqual([]);
    expect(claims(objects, 1)).toEqual(['05-01T00:00 05-03T00:00']);
  });

  it('count what the archive holds, and leave out a day of which an object does not come', () => {
    const objects = [object('2026-05-01/a', -1), object('2026-05-01/b', 0), object('2026-05-02/a', null)];
    expect(claims([...objects, object('2026-05-02/b', 0), object('undated', 0)], 0)).toEqual([
      '05-01T00:00 05-02T00:00',
    ]);
  });

  it('end when the newest object of the day was written', () => {
    const objects = [
      object('2026-05-01/a', 0, '2026-05-02T00:10:00Z'),
      object('2026-05-02/a', 0, '2026-05-02T11:00:00Z'),
      object('2026-05-02/b', 0, '2026-05-02T11:45:00Z'),
      object('2026-05-03/a', 0, '2026-05-02T11:45:00Z'),
    ];
    expect(claims(objects, 0)).toEqual(['05-01T00:00 05-02T11:45']);
    expect(claims([object('2026-05-02/a', 0, null)], 0)).toEqual(['05-02T00:00 05-03T00:00']);
  });

  it('cover a month where the key names a month', () => {
    expect(claims([object('2026/02/all.jsonl', 0)], 0)).toEqual(['02-01T00:00 03-01T00:00']);
  });
});

describe('batches', () => {
  const sized = (...sizes: number[]) =>
    sizes.map((bytes, index) => ({ key: String(index), etag: '', bytes, modifiedMs: null }));
  const keys = (sizes: number[], limits: { objects: number; bytes: number }): string[] =>
    planBatches(sized(...sizes), limits).map((batch) => batch.map(({ key }) => key).join(''));

  it('end at so many objects or bytes, and never split or drop one', () => {
    expect(keys([1, 1, 1, 1, 1], { objects: 2, bytes: 100 })).toEqual(['01', '23', '4']);
    expect(keys([6, 6, 3, 1, 50, 1], { objects: 10, bytes: 10 })).toEqual(['0', '123', '4', '5']);
    expect(keys([], { objects: 2, bytes: 10 })).toEqual([]);
  });
});
