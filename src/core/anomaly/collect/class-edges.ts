// Where the class of hours changes within the days of an axis, as instants: with them an event's class is a matter of searching
// for the place of a few borders, and a change of the clock only moves one.
import { Temporal } from 'temporal-polyfill';
import { type HourClass, hourClasses, type WorkCalendar } from '#shared/model/anomaly.ts';
import type { DayAxis } from '../types.ts';

/** A stretch of one class within one day, `startMs` inclusive, `endMs` exclusive, UTC. `kind` points into `hourClasses`. */
export interface ClassStretch {
  startMs: number;
  endMs: number;
  day: number;
  kind: number;
}

const minuteMs = 60_000;
const dayMinutes = 1440;
const dayMs = dayMinutes * minuteMs;
const kindOf = (name: HourClass): number => hourClasses.indexOf(name);
const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Parts of a business day in minutes of the clock, over midnight where the hours end before they begin, all day where they are equal. */
const partsOf = ({ from, to }: WorkCalendar): { minute: number; kind: number }[] => {
  const [business, off] = [kindOf('business'), kindOf('off')];
  const [first, last] = [minuteOf(from), minuteOf(to)];
  if (first === last) return [{ minute: 0, kind: business }];
  const inside = first < last ? business : off;
  return [
    { minute: 0, kind: inside === business ? off : business },
    { minute: Math.min(first, last), kind: inside },
    { minute: Math.max(first, last), kind: inside === business ? off : business },
  ].filter(({ minute }, place, parts) => minute < dayMinutes && parts[place + 1]?.minute !== minute);
};

/** The instant at which a day's clock shows the minute; a time that is skipped or shown twice is read as RFC 5545 does. */
const instantOf = (day: string, minute: number, zone: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: zone,
    plainTime: new Temporal.PlainTime(Math.floor(minute / 60), minute % 60),
  }).epochMilliseconds;

/** All stretches of the axis in order of time, without gaps. */
export const classStretches = ({ days, startMs, weekend }: DayAxis, calendar: WorkCalendar): ClassStretch[] => {
  const parts = partsOf(calendar);
  const free = [{ minute: 0, kind: kindOf('weekend') }];
  return days.flatMap((label, day) => {
    const [start = 0, end = 0] = [startMs[day], startMs[day + 1]];
    const at = (minute: number): number => {
      if (minute === 0) return start;
      if (end - start === dayMs) return start + minute * minuteMs;
      return Math.min(Math.max(instantOf(label, minute, calendar.zone), start), end);
    };
    const own = weekend[day] === 1 ? free : parts;
    return own
      .map(({ minute, kind }, place) => {
        const next = own[place + 1];
        return { startMs: at(minute), endMs: next === undefined ? end : at(next.minute), day, kind };
      })
      .filter((stretch) => stretch.startMs < stretch.endMs);
  });
};
