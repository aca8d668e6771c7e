import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTimestamp } from '#core/ingest/timestamp.ts';

describe('parseTimestamp', () => {
  it.each([
    ['2026-05-20T10:23:45.123Z', '2026-05-20T10:23:45.123Z'],
    ['2026-05-20T10:23:45Z', '2026-05-20T10:23:45.000Z'],
    ['2026-05-20t10:23:45z', '2026-05-20T10:23:45.000Z'],
    ['2026-05-20 10:23:45.1+00:00', '2026-05-20T10:23:45.100Z'],
    ['2026-05-20T12:23:45.123456789+02:00', '2026-05-20T10:23:45.123456789Z'],
    ['2026-05-20T10:23:45.123000Z', '2026-05-20T10:23:45.123Z'],
    ['2026-05-20T10:23:45.1230Z', '2026-05-20T10:23:45.123Z'],
    ['2026-01-01T00:30:00-0130', '2026-01-01T02:00:00.000Z'],
    ['2026-01-01T00:30:00+05:45', '2025-12-31T18:45:00.000Z'],
    ['2026-05-20 10:23:45 UTC', '2026-05-20T10:23:45.000Z'],
    ['2026-05-20T10:23Z', '2026-05-20T10:23:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['0001-01-01T00:00:00.000Z', '0001-01-01T00:00:00.000Z'],
    [' 2026-05-20T10:23:45,5Z ', '2026-05-20T10:23:45.500Z'],
    ['1779272625', '2026-05-20T10:23:45.000Z'],
    ['1779272625.5', '2026-05-20T10:23:45.500Z'],
    ['1779272625123', '2026-05-20T10:23:45.123Z'],
    ['1779272625123456', '2026-05-20T10:23:45.123456Z'],
    ['1779272625123456789', '2026-05-20T10:23:45.123456789Z'],
  ])('%s is %s', (text, timestamp) => {
    expect(parseTimestamp(text)).toEqual({ ok: true, timestamp, timeMs: Date.parse(`${timestamp.slice(0, 23)}Z`) });
  });

  it.each([
    ['2026-05-20T10:23:45', /without a zone/],
    ['2026-05-20 10:23:45.123', /without a zone/],
    ['2026-05-20', /without a time/],
    ['2026-02-30T10:00:00Z', /no such date/],
    ['2026-02-29T10:00:00.000Z', /no such date/],
    ['1900-02-29T10:00:00.000Z', /no such date/],
    ['2026-13-01T10:00:00.000Z', /no such date/],
    ['2026-05-20T24:00:00Z', /no such time/],
    ['2026-05-20T10:60:00.000Z', /no such time/],
    ['2026-06-30T23:59:60Z', /leap second/],
    ['2026-05-20T10:23:45.1234567890Z', /fraction/],
    ['2026-05-20T10:23:45+2:00', /offset/],
    ['2026-05-20T10:23:45 Europe/Madrid', /offset/],
    ['0000-05-20T10:23:45.000Z', /years/],
    ['20260520102345', /1990 to 2100/],
    ['1779272625123.5', /fraction/],
    ['20260520', /1990 to 2100/],
    ['-1779272625', /cannot|can read/],
    ['20/05/2026 10:23', /without a zone/],
    ['03/04/2026 10:23Z', /day or month/],
    ['3/4/26 10:23Z', /two digits/],
    ['yesterday', /can read/],
    ['', /can read/],
  ])('%s is refused', (text, problem) => {
    const parsed = parseTimestamp(text);
    expect(parsed.ok ? parsed.timestamp : parsed.problem).toMatch(problem);
  });

  it('takes a local time as UTC only when told so', () => {
    expect(parseTimestamp('2026-05-20 10:23:45', 'utc')).toMatchObject({ timestamp: '2026-05-20T10:23:45.000Z' });
  });

  it('agrees with Date on every millisecond', () => {
    const years = { min: new Date('0001-01-01T00:00:00.000Z'), max: new Date('9999-12-31T23:59:59.999Z') };
    fc.assert(
      fc.property(fc.date({ ...years, noInvalidDate: true }), (date) => {
        const text = date.toISOString();
        const expected = { ok: true, timestamp: text, timeMs: date.getTime() };
        expect(parseTimestamp(text)).toEqual(expected);
        expect(parseTimestamp(text.replace('T', ' ').replace('Z', '+00:00'))).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
