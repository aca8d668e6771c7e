import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQueryEngine, type QueryEngine } from '#core/query/engine.ts';
import type { EventRow } from '#shared/model/event.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { type ScanMoment, type ScanProgress, sorts } from '#shared/model/query.ts';
import { type MemoryEvent, memoryReader } from '#test/support/memory-reader.ts';
import { sampleEvents } from '#test/support/sample-events.ts';
import { archiveArbitrary, questionArbitrary } from './event-arbitrary.ts';

const engineOver = (events: readonly MemoryEvent[], quietMs: number): Promise<QueryEngine> =>
  createQueryEngine('/memory', { openReader: async () => memoryReader(events), stamp: () => 'same', quietMs });

const collect = async (moments: AsyncIterable<ScanMoment>) => {
  const progress: ScanProgress[] = [];
  for await (const moment of moments) {
    if (moment.kind === 'result') return { progress, result: moment };
    progress.push(moment);
  }
  throw new Error('a scan ends with its result');
};

const [base] = sampleEvents(1);
if (base === undefined) throw new Error('no sample');
const days = (count: number): MemoryEvent[] =>
  Array.from({ length: count }, (_, day) => ({
    event: {
      ...base,
      timestampText: '',
      diff: null,
      category: 'other',
      reason: null,
      id: `evt_${day}`,
      timestamp: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(),
    },
  }));
const asked = (text: string) => ({ filter: parseFilter(text), zone: 'UTC' });

describe('a scan', () => {
  it('tells growing counts and the first rows of its result, each once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(archiveArbitrary, questionArbitrary, fc.constantFrom(...sorts), async (events, filter, sort) => {
        const engine = await engineOver(events, 0);
        const { progress, result } = await collect(engine.scan({ filter, zone: 'UTC', sort }));
        const opened = await engine.open({ filter, zone: 'UTC', sort });
        expect(result).toMatchObject({ count: opened.count, generation: opened.generation });
        const told: EventRow[] = progress.flatMap(({ rows }) => rows);
        const { rows } = await engine.rows({ handle: result.handle, offset: 0, limit: 1000 });
        expect(told).toEqual(rows.slice(0, told.length));
        if (sort !== 'newest' && sort !== 'oldest') expect(told).toEqual([]);
        for (const [index, { count, scanned, events: all }] of progress.entries()) {
          expect(all).toBe(events.length);
          expect(scanned).toBeLessThan(all);
          expect(count).toBeLessThanOrEqual(Math.min(scanned, result.count));
          expect(count).toBeGreaterThanOrEqual(progress[index - 1]?.count ?? 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('tells the newest segment first, or the oldest, and one page of rows at most', async () => {
    const events = [
      ...days(400),
      ...days(400).map(({ event }) => ({ event: { ...event, id: `${event.id}b` }, part: 1 })),
    ];
    const engine = await engineOver(events, 0);
    for (const sort of ['newest', 'oldest'] as const) {
      const { progress, result } = await collect(engine.scan({ ...asked(''), sort }));
      expect(progress[0]?.rows.length).toBe(progress[0]?.count);
      expect(progress.flatMap(({ rows }) => rows)).toHaveLength(200);
      expect(result.count).toBe(800);
    }
  });

  it('tells nothing on its way when it is quick', async () => {
    const engine = await engineOver(days(400), 60_000);
    const { progress } = await collect(engine.scan({ ...asked(''), sort: 'newest' }));
    expect(progress).toEqual([]);
  });

  it('looks at no further segment once it is cancelled', async () => {
    const reader = memoryReader(days(90));
    let searched = 0;
    const segments = reader.segments.map((segment) => ({
      ...segment,
      searchText: (needle: string) => {
        searched += 1;
        return segment.searchText(needle);
      },
    }));
    const engine = await createQueryEngine('/memory', {
      openReader: async () => ({ ...reader, segments }),
      stamp: () => 'same',
      quietMs: 0,
    });
    const cancel = new AbortController();
    const moments = engine.scan({ ...asked('NOT zzz'), sort: 'newest' }, cancel.signal);
    expect((await moments.next()).value).toMatchObject({ kind: 'progress' });
    cancel.abort();
    await expect(moments.next()).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(searched).toBe(1);
  });
});
