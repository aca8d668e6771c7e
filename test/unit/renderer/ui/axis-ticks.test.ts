import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisTicks } from '#renderer/ui/axis-ticks.ts';

const ticks = (from: string, to: string, most: number, zone = 'Europe/Madrid') =>
  axisTicks({ fromMs: Date.parse(from), toMs: Date.parse(to) }, zone, 'en-GB', most);

describe('axisTicks', () => {
  it('says months, days and times as a person reads them', () => {
    const year = ticks('2025-05-31T22:00:00Z', '2026-05-31T22:00:00Z', 12);
    expect(year.map(({ label }) => label).slice(0, 3)).toEqual(['Jun 2025', 'Jul 2025', 'Aug 2025']);
    expect(year).toHaveLength(12);
    const weeks = ticks('2025-12-20T23:00:00Z', '2026-01-20T23:00:00Z', 6);
    expect(weeks.map(({ label }) => label)).toEqual(['22 Dec 2025', '29 Dec', '5 Jan 2026', '12 Jan', '19 Jan']);
    const night = ticks('2026-05-20T20:00:00Z', '2026-05-21T00:00:00Z', 5);
    expect(night.map(({ label }) => label)).toEqual(['22:00', '23:00', '21 May', '01:00']);
    const hour = ticks('2026-05-20T20:05:00Z', '2026-05-20T20:40:00Z', 3);
    expect(hour.map(({ label }) => label)).toEqual(['22:15', '22:30']);
    expect(ticks('1990-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 8, 'UTC')[0]?.label).toBe('1990');
  });

  it('stays on round hours where the clock changes', () => {
    const autumn = ticks('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 9);
    expect(autumn.map(({ label }) => label)).toEqual([
      '25 Oct',
      '03:00',
      '06:00',
      '09:00',
      '12:00',
      '15:00',
      '18:00',
      '21:00',
    ]);
  });

  it('is in order, within the span and never crowded, in any zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1990), max: Date.UTC(2040) }),
        fc.integer({ min: 60_000, max: 40 * 366 * 86_400_000 }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(
          'UTC',
          'Europe/Madrid',
          'Australia/Lord_Howe',
          'Asia/Kolkata',
          'America/Havana',
          'Pacific/Apia',
        ),
        (fromMs, length, most, zone) => {
          const found = axisTicks({ fromMs, toMs: fromMs + length }, zone, 'en-GB', most);
          expect(found.length).toBeLessThanOrEqual(most * 2 + 2);
          for (const [place, { ms }] of found.entries()) {
            expect(ms).toBeGreaterThanOrEqual(fromMs);
            expect(ms).toBeLessThan(fromMs + length);
            if (place > 0) expect(ms).toBeGreaterThan(found[place - 1]?.ms ?? Number.POSITIVE_INFINITY);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
