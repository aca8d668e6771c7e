import { describe, expect, it } from 'vitest';
import { murmur3 } from '#core/archive/murmur3.ts';
import { flagBits, type SegmentReader } from '#core/archive/types.ts';
import { conflictFlags } from '#core/query/conflict-flags.ts';
import { type MemoryEvent, memoryReader } from '#test/support/memory-reader.ts';
import { sampleEvents } from '#test/support/sample-events.ts';

const [base] = sampleEvents(1);
if (base === undefined) throw new Error('no sample');

const stored = (id: string, month: string, conflict = false): MemoryEvent => ({
  event: {
    ...base,
    timestampText: '',
    diff: null,
    category: 'other',
    reason: null,
    id,
    timestamp: `2026-${month}-01T00:00:00.000Z`,
  },
  conflict,
});

/** Ids with the conflict bit, as month and id. */
const inConflict = (segments: readonly SegmentReader[]): string[] => {
  const marked = conflictFlags(segments);
  return segments.flatMap((segment) => {
    const flags = marked.get(segment) ?? segment.columns.flags;
    return segment
      .events([...flags.keys()].filter((seq) => ((flags[seq] ?? 0) & flagBits.conflict) !== 0))
      .map(({ event }) => `${segment.entry.month} ${event.id}`);
  });
};

/** Two ids with one hash, found by trying. */
const colliding = (): [string, string] => {
  const seen = new Map<number, string>();
  for (let number = 0; ; number++) {
    const id = `e${number}`;
    const hash = murmur3(id);
    const other = seen.get(hash);
    if (other !== undefined) return [other, id];
    seen.set(hash, id);
  }
};

describe('conflictFlags', () => {
  it('marks the first version too, in whichever segment it stands', () => {
    const events = [stored('a', '01'), stored('b', '01'), stored('a', '03', true), stored('a', '02', true)];
    const { segments } = memoryReader(events);
    expect(inConflict(segments)).toEqual(['2026-01 a', '2026-02 a', '2026-03 a']);
    expect([...conflictFlags(segments).keys()]).toEqual([segments[0]]);
  });

  it('looks at nothing where nothing conflicts', () => {
    const { segments } = memoryReader([stored('a', '01'), stored('b', '02')]);
    const untouched = segments.map(({ entry }) => ({ entry }) as SegmentReader);
    expect(conflictFlags(untouched).size).toBe(0);
  });

  it('tells ids of one hash apart', () => {
    const [one, other] = colliding();
    const { segments } = memoryReader([stored(one, '01'), stored(other, '02'), stored(other, '03', true)]);
    expect(inConflict(segments)).toEqual([`2026-02 ${other}`, `2026-03 ${other}`]);
  });
});
