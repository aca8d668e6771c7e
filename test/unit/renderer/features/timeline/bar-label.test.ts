import { describe, expect, it } from 'vitest';
import { barLabel, spanLabel } from '#renderer/features/timeline/bar-label.ts';

const bar = (start: string, end: string, label = '') => ({ start, end, label, count: 0, bySeries: [], other: 0 });
const zone = 'Europe/Madrid';

describe('barLabel', () => {
  it('says dates as a person reads them, and times as the grid writes them', () => {
    const week = bar('2026-03-15T23:00:00Z', '2026-03-22T23:00:00Z', '2026-W12');
    expect(barLabel(week, 'week', zone, 'en-GB')).toMatch(/^16\s*–\s*22 Mar 2026$/);
    const day = bar('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', '2026-03-29');
    expect(barLabel(day, 'day', zone, 'en-GB')).toMatch(/^Sun,? 29 Mar 2026$/);
    expect(barLabel(bar('2026-02-28T23:00:00Z', '2026-03-31T22:00:00Z'), 'month', zone, 'es')).toBe('mar 2026');
    const hour = bar('2026-10-25T01:00:00Z', '2026-10-25T02:00:00Z', '2026-10-25 02:00+01:00');
    expect(barLabel(hour, 'hour', zone, 'en-GB')).toBe('2026-10-25 02:00+01:00');
  });
});

describe('spanLabel', () => {
  it('names the last day itself, and a time where the last bar ends', () => {
    const days = [
      bar('2026-05-19T22:00:00Z', '2026-05-20T22:00:00Z'),
      bar('2026-05-20T22:00:00Z', '2026-05-21T22:00:00Z'),
    ];
    expect(spanLabel(days, zone, 'en-GB')).toMatch(/^20\s*–\s*21 May 2026$/);
    const hours = [
      bar('2026-05-20T08:00:00Z', '2026-05-20T09:00:00Z'),
      bar('2026-05-20T09:00:00Z', '2026-05-20T10:00:00Z'),
    ];
    expect(spanLabel(hours, zone, 'en-GB')).toMatch(/20 May 2026,? 10:00\s*–\s*12:00/);
    expect(spanLabel([], zone, 'en-GB')).toBe('');
  });
});
