import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bandPath,
  dayAt,
  dayPlot,
  dayX,
  laterDay,
  rootTicks,
  roundTicks,
  runsOf,
  stepPath,
  valueY,
} from '#renderer/features/outliers/actor/day-plot.ts';

const size = { width: 460, height: 134 };
const plot = dayPlot(size, 4, 10);

describe('a plot over days', () => {
  it('gives every day a column of its own, and finds it again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (days, share) => {
        const wide = dayPlot({ width: 900, height: 200 }, days, 5);
        const day = Math.floor(share * days);
        const middle = (dayX(wide, day) + dayX(wide, day + 1)) / 2;
        expect(dayAt(wide, days, middle)).toBe(day);
      }),
    );
    expect(dayAt(plot, 4, -50)).toBe(0);
    expect(dayAt(plot, 4, 5000)).toBe(3);
    expect(dayAt(plot, 0, 10)).toBe(-1);
  });

  it('keeps every value inside, whatever the size and the scale', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        fc.constantFrom('linear' as const, 'root' as const),
        (value, most, scale) => {
          const one = dayPlot(size, 3, most, scale);
          const y = valueY(one, value);
          expect(y).toBeGreaterThanOrEqual(one.top);
          expect(y).toBeLessThanOrEqual(one.bottom);
        },
      ),
    );
    expect(valueY(plot, 10)).toBe(plot.top);
    expect(valueY(plot, 5)).toBe((plot.top + plot.bottom) / 2);
    expect(valueY(dayPlot(size, 4, 100, 'root'), 25)).toBe((plot.top + plot.bottom) / 2);
  });

  it('stands in a plot too small for its margins', () => {
    const small = dayPlot({ width: 0, height: 0 }, 5, 10);
    expect(dayX(small, 5)).toBeGreaterThan(dayX(small, 0));
    expect(Number.isFinite(valueY(small, 3))).toBe(true);
  });
});

describe('lines and bands', () => {
  it('break where nothing is known: a gap is no zero', () => {
    const line = stepPath(plot, [1, null, 2, 3]);
    expect(line.match(/M/g)).toHaveLength(2);
    expect(line).not.toContain('NaN');
    expect(stepPath(plot, [null, null])).toBe('');
    const band = bandPath(plot, [0, 0, null, 1], [2, 2, 5, 3]);
    expect(band.match(/Z/g)).toHaveLength(2);
    expect(band.startsWith(`M${plot.left} `)).toBe(true);
    expect(bandPath(plot, [0, 1], [null, null])).toBe('');
  });

  it('are cut into runs of neighbours', () => {
    expect(runsOf([1, 1, 0, 1], (value) => value === 1)).toEqual([
      [0, 2],
      [3, 4],
    ]);
    expect(runsOf([], () => true)).toEqual([]);
  });
});

describe('ticks', () => {
  it('begin at 0, rise evenly and reach the top', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), fc.boolean(), (top, whole) => {
        const ticks = roundTicks(top, 4, whole);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(top * (1 - 1e-9));
        expect(ticks.length).toBeLessThanOrEqual(6);
        if (whole) expect(ticks.every(Number.isInteger)).toBe(true);
        expect(new Set(ticks).size).toBe(ticks.length);
      }),
    );
    expect(roundTicks(183, 4, true)).toEqual([0, 50, 100, 150, 200]);
    expect(roundTicks(1, 4, true)).toEqual([0, 1]);
    expect(roundTicks(Number.NaN, 4, true)).toEqual([0, 1]);
  });

  it('of a root scale stand at about even heights', () => {
    expect(rootTicks(183)).toEqual([0, 10, 50, 100, 200]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (top) => {
        const ticks = rootTicks(top);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(top);
        expect([...ticks].sort((one, other) => one - other)).toEqual(ticks);
        expect(new Set(ticks).size).toBe(ticks.length);
      }),
    );
  });
});

it('days go over the ends of months and the change of the clock', () => {
  expect(laterDay('2026-02-28', 1)).toBe('2026-03-01');
  expect(laterDay('2026-03-29', 1)).toBe('2026-03-30');
  expect(laterDay('2026-01-01', -1)).toBe('2025-12-31');
});
