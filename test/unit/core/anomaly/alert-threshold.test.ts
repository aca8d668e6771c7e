import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertsAllowed, alertThreshold } from '#core/anomaly/alert-threshold.ts';
import { expectedFalseAlarms } from '#core/anomaly/expected-false-alarms.ts';
import { scoreDays } from '#core/anomaly/score-days.ts';
import { createRandom } from '#core/demo/random.ts';
import { defaultAnomalyParameters } from '#shared/model/anomaly.ts';
import { drawNegativeBinomial } from '#test/eval/random-counts.ts';

const low = 2;

describe('threshold of a budget', () => {
  it('without a budget it is the least severity', () => {
    expect(alertThreshold([9, 8], { budget: null, days: 10, low })).toBe(low);
  });

  it('keeps to what can be looked at, a day or a week', () => {
    const scores = Array.from({ length: 50 }, (_, at) => 2 + at / 10);
    const threshold = alertThreshold(scores, { budget: { alerts: 2, per: 'day' }, days: 10, low });
    expect(scores.filter((score) => score >= threshold)).toHaveLength(20);
    expect(alertsAllowed({ alerts: 20, per: 'week' }, 14)).toBe(40);
    expect(alertsAllowed({ alerts: 1, per: 'week' }, 2)).toBe(1);
  });

  it('is never below the least severity, never over the budget but for equals of the highest', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 })), fc.integer({ min: 1, max: 9 }), (scores, alerts) => {
        const threshold = alertThreshold(scores, { budget: { alerts, per: 'day' }, days: 1, low });
        const found = scores.filter((score) => score >= threshold);
        expect(threshold).toBeGreaterThanOrEqual(low);
        if (found.length > alerts) expect(new Set(found).size).toBe(1);
        if (scores.some((score) => score >= low)) expect(found.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('expected false alarms', () => {
  it('are about as many as there are where nothing is planted', () => {
    const random = createRandom(5);
    const [people, days] = [150, 200];
    const weekend = Uint8Array.from({ length: days }, (_, day) => (day % 7 > 4 ? 1 : 0));
    const axis = {
      days: Array.from({ length: days }, (_, day) => String(day)),
      startMs: new Float64Array(days + 1),
      weekend,
      covered: new Uint8Array(days).fill(1),
      coverageStated: true,
    };
    const none = new Uint32Array(days);
    const actors = Array.from({ length: people }, (_, at) => ({
      actor: { key: `a${at}`, id: null, email: null, ids: [], emails: [], role: null, group: 'all', service: false },
      firstDay: 0,
      counts: {
        business: Uint32Array.from({ length: days }, (_, day) =>
          weekend[day] === 1 ? 0 : drawNegativeBinomial(at % 3 === 0 ? 6 : 1, 1.5, random),
        ),
        off: none,
        weekend: none,
      },
    }));
    const scores = scoreDays(axis, actors, defaultAnomalyParameters);
    const [from, to] = [60, days];
    for (const threshold of [1, 2, 3]) {
      const expected = expectedFalseAlarms(scores, defaultAnomalyParameters, { threshold, from, to, days: to - from });
      let found = 0;
      for (const { score } of scores) for (const each of score.subarray(from)) if (each >= threshold) found += 1;
      const share = found / (to - from) / expected;
      expect(share).toBeGreaterThan(0.7);
      expect(share).toBeLessThan(1.5);
    }
    expect(expectedFalseAlarms(scores, defaultAnomalyParameters, { threshold: 2, from: 0, to: 0, days: 0 })).toBe(0);
  });
});
