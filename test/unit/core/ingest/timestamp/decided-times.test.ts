import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { couldMean } from '#core/ingest/timestamp/could-mean.ts';
import { createLocalClock } from '#core/ingest/timestamp/local-clock.ts';
import { createTimeRules, parseTimestamp } from '#core/ingest/timestamp.ts';
import type { TimeFormat } from '#shared/model/mapping.ts';

const read = (text: string, format: TimeFormat = 'auto', zone: string | null = null): string => {
  const parsed = parseTimestamp(text, createTimeRules(format, zone));
  return parsed.ok ? parsed.timestamp : parsed.problem;
};

describe('times written by people and programs', () => {
  it.each([
    ['Tue, 12 May 2026 10:23:45 +0200', '2026-05-12T08:23:45.000Z'],
    ['Tue, 12 May 2026 10:23:45 EST', '2026-05-12T15:23:45.000Z'],
    ['12 May 2026 10:23:45 GMT', '2026-05-12T10:23:45.000Z'],
    ['Tue May 12 2026 10:23:45 GMT+0200 (Central European Summer Time)', '2026-05-12T08:23:45.000Z'],
    ['Tue May 12 2026 10:23:45 GMT+0200 (hora de verano de Europa central)', '2026-05-12T08:23:45.000Z'],
    ['Tue May 12 10:23:45 CEST 2026', '2026-05-12T08:23:45.000Z'],
    ['12/May/2026:10:23:45 +0200', '2026-05-12T08:23:45.000Z'],
    ['May 12, 2026, 1:02:03 PM UTC', '2026-05-12T13:02:03.000Z'],
    ['May 12th, 2026 at 12:02 AM UTC', '2026-05-12T00:02:00.000Z'],
    ['12-may-2026 10:23Z', '2026-05-12T10:23:00.000Z'],
    ['12 de mayo de 2026, 10:23:45 UTC', '2026-05-12T10:23:45.000Z'],
    ['mar., 12 may. 2026 10:23 UTC+2', '2026-05-12T08:23:00.000Z'],
    ['1 ene 2026 1:00:00\u202fp.\u00a0m. Z', '2026-01-01T13:00:00.000Z'],
    ['31 dic. 2025 11:59:59 p. m. Z', '2025-12-31T23:59:59.000Z'],
    ['13/05/2026 10:23Z', '2026-05-13T10:23:00.000Z'],
    ['05/13/2026 10:23Z', '2026-05-13T10:23:00.000Z'],
    ['05.05.2026 10.23.45,5 Z', '2026-05-05T10:23:45.500Z'],
    ['2026/5/2 9:05 Z', '2026-05-02T09:05:00.000Z'],
    ['20260512T102345Z', '2026-05-12T10:23:45.000Z'],
    ['20260512T102345.5+0200', '2026-05-12T08:23:45.500Z'],
    ['2026-05-12T10:23:45+02:00[Europe/Madrid]', '2026-05-12T08:23:45.000Z'],
    ['2026-05-12T10:23:45\u221202:00', '2026-05-12T12:23:45.000Z'],
    ['2026-05-12T10:23:45-00:00', '2026-05-12T10:23:45.000Z'],
    ['2026-05-12 10:23:45 CET', '2026-05-12T09:23:45.000Z'],
  ])('%s is %s', (text, timestamp) => {
    expect(read(text)).toBe(timestamp);
  });

  it.each([
    ['2026-05-12 10:23 CST', /zone "CST"/],
    ['2026-05-12 10:23 IST', /zone "IST"/],
    ['12 May 2026', /without a time/],
    ['12/05/2026', /without a time/],
    ['0:30 PM', /can read/],
    ['2026-05-12 0:30 PM Z', /no such time/],
    ['2026-05-12 13:30 PM Z', /no such time/],
    ['31 feb 2026 10:00 Z', /no such date/],
    ['12 Foo 2026 10:00 Z', /can read/],
    ['2026-05-12 10:23.45 Z', /zone/],
    ['12-may-26 10:23 Z', /two digits/],
    ['46162.43315972', /can read/],
    ['May 2026', /can read/],
  ])('%s is refused', (text, problem) => {
    expect(read(text)).toMatch(problem);
  });
});

describe('times read as was decided', () => {
  it.each<[string, TimeFormat, string | null, string | RegExp]>([
    ['03/04/2026 10:00Z', 'day-first', null, '2026-04-03T10:00:00.000Z'],
    ['03/04/2026 10:00Z', 'month-first', null, '2026-03-04T10:00:00.000Z'],
    ['3-4-26 10:00Z', 'day-first', null, '2026-04-03T10:00:00.000Z'],
    ['12-MAY-26 10.23.45.123456 AM Z', 'day-first', null, '2026-05-12T10:23:45.123456Z'],
    ['04/13/2026 10:00Z', 'day-first', null, /no date when read day-first/],
    ['13/04/2026 10:00Z', 'month-first', null, /no date when read month-first/],
    ['2026-04-03 10:00Z', 'month-first', null, '2026-04-03T10:00:00.000Z'],
    ['1779272625', 'day-first', null, '2026-05-20T10:23:45.000Z'],
    ['1779272625', 'epoch-s', null, '2026-05-20T10:23:45.000Z'],
    ['0', 'epoch-s', null, '1970-01-01T00:00:00.000Z'],
    ['-1.5', 'epoch-s', null, '1969-12-31T23:59:58.500Z'],
    ['-1500', 'epoch-ms', null, '1969-12-31T23:59:58.500Z'],
    ['-1', 'epoch-ns', null, '1969-12-31T23:59:59.999999999Z'],
    ['1779272625123.456', 'epoch-ms', null, '2026-05-20T10:23:45.123456Z'],
    ['5', 'epoch-us', null, '1970-01-01T00:00:00.000005Z'],
    ['1779272625123456789', 'epoch-ns', null, '2026-05-20T10:23:45.123456789Z'],
    ['1779272625123456789.5', 'epoch-ns', null, /fraction/],
    ['1.77927E+12', 'epoch-ms', null, /powers of ten/],
    ['soon', 'epoch-ms', null, /not a number/],
    ['2026-05-20T10:23:45Z', 'epoch-ms', null, '2026-05-20T10:23:45.000Z'],
    ['46162.43315972', 'excel', 'UTC', '2026-05-20T10:23:45.000Z'],
    ['46162,5', 'excel', 'Europe/Madrid', '2026-05-20T10:00:00.000Z'],
    ['46162', 'excel', 'UTC', '2026-05-20T00:00:00.000Z'],
    ['46162.5', 'excel', null, /without a zone/],
    ['60', 'excel', 'UTC', /serial/],
    ['2026-05-20 10:23', 'auto', 'Europe/Madrid', '2026-05-20T08:23:00.000Z'],
    ['2026-01-20 10:23', 'auto', 'Europe/Madrid', '2026-01-20T09:23:00.000Z'],
    ['2026-05-20 10:23', 'auto', 'Asia/Kathmandu', '2026-05-20T04:38:00.000Z'],
    ['2026-05-20 10:23+00:00', 'auto', 'Europe/Madrid', '2026-05-20T10:23:00.000Z'],
    ['29/03/2026 02:30', 'day-first', 'Europe/Madrid', /skipped this time/],
    ['29/03/2026 01:59:59', 'day-first', 'Europe/Madrid', '2026-03-29T00:59:59.000Z'],
    ['29/03/2026 03:00', 'day-first', 'Europe/Madrid', '2026-03-29T01:00:00.000Z'],
    ['25/10/2026 03:00', 'day-first', 'Europe/Madrid', '2026-10-25T02:00:00.000Z'],
    ['2012-07-20 02:00', 'auto', 'Africa/Casablanca', '2012-07-20T01:00:00.000Z'],
    ['0001-01-01 00:00', 'auto', 'Europe/Madrid', '0001-01-01T00:14:44.000Z'],
  ])('%s as %s in %s', (text, format, zone, expected) => {
    expect(read(text, format, zone)).toMatch(typeof expected === 'string' ? new RegExp(`^${expected}$`) : expected);
  });

  it('tell what had to be decided, and nothing where nothing had', () => {
    const rules = createTimeRules('day-first', 'Europe/Madrid');
    const notes = { zone: null, offsetSeconds: null, dstAmbiguous: false, centuryAssumed: false, orderAssumed: null };
    const madrid = { ...notes, zone: 'Europe/Madrid', offsetSeconds: 7200 };
    expect(parseTimestamp('25/10/2026 02:30', rules)).toMatchObject({
      timestamp: '2026-10-25T00:30:00.000Z',
      notes: { ...madrid, dstAmbiguous: true },
    });
    expect(parseTimestamp('25/10/2026 01:59', rules)).toMatchObject({ notes: madrid });
    expect(parseTimestamp('03/04/26 10:00Z', rules)).toMatchObject({
      notes: { ...notes, centuryAssumed: true, orderAssumed: 'day-first' },
    });
    for (const text of ['2026-05-20T10:23:45.123Z', '13/04/2026 10:00Z', '04/04/2026 10:00Z', '1779272625']) {
      expect(parseTimestamp(text, rules)).not.toHaveProperty('notes');
    }
    expect(parseTimestamp('2026-05-20 10:23', 'utc')).not.toHaveProperty('notes');
  });

  it('refuse a zone nobody knows', () => {
    expect(() => createTimeRules('auto', 'Europe/Sivo')).toThrow(/BAD_INPUT.*Europe\/Sivo/);
  });

  const zones = [
    'Europe/Madrid',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Africa/Casablanca',
    'UTC',
  ];
  const minute = 60_000;
  /** Instants around a change of offset, where there is one, and anywhere else. */
  const moments = fc
    .record({
      zone: fc.constantFrom(...zones),
      at: fc.integer({ min: Date.UTC(1975, 0, 1) / minute, max: Date.UTC(2037, 0, 1) / minute }),
      near: fc.boolean(),
      shift: fc.integer({ min: -40 * 60, max: 40 * 60 }),
    })
    .map(({ zone, at, near, shift }) => {
      const start = Temporal.Instant.fromEpochMilliseconds(at * minute).toZonedDateTimeISO(zone);
      const change = near ? start.getTimeZoneTransition('next') : null;
      return { zone, ms: (change ?? start).epochMilliseconds + shift * minute };
    });

  it('are the instants that clocks showed, in any zone and around any change', () => {
    const clocks = new Map(zones.map((zone) => [zone, createLocalClock(zone)]));
    fc.assert(
      fc.property(moments, ({ zone, ms }) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(ms);
        const shown = instant.toZonedDateTimeISO(zone).toPlainDateTime();
        const seconds = shown.toZonedDateTime('UTC').epochMilliseconds / 1000;
        const reading = clocks.get(zone)?.read(seconds);
        const earlier = shown.toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds;
        const later = shown.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds;
        expect(reading).toEqual({ offsetSeconds: seconds - earlier / 1000, ambiguous: earlier !== later });
        expect([earlier, later]).toContain(ms);
        const text = shown.toString({ smallestUnit: 'second' }).replace('T', ' ');
        expect(read(text, 'auto', zone)).toBe(new Date(earlier).toISOString());
      }),
      { numRuns: 1000 },
    );
  });

  it('are refused exactly where clocks skipped them', () => {
    const skipped = fc.constantFrom('2026-03-29T02:00', '2019-03-31T02:15', '2026-03-29T02:59');
    fc.assert(
      fc.property(skipped, fc.integer({ min: -90, max: 90 }), (start, shift) => {
        const shown = Temporal.PlainDateTime.from(start).add({ minutes: shift });
        const real = shown.toZonedDateTime('Europe/Madrid').toPlainDateTime().equals(shown);
        const seconds = shown.toZonedDateTime('UTC').epochMilliseconds / 1000;
        expect(createLocalClock('Europe/Madrid').read(seconds) !== null).toBe(real);
      }),
      { numRuns: 200 },
    );
  });

  it('are the same in every spelling', () => {
    const month = (date: Date, locale: string): string =>
      new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(date);
    const two = (value: number): string => String(value).padStart(2, '0');
    const between = { min: new Date('1970-01-01T00:00:00Z'), max: new Date('2099-12-31T23:59:59Z') };
    fc.assert(
      fc.property(fc.date({ ...between, noInvalidDate: true }), (moment) => {
        const date = new Date(Math.floor(moment.getTime() / 1000) * 1000);
        const expected = date.toISOString();
        const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        const time = expected.slice(11, 19);
        const hour = date.getUTCHours();
        const half = `${hour % 12 === 0 ? 12 : hour % 12}${time.slice(2)}`;
        expect(read(`${d}/${m}/${y} ${time}`, 'day-first', 'UTC')).toBe(expected);
        expect(read(`${m}-${d}-${y}, ${half} ${hour < 12 ? 'AM' : 'PM'}`, 'month-first', 'UTC')).toBe(expected);
        expect(read(`${two(d)}.${two(m)}.${y} ${half} ${hour < 12 ? 'a. m.' : 'p. m.'} +00`, 'day-first')).toBe(
          expected,
        );
        expect(read(date.toUTCString())).toBe(expected);
        expect(read(`${date.toString()}`)).toBe(expected);
        expect(read(`${d} ${month(date, 'en')} ${y} ${time} UTC`)).toBe(expected);
        expect(read(`${d} de ${month(date, 'es')} de ${y}, ${time} UTC`)).toBe(expected);
        expect(read(`${month(date, 'en')} ${d}, ${y} ${time} UTC`)).toBe(expected);
        expect(read(String(date.getTime()), 'epoch-ms')).toBe(expected);
        expect(read(String(date.getTime() / 86_400_000 + 25_569), 'excel', 'UTC')).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('couldMean', () => {
  const timeMs = Date.parse('2026-04-03T10:00:00.000Z');

  it.each(['2026-04-03 12:00', '03/04/2026 12:00', '04/03/2026 10:00', '1775210400', '1775210400000', '46115.5'])(
    'takes %s for a spelling',
    (text) => {
      expect(couldMean(text, timeMs)).toBe(true);
    },
  );

  it.each(['2026-04-03T12:00:00Z', '2026-04-05 12:00', 'yesterday', '', '1775210401'])('does not take %s', (text) => {
    expect(couldMean(text, timeMs)).toBe(false);
  });
});
