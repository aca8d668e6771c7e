// Local times as people read them off the wall: calendar fields of a zone, and steps of the calendar. Uses the zones of `Intl`.

import { zoneFields } from './zone-fields.ts';

/** `YYYY-MM-DDTHH:MM:SS`, without an offset. */
export type WallTime = string;

/** What the clock of the zone shows at an instant (epoch ms), to the second. */
export const wallTimeAt = (ms: number, zone: string): WallTime => {
  const { year = '', month, day, hour, minute, second } = zoneFields(ms, zone);
  return `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}`;
};

/** The wall time as if it were UTC, in epoch ms: for differences between wall times. */
export const wallMs = (wall: WallTime): number => Date.parse(`${wall}Z`);
export const wallFromMs = (ms: number): WallTime => new Date(ms).toISOString().slice(0, 19);

/** Calendar months later (or earlier); a day the month does not have becomes its last: 31 March − 1 month is the end of February. */
export const addMonths = (wall: WallTime, months: number): WallTime => {
  const date = new Date(wallMs(wall));
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return wallFromMs(date.getTime());
};

const hourMs = 3_600_000;

/** `+02:00`: how far the clock of the zone is from UTC at an instant. */
const offsetAt = (ms: number, zone: string): string => {
  const minutes = Math.round((wallMs(wallTimeAt(ms, zone)) - Math.floor(ms / 1000) * 1000) / 60_000);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
};

/** An instant as a filter writes a bound in the zone of the query: its wall time, with the offset where the clock shows it twice. */
export const boundAt = (ms: number, zone: string): string => {
  const wall = wallTimeAt(ms, zone);
  const twice = [-hourMs, -hourMs / 2, hourMs / 2, hourMs].some((step) => wallTimeAt(ms + step, zone) === wall);
  return twice ? `${wall}${offsetAt(ms, zone)}` : wall;
};

/** The instant of a wall time, in epoch ms; of two the earlier, and in a gap the one the clock would have shown. */
export const instantOfWall = (wall: WallTime, zone: string): number => {
  const asUtc = wallMs(wall);
  const shift = (ms: number): number => wallMs(wallTimeAt(ms, zone)) - ms;
  const candidates = [asUtc - shift(asUtc - 24 * hourMs), asUtc - shift(asUtc + 24 * hourMs)];
  const fits = candidates.filter((ms) => wallTimeAt(ms, zone) === wall);
  return fits.length > 0 ? Math.min(...fits) : Math.min(...candidates);
};
