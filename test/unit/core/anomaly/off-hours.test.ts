import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offHours, outsideHours, usualShare } from '#core/anomaly/off-hours.ts';
import type { ActorCounts, DayAxis } from '#core/anomaly/types.ts';
import { anomalyParametersSchema, defaultAnomalyParameters } from '#shared/model/anomaly.ts';

const axisOf = (days: number, isCovered: (day: number) => boolean = () => true): DayAxis => ({
  days: Array.from({ length: days }, (_, day) => new Date(Date.UTC(2026, 0, 5 + day)).toISOString().slice(0, 10)),
  startMs: Float64Array.from({ length: days + 1 }, (_, day) => Date.UTC(2026, 0, 5 + day)),
  weekend: Uint8Array.from({ length: days }, (_, day) => Number(day % 7 > 4)),
  covered: Uint8Array.from({ length: days }, (_, day) => Number(isCovered(day))),
  coverageStated: true,
});

const actorOf = (business: ArrayLike<number>, off: ArrayLike<number>, firstDay = 0): ActorCounts => ({
  actor: { key: 'x', id: 'x', email: null, ids: ['x'], emails: [], role: 'agent', group: 'agent', service: false },
  firstDay,
  counts: {
    business: Uint32Array.from(business),
    off: Uint32Array.from(off),
    weekend: new Uint32Array(business.length),
  },
});
const repeat = (value: number, last: number): number[] => [...new Array<number>(28).fill(value), last];

test('hours of the week that are no business hours', () => {
  expect(outsideHours({ businessDays: [1, 2, 3, 4, 5], from: '08:00', to: '20:00' })).toBe(108);
  expect(outsideHours({ businessDays: [1, 1], from: '08:30', to: '09:00' })).toBe(167.5);
  // Over midnight, and all day where both ends are the same.
  expect(outsideHours({ businessDays: [1], from: '22:00', to: '06:00' })).toBe(160);
  expect(outsideHours({ businessDays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' })).toBe(0);
  expect(outsideHours({ businessDays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '09:00' })).toBe(0);
});

describe('a day against its own history', () => {
  test('by hand: all five accesses at night, where a tenth of the smoothed counts lies there', () => {
    // 28 days of 16 in business hours: (0 + 54) / (448 + 84) of what is expected lies outside.
    const found = offHours(axisOf(29), actorOf(repeat(16, 0), repeat(0, 5)), 28, defaultAnomalyParameters);
    expect(found).toEqual({
      outside: 5,
      all: 5,
      share: usualShare(0, 448, 108),
      surprise: expect.closeTo(-5 * Math.log10(54 / 532), 10),
    });
    expect(found?.share).toBeCloseTo(54 / 532, 15);
  });

  test('a day as usual does not surprise', () => {
    expect(
      offHours(axisOf(29), actorOf(repeat(16, 16), repeat(4, 4)), 28, defaultAnomalyParameters)?.surprise,
    ).toBeLessThan(1);
    expect(offHours(axisOf(29), actorOf(repeat(16, 16), repeat(0, 0)), 28, defaultAnomalyParameters)?.surprise).toBe(0);
  });

  test('is silent with 27 days of history, without accesses, and where nothing lies outside', () => {
    const night = actorOf(repeat(16, 0), repeat(0, 5));
    expect(
      offHours(
        axisOf(29, (day) => day !== 3),
        night,
        28,
        defaultAnomalyParameters,
      ),
    ).toBeNull();
    expect(offHours(axisOf(29), { ...night, firstDay: 1 }, 28, defaultAnomalyParameters)).toBeNull();
    expect(offHours(axisOf(29), actorOf(repeat(16, 0), repeat(0, 0)), 28, defaultAnomalyParameters)).toBeNull();
    expect(
      offHours(
        axisOf(29, (day) => day < 28),
        night,
        28,
        defaultAnomalyParameters,
      ),
    ).toBeNull();
    const always = anomalyParametersSchema.parse({
      calendar: { businessDays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' },
    });
    expect(offHours(axisOf(29), night, 28, always)).toBeNull();
    const never = anomalyParametersSchema.parse({ calendar: { businessDays: [] } });
    expect(offHours(axisOf(29), night, 28, never)).toBeNull();
  });

  test('looks at the days of the baseline only', () => {
    const parameters = anomalyParametersSchema.parse({ baselineDays: 7, leastWeeklyHistory: 7 });
    const business = new Array<number>(29).fill(10);
    const found = offHours(axisOf(29), actorOf(business, repeat(0, 3)), 28, parameters);
    expect(found?.share).toBeCloseTo(usualShare(0, 70, 108), 15);
  });

  test('is finite, never below 0, and rises with the accesses outside', () => {
    const history = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 28, maxLength: 28 });
    fc.assert(
      fc.property(history, fc.nat(50), fc.integer({ min: 1, max: 50 }), (days, business, off) => {
        const surprise = (outside: number): number =>
          offHours(
            axisOf(29),
            actorOf(
              [...days.map(([inside]) => inside), business + off - outside],
              [...days.map(([, late]) => late), outside],
            ),
            28,
            defaultAnomalyParameters,
          )?.surprise ?? Number.NaN;
        expect(Number.isFinite(surprise(off)) && surprise(off) >= 0).toBe(true);
        expect(surprise(off)).toBeGreaterThanOrEqual(surprise(off - 1) - 1e-12);
      }),
    );
  });
});
