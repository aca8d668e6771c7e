// Whether a range of time holds anything at all, and the stretch around a moment.
import type { TimeRange } from './filter-edit.ts';
import { parseTimeBound, type TimeBound } from './time-bound.ts';
import { boundAt, instantOfWall, wallFromMs, wallMs } from './wall-clock.ts';

/** Epoch ms; parts of a millisecond are left out. */
const instantOf = (bound: TimeBound, zone: string): number => {
  if (bound.kind === 'instant') return bound.ms;
  if (bound.kind === 'date') return instantOfWall(`${bound.date}T00:00:00`, zone);
  return instantOfWall(bound.dateTime.slice(0, 19), zone) + Number(bound.dateTime.slice(20, 23));
};

/** True where `to` is before `from`, or both are the same moment as they are written: no event can lie between. */
export const isImpossible = ({ from, to }: TimeRange, zone: string): boolean => {
  const [start, end] = [parseTimeBound(from ?? ''), parseTimeBound(to ?? '')];
  if (start === null || end === null) return false;
  return from === to || instantOf(end, zone) < instantOf(start, zone);
};

/**
 * The stretch from `minutes` before a moment to `minutes` after it; null when the text is no time of day. A local time
 * moves along the wall clock, an instant along the clock of the world.
 */
export const aroundMoment = (moment: string, minutes: number, zone: string): TimeRange | null => {
  const bound = parseTimeBound(moment.trim());
  const ms = minutes * 60_000;
  switch (bound?.kind) {
    case undefined:
    case 'date':
      return null;
    case 'local': {
      const at = wallMs(bound.dateTime.slice(0, 19));
      return { from: wallFromMs(at - ms), to: wallFromMs(at + ms) };
    }
    case 'instant':
      return { from: boundAt(bound.ms - ms, zone), to: boundAt(bound.ms + ms, zone) };
  }
};
