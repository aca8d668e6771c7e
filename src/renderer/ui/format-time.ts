// Times as the workbench writes them: `2026-05-20 10:23:45.123`, always beside the name of their zone.
import { zoneFields } from '#shared/model/zone-fields.ts';

const partsOf = (instant: string | number, zone: string): Record<string, string> =>
  zoneFields(new Date(instant).getTime(), zone);

/** Fraction digits of an RFC 3339 instant as the event has them, at least three. */
const fractionOf = (instant: string): string => /\.(\d+)/.exec(instant)?.[1]?.padEnd(3, '0') ?? '000';

/** An RFC 3339 instant in `zone`: date, time and every fraction digit the event has. */
export const formatTime = (instant: string, zone: string): string => {
  const { year, month, day, hour, minute, second } = partsOf(instant, zone);
  return `${year}-${month}-${day} ${hour}:${minute}:${second}.${fractionOf(instant)}`;
};

/** An RFC 3339 instant or epoch milliseconds in `zone`, to the second: `2026-05-20 10:23:45`. */
export const formatSecond = (instant: string | number, zone: string): string => {
  const { year, month, day, hour, minute, second } = partsOf(instant, zone);
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
};

/** The date in `zone`: `2026-05-20`. */
export const formatDay = (instant: string | number, zone: string): string => {
  const { year, month, day } = partsOf(instant, zone);
  return `${year}-${month}-${day}`;
};

/** The zone's distance from UTC at an instant: `UTC+02:00`, `UTC`. */
export const formatOffset = (instant: string | number, zone: string): string => {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    new Date(instant),
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name.replace('GMT', 'UTC').replace(/^UTC[+-]00:00$/, 'UTC');
};
