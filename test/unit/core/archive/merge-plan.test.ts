import { describe, expect, it } from 'vitest';
import { mergeLimits, planMerges } from '#core/archive/merge-plan.ts';
import type { SegmentEntry } from '#core/archive/types.ts';

const segment = (month: string, part: number, events: number, bytes = events * 140): SegmentEntry => ({
  file: `segments/${month}.${part}.1.sqlite`,
  bytes,
  sha256: '0'.repeat(64),
  month,
  part,
  generation: 1,
  events,
  conflicts: 0,
  oldestMs: Date.parse(`${month}-01T00:00:00Z`),
  newestMs: Date.parse(`${month}-28T00:00:00Z`),
  originals: null,
});
const planned = (segments: readonly SegmentEntry[]): string[][] =>
  planMerges(segments, mergeLimits).map((group) => group.map(({ month, part }) => `${month}.${part}`));

describe('the plan of merging', () => {
  it('takes the parts of one month together, oldest month first', () => {
    const segments = [
      segment('2026-05', 0, 1000),
      segment('2026-04', 0, 10),
      segment('2026-05', 1, 20),
      segment('2026-04', 3, 10),
      segment('2026-03', 0, 10),
    ];
    expect(planned(segments)).toEqual([
      ['2026-04.0', '2026-04.3'],
      ['2026-05.0', '2026-05.1'],
    ]);
  });

  it('leaves parts alone that are not small or would not fit', () => {
    expect(planned([segment('2026-05', 0, 60_000), segment('2026-05', 1, 50_000)])).toEqual([]);
    expect(planned([segment('2026-05', 0, 200_000), segment('2026-05', 1, 10)])).toEqual([]);
    expect(planned([segment('2026-05', 0, 199_990), segment('2026-05', 1, 10)])).toEqual([['2026-05.0', '2026-05.1']]);
    expect(planned([segment('2026-05', 0, 100, 90 * 2 ** 20), segment('2026-05', 1, 100, 90 * 2 ** 20)])).toEqual([]);
  });

  it('fills segments from the smallest part up', () => {
    const segments = [90_000, 20_000, 95_000, 10_000, 90_000].map((events, part) => segment('2026-05', part, events));
    expect(planned(segments)).toEqual([['2026-05.0', '2026-05.1', '2026-05.3']]);
    const small = Array.from({ length: 10 }, (_, part) => segment('2026-05', part, 40_000));
    expect(planned(small).map((group) => group.length)).toEqual([5, 5]);
  });
});
