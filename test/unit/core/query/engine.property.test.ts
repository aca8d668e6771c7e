import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQueryEngine, type QueryEngine } from '#core/query/engine.ts';
import { facetFields } from '#shared/model/field.ts';
import { foldText } from '#shared/model/fold-text.ts';
import { sorts } from '#shared/model/query.ts';
import { type MemoryEvent, memoryReader } from '#test/support/memory-reader.ts';
import { naiveMatch, naiveSort, nanosOf, valueOfField, withConflictsMarked } from '#test/support/naive-query.ts';
import { archiveArbitrary, questionArbitrary } from './event-arbitrary.ts';

const engineOver = (events: readonly MemoryEvent[]): Promise<QueryEngine> =>
  createQueryEngine('/memory', { openReader: async () => memoryReader(events), stamp: () => 'same', nonce: 'n' });

const shown = ({ event, conflict }: MemoryEvent): string =>
  `${event.timestamp} ${event.id} ${event.action} ${conflict}`;

describe('the engine against a plain filter over the plain list', () => {
  it('counts and pages in every order', async () => {
    await fc.assert(
      fc.asyncProperty(
        archiveArbitrary,
        questionArbitrary,
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(...sorts),
        async (events, filter, limit, sort) => {
          const engine = await engineOver(events);
          const expected = withConflictsMarked(events)
            .filter((stored) => naiveMatch(filter, stored))
            .sort(naiveSort(sort));
          const set = await engine.open({ filter, zone: 'UTC', sort });
          expect(set.count).toBe(expected.length);
          const rows: string[] = [];
          for (let offset = 0; offset < set.count + limit; offset += limit) {
            const page = await engine.rows({ handle: set.handle, offset, limit });
            expect(page.rows.length).toBe(Math.max(0, Math.min(limit, set.count - offset)));
            rows.push(...page.rows.map((row) => `${row.timestamp} ${row.id} ${row.action} ${row.conflict}`));
          }
          expect(rows).toEqual(expected.map(shown));
        },
      ),
      { numRuns: 600 },
    );
  });

  it('counts every facet', async () => {
    await fc.assert(
      fc.asyncProperty(
        archiveArbitrary,
        questionArbitrary,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(undefined, undefined, '', 'R1', 'ñ', 'acme', '\u0301', 'zzz'),
        async (events, filter, limit, search) => {
          const engine = await engineOver(events);
          const matches = withConflictsMarked(events).filter((stored) => naiveMatch(filter, stored));
          const { count, facets } = await engine.facets({
            filter,
            zone: 'UTC',
            fields: [...facetFields],
            limit,
            search,
          });
          expect(count).toBe(matches.length);
          for (const { field, distinct, values } of facets) {
            const counts = new Map<string | null, number>();
            for (const stored of matches) {
              const value = rawValue(field, stored);
              counts.set(value, (counts.get(value) ?? 0) + 1);
            }
            const wanted = foldText(search ?? '');
            const found = [...counts].filter(([value]) => wanted === '' || foldText(value ?? '').includes(wanted));
            expect(distinct).toBe(found.length);
            const ordered = found.sort(
              ([a, n], [b, m]) => m - n || (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1),
            );
            expect(values).toEqual(ordered.slice(0, limit).map(([value, n]) => ({ value, count: n })));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('counts over time, in total and by series', async () => {
    const stepMs = { hour: 3_600_000, day: 86_400_000 };
    await fc.assert(
      fc.asyncProperty(
        archiveArbitrary,
        questionArbitrary,
        fc.constantFrom('hour' as const, 'day' as const),
        fc.constantFrom(undefined, 'action' as const, 'resource.id' as const),
        async (events, filter, bucket, split) => {
          const engine = await engineOver(events);
          const matches = withConflictsMarked(events).filter((stored) => naiveMatch(filter, stored));
          const { series, buckets } = await engine.histogram({ filter, zone: 'UTC', bucket, split, limit: 2 });
          expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(matches.length);
          for (const [index, { start, end, count, bySeries, other }] of buckets.entries()) {
            expect(Date.parse(end) - Date.parse(start)).toBe(stepMs[bucket]);
            if (index > 0) expect(start).toBe(buckets[index - 1]?.end);
            const within = matches.filter(({ event }) => {
              const time = nanosOf(event.timestamp);
              return time >= nanosOf(start) && time < nanosOf(end);
            });
            expect(count).toBe(within.length);
            if (split === undefined) continue;
            const bySplit = series.map((value) => within.filter((stored) => rawValue(split, stored) === value).length);
            expect(bySeries).toEqual(bySplit);
            expect(other).toBe(count - bySplit.reduce((sum, n) => sum + n, 0));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** As stored: an empty text is a value of its own when counting. */
const rawValue = (field: (typeof facetFields)[number], stored: MemoryEvent): string | null => {
  const { event } = stored;
  if (field === 'actor.id') return event.actor.id;
  if (field === 'actor.email') return event.actor.email;
  if (field === 'resource.id') return event.resource.id;
  return valueOfField(field, stored);
};
