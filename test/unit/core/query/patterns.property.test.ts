import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQueryEngine, type QueryEngine } from '#core/query/engine.ts';
import { type FacetField, facetFields } from '#shared/model/field.ts';
import type { Filter } from '#shared/model/filter.ts';
import { localTimeOf } from '#test/support/local-time.ts';
import { type MemoryEvent, memoryReader } from '#test/support/memory-reader.ts';
import { naiveMatch, naiveSort, valueOfField, withConflictsMarked } from '#test/support/naive-query.ts';
import { archiveArbitrary, questionArbitrary } from './event-arbitrary.ts';

const engineOver = (events: readonly MemoryEvent[]): Promise<QueryEngine> =>
  createQueryEngine('/memory', { openReader: async () => memoryReader(events), stamp: () => 'same', nonce: 'n' });

/** As stored: an empty text is a value of its own when counting. */
const rawValue = (field: FacetField, stored: MemoryEvent): string | null => {
  const { event } = stored;
  if (field === 'actor.id') return event.actor.id;
  if (field === 'actor.email') return event.actor.email;
  if (field === 'resource.id') return event.resource.id;
  return valueOfField(field, stored);
};

const matchesOf = (events: readonly MemoryEvent[], filter: Filter): MemoryEvent[] =>
  withConflictsMarked(events).filter((stored) => naiveMatch(filter, stored));

const zones = fc.constantFrom('UTC', 'Europe/Madrid', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Apia');
/** Instants around changes of the clock, an hour shown twice and one never shown. */
const changes = fc.constantFrom(
  '2026-03-29T00:59:59.999Z',
  '2026-03-29T01:00:00.000Z',
  '2026-10-24T23:30:00.000Z',
  '2026-10-25T00:30:00.000Z',
  '2026-10-25T01:30:00.000Z',
  '2026-11-01T04:29:59.999Z',
  '2026-11-01T04:30:00.000Z',
  '2011-12-30T09:59:59.999Z',
  '2011-12-30T10:00:00.000Z',
  '1969-12-31T23:00:00.000Z',
);
const movedArchive = fc.tuple(archiveArbitrary, fc.array(changes, { maxLength: 40 })).map(([events, times]) =>
  events.map(
    (stored, index): MemoryEvent => ({
      ...stored,
      event: { ...stored.event, timestamp: times[index] ?? stored.event.timestamp },
    }),
  ),
);
/** A filter without bounds, whose answer no zone changes. */
const anywhere: fc.Arbitrary<Filter> = fc.constantFrom(
  { op: 'and', args: [] },
  { op: 'is', field: 'action', values: ['update', 'login'] },
  { op: 'is', field: 'resource.id', values: ['r1', ''] },
);

describe('questions about shape against plain counting', () => {
  it('counts by the hour of the local week', async () => {
    await fc.assert(
      fc.asyncProperty(movedArchive, anywhere, zones, async (events, filter, zone) => {
        const engine = await engineOver(events);
        const cells = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
        const matches = matchesOf(events, filter);
        for (const { event } of matches) {
          const { weekday, hour } = localTimeOf(event.timestamp, zone);
          const day = cells[weekday - 1] ?? [];
          day[hour] = (day[hour] ?? 0) + 1;
        }
        expect(await engine.heatmap({ filter, zone })).toEqual({ count: matches.length, cells });
      }),
      { numRuns: 400 },
    );
  });

  it('finds weekdays and times of day as the clock of the zone shows them', async () => {
    const clocks = fc.constantFrom('00:00', '01:00', '02:30', '03:00', '05:30', '12:00', '23:59');
    const days = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 });
    const term = fc.oneof(
      days.map((drawn): Filter => ({ op: 'weekday', days: drawn })),
      fc.record({ op: fc.constant('clock' as const), from: clocks, to: clocks }),
      anywhere,
    );
    const two = fc.record({
      op: fc.constantFrom('and' as const, 'or' as const),
      args: fc.array(term, { maxLength: 3 }),
    });
    const filters = fc.oneof(
      term,
      two,
      two.map((arg): Filter => ({ op: 'not', arg })),
    );
    await fc.assert(
      fc.asyncProperty(movedArchive, filters, zones, async (events, filter, zone) => {
        const engine = await engineOver(events);
        const { count, facets } = await engine.facets({ filter, zone, fields: ['action'], limit: 100 });
        const matches = withConflictsMarked(events).filter((stored) => naiveMatch(filter, stored, zone));
        expect(count).toBe(matches.length);
        const byAction = facets[0]?.values.reduce((sum, { count }) => sum + count, 0);
        expect(byAction).toBe(matches.length);
        const { handle } = await engine.open({ filter, zone, sort: 'oldest' });
        const { rows } = await engine.rows({ handle, offset: 0, limit: 1000 });
        expect(rows.map(({ id }) => id)).toEqual(matches.sort(naiveSort('oldest')).map(({ event }) => event.id));
      }),
      { numRuns: 600 },
    );
  });

  it('counts two fields against each other', async () => {
    const fields = fc.constantFrom(...facetFields);
    const limits = fc.integer({ min: 1, max: 4 });
    await fc.assert(
      fc.asyncProperty(
        archiveArbitrary,
        questionArbitrary,
        fields,
        fields,
        limits,
        limits,
        async (events, filter, rows, columns, rowLimit, columnLimit) => {
          const engine = await engineOver(events);
          const asked = { filter, zone: 'UTC' };
          const matrix = await engine.matrix({ ...asked, rows, columns, rowLimit, columnLimit });
          const down = await engine.facets({ ...asked, fields: [rows], limit: rowLimit });
          const across = await engine.facets({ ...asked, fields: [columns], limit: columnLimit });
          const matches = matchesOf(events, filter);
          expect(matrix.count).toBe(matches.length);
          expect([matrix.rows, matrix.distinctRows]).toEqual([down.facets[0]?.values, down.facets[0]?.distinct]);
          expect([matrix.columns, matrix.distinctColumns]).toEqual([
            across.facets[0]?.values,
            across.facets[0]?.distinct,
          ]);
          const expected = matrix.rows.map(({ value: row }) =>
            matrix.columns.map(
              ({ value: column }) =>
                matches.filter((stored) => rawValue(rows, stored) === row && rawValue(columns, stored) === column)
                  .length,
            ),
          );
          expect(matrix.cells).toEqual(expected);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('draws how values run over equal spans', async () => {
    await fc.assert(
      fc.asyncProperty(
        archiveArbitrary,
        questionArbitrary,
        fc.constantFrom(...facetFields),
        fc.integer({ min: 4, max: 40 }),
        async (events, filter, field, points) => {
          const engine = await engineOver(events);
          const values = [null, 'nobody', ...new Set(events.map((stored) => rawValue(field, stored)))];
          const lines = await engine.sparklines({ filter, zone: 'UTC', field, values, points });
          const matches = matchesOf(events, filter);
          const times = matches.map(({ event }) => Date.parse(`${event.timestamp.slice(0, 23)}Z`));
          const [first, last] = [Math.min(...times), Math.max(...times)];
          expect([lines.from, lines.to]).toEqual(
            matches.length === 0 ? [null, null] : [new Date(first).toISOString(), new Date(last).toISOString()],
          );
          expect(lines.series.map(({ value }) => value)).toEqual(values);
          for (const { value, counts } of lines.series) {
            const expected = new Array<number>(points).fill(0);
            matches.forEach((stored, index) => {
              if (rawValue(field, stored) !== value) return;
              // The last of the spans that have begun by then.
              const time = times[index] ?? 0;
              const begun = expected.findLastIndex((_, point) => time >= first + ((last - first) * point) / points);
              expected[begun] = (expected[begun] ?? 0) + 1;
            });
            expect(counts).toEqual(expected);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
