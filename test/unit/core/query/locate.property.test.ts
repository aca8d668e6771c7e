import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQueryEngine, type QueryEngine } from '#core/query/engine.ts';
import { sorts } from '#shared/model/query.ts';
import { type MemoryEvent, memoryReader } from '#test/support/memory-reader.ts';
import { nanosOf } from '#test/support/naive-query.ts';
import { archiveArbitrary, questionArbitrary } from './event-arbitrary.ts';

const engineOver = (events: readonly MemoryEvent[]): Promise<QueryEngine> =>
  createQueryEngine('/memory', { openReader: async () => memoryReader(events), stamp: () => 'same', nonce: 'n' });

const instants = fc.constantFrom(
  '2026-04-01T00:00:00Z',
  '2026-04-30T23:59:59.9995Z',
  '2026-05-01T00:00:00Z',
  '2026-05-01T00:00:00.000000001Z',
  '2026-05-01T18:30:00.0005+02:00',
  '2026-05-10T00:00:00Z',
  '2026-07-01T00:00:00Z',
  '2026-09-01T00:00:00Z',
);

describe('where something stands in a result', () => {
  it('is the first row of an event, or null', async () => {
    await fc.assert(
      fc.asyncProperty(archiveArbitrary, questionArbitrary, fc.constantFrom(...sorts), async (events, filter, sort) => {
        const engine = await engineOver(events);
        const { handle } = await engine.open({ filter, zone: 'UTC', sort });
        const { rows } = await engine.rows({ handle, offset: 0, limit: 1000 });
        for (const id of new Set(events.map(({ event }) => event.id))) {
          const place = rows.findIndex((row) => row.id === id);
          const { offset } = await engine.locate({ handle, target: { kind: 'event', id } });
          expect(offset).toBe(place < 0 ? null : place);
        }
        expect(await engine.locate({ handle, target: { kind: 'event', id: 'nobody' } })).toEqual({ offset: null });
      }),
      { numRuns: 400 },
    );
  });

  it('is the first row at or behind an instant in the direction of the order', async () => {
    await fc.assert(
      fc.asyncProperty(
        archiveArbitrary,
        questionArbitrary,
        fc.constantFrom('newest' as const, 'oldest' as const),
        instants,
        async (events, filter, sort, at) => {
          const engine = await engineOver(events);
          const { handle, count } = await engine.open({ filter, zone: 'UTC', sort });
          const { rows } = await engine.rows({ handle, offset: 0, limit: 1000 });
          const place = rows.findIndex(({ timestamp }) =>
            sort === 'newest' ? nanosOf(timestamp) <= nanosOf(at) : nanosOf(timestamp) >= nanosOf(at),
          );
          const expected = count === 0 ? null : place < 0 ? count - 1 : place;
          expect(await engine.locate({ handle, target: { kind: 'time', at } })).toEqual({ offset: expected });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('knows no place of an instant in an order by value, and no time that is not an instant', async () => {
    const engine = await engineOver([]);
    const byActor = await engine.open({ filter: { op: 'and', args: [] }, zone: 'UTC', sort: 'actor' });
    const target = { kind: 'time' as const, at: '2026-05-01T00:00:00Z' };
    expect(await engine.locate({ handle: byActor.handle, target })).toEqual({ offset: null });
    await expect(engine.locate({ handle: byActor.handle, target: { kind: 'time', at: 'noon' } })).rejects.toMatchObject(
      {
        code: 'BAD_INPUT',
      },
    );
    await expect(engine.locate({ handle: 'gone', target })).rejects.toMatchObject({ code: 'HANDLE_EXPIRED' });
  });
});
