// Visits against what a visit is: any two neighbours of one are close, the ends of two are far apart, and nothing is lost.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupVisits } from '#core/sivo-access/group-visits.ts';

const minute = 60_000;
const access = fc.record({
  group: fc.constantFrom('ana', 'luis'),
  timeMs: fc.oneof(
    fc.integer({ min: 0, max: 300 }).map((minutes) => minutes * minute),
    fc.integer({ min: 0, max: 300 * minute }),
  ),
});

it('holds every access once, with pauses as long as said between visits and none within', () => {
  fc.assert(
    fc.property(fc.array(access, { maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (accesses, minutes) => {
      const visits = groupVisits(accesses, minutes);
      expect(new Set(visits.flatMap((visit) => visit.accesses))).toEqual(new Set(accesses));
      expect(visits.flatMap((visit) => visit.accesses)).toHaveLength(accesses.length);
      expect(new Set(visits.map(({ id }) => id)).size).toBe(visits.length);
      for (const visit of visits) {
        expect(new Set(visit.accesses.map(({ group }) => group)).size).toBe(1);
        const times = visit.accesses.map(({ timeMs }) => timeMs);
        for (const [index, time] of times.entries()) {
          const pause = time - (times[index - 1] ?? time);
          expect(pause).toBeGreaterThanOrEqual(0);
          expect(pause).toBeLessThanOrEqual(minutes * minute);
        }
      }
      const ends = visits.flatMap(({ accesses: [first, ...rest] }) =>
        first === undefined ? [] : [{ group: first.group, from: first.timeMs, to: (rest.at(-1) ?? first).timeMs }],
      );
      for (const one of ends) {
        for (const other of ends) {
          if (one === other || one.group !== other.group) continue;
          expect(Math.max(one.from - other.to, other.from - one.to)).toBeGreaterThan(minutes * minute);
        }
      }
    }),
  );
});
