import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreDays } from '#core/anomaly/score-days.ts';
import type { ActorCounts, ActorDayScores, DayAxis } from '#core/anomaly/types.ts';
import { defaultAnomalyParameters } from '#shared/model/anomaly.ts';

const axisOf = (length: number, covered: (day: number) => boolean = () => true): DayAxis => {
  const startMs = Float64Array.from({ length: length + 1 }, (_, day) => Date.UTC(2026, 0, 5 + day));
  return {
    days: Array.from(startMs.subarray(0, length), (ms) => new Date(ms).toISOString().slice(0, 10)),
    startMs,
    weekend: Uint8Array.from({ length }, (_, day) => (day % 7 > 4 ? 1 : 0)),
    covered: Uint8Array.from({ length }, (_, day) => (covered(day) ? 1 : 0)),
    coverageStated: true,
  };
};

interface Told {
  key?: string;
  group?: string;
  service?: boolean;
  firstDay?: number;
}

/** Counts by day: in business hours of business days, of the whole day on weekends. */
const actorOf = (axis: DayAxis, count: (day: number) => number, told: Told = {}): ActorCounts => {
  const { key = 'ana', group = 'supervisor', service = false, firstDay = 0 } = told;
  const by = (fits: (day: number) => boolean): Uint32Array =>
    Uint32Array.from(axis.days, (_, day) => (fits(day) && day >= firstDay && axis.covered[day] === 1 ? count(day) : 0));
  return {
    actor: { key, id: key, email: null, ids: [key], emails: [], role: group, group, service },
    firstDay,
    counts: {
      business: by((day) => axis.weekend[day] === 0),
      off: new Uint32Array(axis.days.length),
      weekend: by((day) => axis.weekend[day] === 1),
    },
  };
};

const one = (scores: readonly ActorDayScores[], at = 0): ActorDayScores => {
  const found = scores[at];
  if (found === undefined) throw new Error(`no actor ${at}`);
  return found;
};

/** 0 to 4 accesses, the same for the same day and actor. */
const varied = (seed: number) => (day: number) => (day * 7 + seed * 13 + ((day * seed) % 3)) % 5;
const team = (axis: DayAxis, size: number): ActorCounts[] =>
  Array.from({ length: size }, (_, at) => actorOf(axis, varied(at + 1), { key: `peer-${at}` }));

describe('scores of days', () => {
  it('a flat series has no finding, and no number that is none', () => {
    const axis = axisOf(400);
    const flat = one(scoreDays(axis, [actorOf(axis, () => 25)], defaultAnomalyParameters));
    const scored = Array.from(flat.score).filter((score) => !Number.isNaN(score));
    expect(scored.length).toBeGreaterThan(370);
    expect(Math.max(...scored)).toBeLessThan(2);
  });

  it('shrinks the baseline towards the peers: by hand', () => {
    const axis = axisOf(43);
    const day = 42;
    const own = actorOf(axis, (each) => (each === day ? 9 : 2));
    const peers = Array.from({ length: 5 }, (_, at) => actorOf(axis, () => 4, { key: `peer-${at}` }));
    const scores = one(scoreDays(axis, [own, ...peers], defaultAnomalyParameters));
    // 30 business days of 2, five days' worth of the peers' 4; off hours at the floor.
    expect(scores.history[day]).toBe(30);
    expect(scores.expectedOf.business[day]).toBeCloseTo((60 + 5 * 4) / 35, 12);
    expect(scores.expectedOf.off[day]).toBe(0.02);
    expect(scores.expected[day]).toBeCloseTo(80 / 35 + 0.02, 12);
    expect(scores.peerMedian[day]).toBe(4);
    expect(scores.peerFactor[day]).toBe(1);
    expect(scores.dispersion[day]).toBeNaN();
    expect(scores.surprise[day]).toBeGreaterThan(3);
  });

  it('a day on which everybody does four times as much is not twenty suspects', () => {
    const axis = axisOf(120);
    const busy = 100;
    const everybody = (day: number) => (day === busy ? 12 : 3);
    const people = Array.from({ length: 8 }, (_, at) => actorOf(axis, everybody, { key: `peer-${at}` }));
    const scores = scoreDays(axis, people, defaultAnomalyParameters);
    for (const each of scores) expect(each.surprise[busy]).toBeLessThan(1);
    expect(one(scores).peerFactor[busy]).toBe(13 / 4);
  });

  it('days that are not covered are neither scored nor counted as days without accesses', () => {
    const gap = (day: number) => day < 60 || day >= 90;
    const axis = axisOf(140, gap);
    const scores = one(scoreDays(axis, [actorOf(axis, () => 5), ...team(axis, 6)], defaultAnomalyParameters));
    expect(scores.observed[70]).toBeNaN();
    expect(scores.score[70]).toBeNaN();
    expect(scores.expected[91]).toBeCloseTo(scores.expected[59] ?? 0, 0);
    expect(scores.history[139 - 6]).toBe(56);
  });

  it('says nothing before twenty covered days of an actor, and of weekends before twenty-eight', () => {
    const axis = axisOf(90);
    const late = actorOf(axis, () => 3, { firstDay: 30 });
    const scores = one(scoreDays(axis, [late, ...team(axis, 6)], defaultAnomalyParameters));
    const firstScored = scores.score.findIndex((score) => !Number.isNaN(score));
    expect(firstScored).toBe(50);
    const firstWeekend = scores.score.findIndex((score, day) => axis.weekend[day] === 1 && !Number.isNaN(score));
    expect(firstWeekend).toBe(61);
    expect(scores.observed[45]).toBe(3);
  });

  it('finds the first downloads ever of somebody known by other events', () => {
    const axis = axisOf(100);
    const agents = Array.from({ length: 12 }, (_, at) =>
      actorOf(axis, () => 0, { key: `agent-${at}`, group: 'agent' }),
    );
    const downloader = actorOf(axis, (day) => (day === 80 ? 9 : 0), { key: 'pablo', group: 'agent' });
    const scores = one(scoreDays(axis, [downloader, ...agents], defaultAnomalyParameters));
    expect(scores.score[80]).toBeGreaterThan(defaultAnomalyParameters.high);
    expect(scores.score[81]).toBe(0);
  });

  it('service actors set nobody’s baseline and are held against themselves', () => {
    const axis = axisOf(100);
    const people = team(axis, 8);
    const robot = actorOf(axis, () => 5000, { key: 'robot', service: true });
    const without = scoreDays(axis, people, defaultAnomalyParameters);
    const together = scoreDays(axis, [...people, robot], defaultAnomalyParameters);
    expect(together.slice(0, 8)).toEqual(without);
    expect(one(together, 8).peers[90]).toBe(0);
    expect(Math.max(...one(together, 8).score.filter((score) => !Number.isNaN(score)))).toBeLessThan(2);
  });

  it('persistence: ten doubled days rise above any one of them, and the quiet day after is no finding', () => {
    const axis = axisOf(120);
    const slow = actorOf(axis, (day) => varied(9)(day) + (day >= 98 && day < 109 ? 8 : 0) * (day === 110 ? 0 : 1));
    const quiet = {
      ...slow,
      counts: { ...slow.counts, business: slow.counts.business.map((n, day) => (day === 109 ? 0 : n)) },
    };
    const scores = one(scoreDays(axis, [quiet, ...team(axis, 8)], defaultAnomalyParameters));
    const last = 108;
    expect(scores.persistent[last]).toBeGreaterThan(4);
    expect(scores.score[last]).toBeCloseTo(
      (scores.surprise[last] ?? 0) + 0.7 * ((scores.persistent[last] ?? 0) - 1),
      12,
    );
    expect(scores.observed[109]).toBe(0);
    expect(scores.score[109]).toBe(0);
    expect(scores.cusum[last]).toBeGreaterThan(scores.cusum[97] ?? 0);
  });

  it('is sane for one user, one day, one event, and counts of a thousand million', () => {
    const single = axisOf(1);
    expect(one(scoreDays(single, [actorOf(single, () => 1)], defaultAnomalyParameters)).score[0]).toBeNaN();
    expect(scoreDays(axisOf(0), [], defaultAnomalyParameters)).toEqual([]);
    const axis = axisOf(60);
    const huge = actorOf(axis, (day) => (day === 50 ? 1e9 : day % 2));
    const scores = one(scoreDays(axis, [huge, ...team(axis, 5)], defaultAnomalyParameters));
    for (let day = 29; day < 60; day += 1) {
      expect(Number.isFinite(scores.score[day])).toBe(true);
      expect(Number.isFinite(scores.highest[day])).toBe(true);
    }
  });

  it('every scored day has finite numbers, whatever was counted; the order of the actors changes nothing', () => {
    const days = 45;
    const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 4_000_000 }));
    const someone = fc.record({
      counts: fc.array(count, { minLength: days, maxLength: days }),
      group: fc.constantFrom('agent', 'supervisor'),
      service: fc.boolean(),
      firstDay: fc.integer({ min: 0, max: days - 1 }),
    });
    fc.assert(
      fc.property(
        fc.array(someone, { minLength: 1, maxLength: 9 }),
        fc.array(fc.boolean(), { minLength: days, maxLength: days }),
        (people, gaps) => {
          const axis = axisOf(days, (day) => gaps[day] !== true || day % 4 !== 0);
          const actors = people.map(({ counts, ...told }, at) =>
            actorOf(axis, (day) => counts[day] ?? 0, { ...told, key: `a${at}` }),
          );
          const scores = scoreDays(axis, actors, defaultAnomalyParameters);
          for (const each of scores) {
            for (let day = 0; day < days; day += 1) {
              if (Number.isNaN(each.score[day])) continue;
              for (const name of [
                'expected',
                'usual',
                'lowest',
                'highest',
                'peerFactor',
                'peerMedian',
                'surprise',
                'score',
                'cusum',
              ] as const)
                expect(Number.isFinite(each[name][day])).toBe(true);
              expect(each.surprise[day]).toBeGreaterThanOrEqual(0);
              expect(each.lowest[day]).toBeLessThanOrEqual(each.highest[day] ?? 0);
            }
          }
          expect(scoreDays(axis, actors.toReversed(), defaultAnomalyParameters).reverse()).toEqual(scores);
        },
      ),
      { numRuns: 40 },
    );
  });
});
