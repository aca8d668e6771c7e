import { describe, expect, it } from 'vitest';
import { checkZone } from '#core/query/check-zone.ts';
import { resolveTime } from '#core/query/resolve-time.ts';

const iso = (text: string, side: 'from' | 'to', zone: string): string => {
  const { ms, nanos } = resolveTime(text, side, zone);
  return `${new Date(ms).toISOString()}${nanos === 0 ? '' : `+${nanos}`}`;
};

describe('resolveTime', () => {
  it.each([
    ['2026-05-01', 'UTC', '2026-05-01T00:00:00.000Z'],
    ['2026-05-01', 'Europe/Madrid', '2026-04-30T22:00:00.000Z'],
    ['2026-01-01', 'Europe/Madrid', '2025-12-31T23:00:00.000Z'],
    ['2026-05-01T16:30', 'Europe/Madrid', '2026-05-01T14:30:00.000Z'],
    ['2026-05-01 16:30:05.25', 'Asia/Kolkata', '2026-05-01T11:00:05.250Z'],
    ['2026-05-01T16:30:00Z', 'Europe/Madrid', '2026-05-01T16:30:00.000Z'],
    ['2026-05-01T16:30:00.1234567-05:30', 'Europe/Madrid', '2026-05-01T22:00:00.123Z+456700'],
    ['2026-05-01T16:30:00.000000001', 'UTC', '2026-05-01T16:30:00.000Z+1'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['0099-01-01', 'UTC', '0099-01-01T00:00:00.000Z'],
  ])('reads %s in %s', (text, zone, expected) => {
    expect(iso(text, 'from', zone)).toBe(expected);
    expect(iso(text, 'to', zone)).toBe(expected);
  });

  it('takes the wider reading where the clock repeats or skips an hour', () => {
    expect(iso('2026-10-25T02:30', 'from', 'Europe/Madrid')).toBe('2026-10-25T00:30:00.000Z');
    expect(iso('2026-10-25T02:30', 'to', 'Europe/Madrid')).toBe('2026-10-25T01:30:00.000Z');
    expect(iso('2026-03-29T02:30', 'from', 'Europe/Madrid')).toBe('2026-03-29T00:30:00.000Z');
    expect(iso('2026-03-29T02:30', 'to', 'Europe/Madrid')).toBe('2026-03-29T01:30:00.000Z');
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-05-01T24:00',
    '2026-5-1',
    'today',
    '',
    '2026-05-01T16',
    '2026-05-01T10:00+25:00',
  ])('refuses %s', (text) => {
    expect(() => resolveTime(text, 'from', 'UTC')).toThrow(expect.objectContaining({ code: 'BAD_FILTER' }));
  });
});

describe('checkZone', () => {
  it('knows IANA names', () => {
    for (const zone of ['UTC', 'Europe/Madrid', 'Asia/Kolkata']) checkZone(zone);
  });
  it.each(['Madrid', 'Europe/Atlantis', '', ' UTC'])('refuses %j', (zone) => {
    expect(() => checkZone(zone)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });
});
