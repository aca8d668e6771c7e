// A moment on the command line.
import { describe, expect, it } from 'vitest';
import { checkMoment, momentOf } from '#cli/moment-option.ts';

describe('a moment', () => {
  it.each([
    ['2026-05-20T10:23:45Z', 'UTC', '2026-05-20T10:23:45.000Z'],
    ['2026-05-20T12:23:45.1+02:00', 'Asia/Tokyo', '2026-05-20T10:23:45.100Z'],
    ['2026-05-20T10:23:45.123456Z', 'UTC', '2026-05-20T10:23:45.123456000Z'],
    ['1969-12-31T23:59:59.9999Z', 'UTC', '1969-12-31T23:59:59.999900000Z'],
    ['2026-05-20', 'UTC', '2026-05-20T00:00:00.000Z'],
    ['2026-05-20', 'Europe/Madrid', '2026-05-19T22:00:00.000Z'],
    ['2026-05-20 16:30', 'Europe/Madrid', '2026-05-20T14:30:00.000Z'],
    ['2026-05-20T16:30:01.0000005', 'America/New_York', '2026-05-20T20:30:01.000000500Z'],
  ])('%s in %s is %s', (text, zone, instant) => {
    expect(momentOf(checkMoment(text), zone)).toEqual({ instant, notice: null });
  });

  it('that the clock shows twice or never is said so', () => {
    expect(momentOf('2025-10-26T02:30', 'Europe/Madrid')).toEqual({
      instant: '2025-10-26T00:30:00.000Z',
      notice: 'The clock of Europe/Madrid shows 2025-10-26T02:30 twice; 2025-10-26T00:30:00.000Z is taken.',
    });
    expect(momentOf('2026-03-29T02:30', 'Europe/Madrid').notice).toContain('never');
    expect(momentOf('2026-03-29T01:59:59', 'Europe/Madrid').notice).toBeNull();
    expect(momentOf('2025-10-26T03:00', 'Europe/Madrid').notice).toBeNull();
  });

  it.each(['', 'noon', '2026-02-30', '2026-05-20T25:00', '20260520'])('is not "%s"', (text) => {
    expect(() => checkMoment(text)).toThrow('It must be a date');
  });
});
