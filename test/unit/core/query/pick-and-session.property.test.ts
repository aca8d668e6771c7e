import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQueryEngine, type QueryEngine } from '#core/query/engine.ts';
import { type MemoryEvent, memoryReader } from '#test/support/memory-reader.ts';
import { naiveMatch, nanosOf, withConflictsMarked } from '#test/support/naive-query.ts';
import { archiveArbitrary, questionArbitrary } from './event-arbitrary.ts';

const engineOver = (events: readonly MemoryEvent[]): Promise<QueryEngine> =>
  createQueryEngine('/memory', { openReader: async () => memoryReader(events), stamp: () => 'same', nonce: 'n' });

describe('picking ids', () => {
  it('keeps those that fit, in the order given', async () => {
    await fc.assert(
      fc.asyncProperty(
        archiveArbitrary,
        questionArbitrary,
        fc.array(fc.constantFrom('evt_1', 'evt_2', 'evt_ñ', 'Evt_1', 'nobody', ''), { maxLength: 8 }),
        async (events, filter, ids) => {
          const engine = await engineOver(events);
          const fitting = withConflictsMarked(events).filter((stored) => naiveMatch(filter, stored));
          const known = new Set(fitting.map(({ event }) => event.id));
          expect(await engine.pick({ filter, zone: 'UTC', ids })).toEqual({ ids: ids.filter((id) => known.has(id)) });
        },
      ),
      { numRuns: 400 },
    );
  });
});

interface Step {
  minute: number;
  who: number;
  where: string | null;
  part: number;
}

const people: readonly { id: string | null; email: string | null }[] = [
  { id: 'u1', email: 'ana@acme.example' },
  { id: 'U1', email: null },
  { id: null, email: 'ANA@acme.example' },
  { id: 'u2', email: 'ana@acme.example' },
  { id: null, email: null },
];
/** Around midnight of a new month, so that a session crosses segments. */
const beginMs = Date.parse('2026-05-31T22:00:00Z');
const eventOf = ({ minute, who, where, part }: Step, index: number): MemoryEvent => {
  const timestamp = `${new Date(beginMs + minute * 60_000).toISOString().slice(0, 23)}00${index % 10}Z`;
  const { id = null, email = null } = people[who] ?? {};
  return {
    part,
    event: {
      id: `e${index}`,
      timestamp,
      timestampText: timestamp,
      tenantId: null,
      actor: { id, email, role: null, ip: where, userAgent: null },
      action: 'access',
      resource: { type: null, id: null },
      category: 'other',
      crossTenant: null,
      reason: null,
    },
  };
};
const low = (text: string | null): string | null => text?.toLowerCase() ?? null;
const isSame = (one: MemoryEvent, other: MemoryEvent): boolean => {
  const [a, b] = [one.event.actor, other.event.actor];
  if (a.ip !== b.ip) return false;
  if (a.id && b.id) return low(a.id) === low(b.id);
  if (a.email && b.email) return low(a.email) === low(b.email);
  return a.id === b.id && a.email === b.email;
};

describe('the session of an event', () => {
  it('reaches as far as no pause is too long', async () => {
    const step = fc.record({
      minute: fc.integer({ min: 0, max: 240 }),
      who: fc.nat(people.length - 1),
      where: fc.constantFrom(null, '203.0.113.42', '203.0.113.43'),
      part: fc.nat(1),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 25 }),
        fc.constantFrom(1, 10, 30, 60),
        async (steps, pauseMinutes) => {
          const events = steps.map(eventOf);
          const engine = await engineOver(events);
          const [first] = events;
          if (first === undefined) return;
          const trail = events
            .filter((stored) => isSame(first, stored))
            .map(({ event }) => event.timestamp)
            .sort();
          const msOf = (timestamp = ''): number => Number(nanosOf(timestamp) / 1_000_000n);
          let [from, to] = [trail.indexOf(first.event.timestamp), trail.lastIndexOf(first.event.timestamp)];
          while (from > 0 && msOf(trail[from]) - msOf(trail[from - 1]) <= pauseMinutes * 60_000) from--;
          while (to < trail.length - 1 && msOf(trail[to + 1]) - msOf(trail[to]) <= pauseMinutes * 60_000) to++;
          expect(await engine.session({ id: 'e0', pauseMinutes })).toEqual({
            from: trail[from],
            to: trail[to],
            count: to - from + 1,
          });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is not there for an event that is not', async () => {
    const engine = await engineOver([]);
    await expect(engine.session({ id: 'e0', pauseMinutes: 30 })).rejects.toMatchObject({ code: 'EVENT_NOT_FOUND' });
  });
});
