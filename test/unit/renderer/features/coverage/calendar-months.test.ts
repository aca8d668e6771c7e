import { describe, expect, it } from 'vitest';
import { calendarMonths, shadeOf } from '#renderer/features/coverage/calendar-months.ts';
import type { CoverageDay } from '#shared/model/coverage.ts';

const day = (name: string, events = 0, covered = 0): CoverageDay => ({
  day: name,
  events,
  covered,
  sources: [],
  suspicious: false,
});

describe('calendarMonths', () => {
  it('makes one row a month with every day of it, null where nothing is said', () => {
    const rows = calendarMonths([day('2026-02-27', 3), day('2026-02-28', 0, 1), day('2026-03-01', 0, 0.5)]);
    expect(rows).toMatchObject([
      { kind: 'month', month: '2026-02' },
      { kind: 'month', month: '2026-03' },
    ]);
    const [february, march] = rows;
    if (february?.kind !== 'month' || march?.kind !== 'month') throw new Error('not months');
    expect(february.days).toHaveLength(28);
    expect(february.days[0]).toBeNull();
    expect(february.days[26]?.day).toBe('2026-02-27');
    expect(march.days).toHaveLength(31);
    expect(march.days[0]?.covered).toBe(0.5);
  });

  it('knows leap years', () => {
    const [row] = calendarMonths([day('2024-02-29', 1)]);
    expect(row?.kind === 'month' && row.days.length).toBe(29);
  });

  it('folds months of which nothing is known, and only those', () => {
    expect(
      calendarMonths([
        day('2025-01-31', 1),
        day('2025-02-01'),
        day('2025-03-01'),
        day('2025-04-01', 1),
        day('2025-05-01'),
      ]),
    ).toMatchObject([
      { kind: 'month', month: '2025-01' },
      { kind: 'quiet', from: '2025-02', to: '2025-03', months: 2 },
      { kind: 'month', month: '2025-04' },
      { kind: 'quiet', from: '2025-05', to: '2025-05', months: 1 },
    ]);
  });
});

describe('shadeOf', () => {
  it('is 0 for nothing, 4 for the busiest, and never falls while events rise', () => {
    expect(shadeOf(0, 10)).toBe(0);
    expect(shadeOf(1, 1_000_000)).toBe(1);
    expect(shadeOf(1_000_000, 1_000_000)).toBe(4);
    const shades = [1, 5, 40, 2000, 100_000].map((events) => shadeOf(events, 100_000));
    expect(shades).toEqual([...shades].sort());
    expect(new Set(shades)).toEqual(new Set([1, 2, 3, 4]));
  });
});
