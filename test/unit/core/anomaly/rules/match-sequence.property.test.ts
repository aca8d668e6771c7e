// Bursts and sequences against what they mean: quadratic, but obvious.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Matched, type MatchStep, matchSequence } from '#core/anomaly/rules/match-sequence.ts';

interface Fed {
  step: number;
  key: number;
  timeMs: number;
  value: number;
}

const alone: MatchStep = { least: 1, isDistinct: false, withinMs: null, afterMs: null };

/** The place of an event is its index. */
const hitsOf = (steps: readonly MatchStep[], events: readonly Fed[], tidyEach: number): Matched[] => {
  const hits: Matched[] = [];
  const matcher = matchSequence(steps, (hit) => hits.push(hit));
  for (const [place, { step, key, timeMs, value }] of events.entries()) {
    matcher.fits(step, key, timeMs, place, value);
    if (place % tidyEach === 0) matcher.tidy(timeMs);
  }
  matcher.tidy(Number.POSITIVE_INFINITY);
  return hits;
};

const fed = (steps: number): fc.Arbitrary<Fed[]> =>
  fc
    .array(
      fc.record({
        step: fc.nat(steps - 1),
        key: fc.nat(2),
        gap: fc.nat(8),
        value: fc.nat(4),
      }),
      { maxLength: 60 },
    )
    .map((list) => {
      let timeMs = 0;
      return list.map(({ gap, ...rest }) => {
        timeMs += gap;
        return { ...rest, timeMs };
      });
    });

/** Whether so many of the key's events (or different values) lie within the time of each other. */
const isDense = (events: readonly Fed[], key: number, { least, isDistinct, withinMs }: MatchStep): boolean =>
  events.some((last, index) => {
    const window = events
      .slice(0, index + 1)
      .filter((event) => event.key === key && last.key === key && last.timeMs - event.timeMs <= (withinMs ?? 0));
    return (isDistinct ? new Set(window.map(({ value }) => value)).size : window.length) >= least;
  });

describe('bursts', () => {
  it('are found for exactly the keys that have a dense stretch, hold enough, and share no event', () => {
    const step = fc.record({
      least: fc.integer({ min: 1, max: 5 }),
      isDistinct: fc.boolean(),
      withinMs: fc.integer({ min: 1, max: 20 }),
      afterMs: fc.constant(null),
    });
    fc.assert(
      fc.property(step, fed(1), fc.integer({ min: 1, max: 9 }), (rule, events, tidyEach) => {
        const hits = hitsOf([rule], events, tidyEach);
        const keysOf = (places: readonly number[]) => new Set(places.map((place) => events[place]?.key));
        const found = new Set(hits.flatMap(([part]) => [...keysOf(part?.places ?? [])]));
        expect(found).toEqual(new Set([0, 1, 2].filter((key) => isDense(events, key, rule))));
        const places = hits.flatMap(([part]) => part?.places ?? []);
        expect(new Set(places).size).toBe(places.length);
        for (const [part] of hits) {
          expect(keysOf(part?.places ?? []).size).toBe(1);
          expect(part?.most).toBeGreaterThanOrEqual(rule.least);
          expect(part?.count).toBe(part?.places.length);
          expect(part?.fromMs).toBe(events[part?.places[0] ?? -1]?.timeMs);
          expect(part?.toMs).toBe(events[part?.places.at(-1) ?? -1]?.timeMs);
        }
      }),
    );
  });

  it('are the same however often what is over is put away', () => {
    const rule: MatchStep = { ...alone, least: 3, withinMs: 10 };
    fc.assert(
      fc.property(fed(1), fc.integer({ min: 1, max: 9 }), (events, tidyEach) => {
        const order = (hits: Matched[]): string[] => hits.map((hit) => JSON.stringify(hit)).sort();
        expect(order(hitsOf([rule], events, tidyEach))).toEqual(order(hitsOf([rule], events, 1000)));
      }),
    );
  });
});

describe('sequences of two events', () => {
  it('are found for exactly the keys where the second follows the first in time', () => {
    fc.assert(
      fc.property(fed(2), fc.option(fc.nat(20)), (events, afterMs) => {
        const hits = hitsOf([alone, { ...alone, afterMs }], events, 7);
        const keys = [0, 1, 2].filter((key) =>
          events.some(
            (second, index) =>
              second.key === key &&
              second.step === 1 &&
              events
                .slice(0, index)
                .some(
                  (first) =>
                    first.key === key &&
                    first.step === 0 &&
                    (afterMs === null || second.timeMs - first.timeMs <= afterMs),
                ),
          ),
        );
        expect(new Set(hits.map(([part]) => events[part?.places[0] ?? -1]?.key))).toEqual(new Set(keys));
        for (const [first, second] of hits) expect(second?.fromMs).toBeGreaterThanOrEqual(first?.toMs ?? 0);
      }),
    );
  });
});

it('what ends a sequence ends the one that waits for its step, and no other', () => {
  const hits: Matched[] = [];
  const matcher = matchSequence([alone, alone], (hit) => hits.push(hit));
  matcher.fits(0, 1, 0, 0, 0);
  matcher.fits(0, 2, 1, 1, 0);
  matcher.ends(1, 1);
  matcher.fits(1, 1, 2, 2, 0);
  matcher.fits(1, 2, 3, 3, 0);
  matcher.tidy(Number.POSITIVE_INFINITY);
  expect(hits.map((parts) => parts.map(({ places }) => places))).toEqual([[[1], [3]]]);
});
