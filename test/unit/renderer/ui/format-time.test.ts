import { describe, expect, it } from 'vitest';
import { formatDay, formatOffset, formatSecond, formatTime } from '#renderer/ui/format-time.ts';

describe('times on screen', () => {
  it('shows an instant in the zone with every fraction digit it has', () => {
    expect(formatTime('2026-05-20T10:23:45.123Z', 'Europe/Madrid')).toBe('2026-05-20 12:23:45.123');
    expect(formatTime('2026-05-20T10:23:45.123456789Z', 'UTC')).toBe('2026-05-20 10:23:45.123456789');
    expect(formatTime('2026-05-20T10:23:45Z', 'UTC')).toBe('2026-05-20 10:23:45.000');
  });

  it('crosses midnight and the change of clocks with the zone', () => {
    expect(formatTime('2026-12-31T23:30:00.000Z', 'Europe/Madrid')).toBe('2027-01-01 00:30:00.000');
    expect(formatSecond('2026-10-25T00:30:00Z', 'Europe/Madrid')).toBe('2026-10-25 02:30:00');
    expect(formatSecond('2026-10-25T01:30:00Z', 'Europe/Madrid')).toBe('2026-10-25 02:30:00');
    expect(formatDay('2026-05-20T23:00:00Z', 'Asia/Tokyo')).toBe('2026-05-21');
  });

  it('names the distance from UTC at that instant', () => {
    expect(formatOffset('2026-07-01T00:00:00Z', 'Europe/Madrid')).toBe('UTC+02:00');
    expect(formatOffset('2026-01-01T00:00:00Z', 'Europe/Madrid')).toBe('UTC+01:00');
    expect(formatOffset('2026-01-01T00:00:00Z', 'UTC')).toBe('UTC');
  });
});
