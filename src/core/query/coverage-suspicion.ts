// Which empty days deserve a look: those in the middle of busy ones.

/** A day with its date (`2026-05-12`), in order of time. */
export interface JudgedDay {
  day: string;
  events: number;
  /** Some claim covers all of it. */
  whole: boolean;
}

const busyEvents = 5;
const looked = 3;
const needed = 2;

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** Whether at least two of the three days from `at` on, in the given direction, are busy; days of the same quiet stretch are passed over first. */
const busyBeside = (days: readonly JudgedDay[], at: number, step: 1 | -1): boolean => {
  let next = at + step;
  while (days[next]?.events === 0) next += step;
  let busy = 0;
  for (let count = 0; count < looked; count++) if ((days[next + count * step]?.events ?? 0) >= busyEvents) busy += 1;
  return busy >= needed;
};

/**
 * The dates of suspicious days: wholly covered, without an event, and on both sides at least two of the nearest three
 * known days have five events or more. Known is a day that is wholly covered, or busy all the same. Working days are compared with working days, Saturdays and Sundays with
 * each other; empty days that follow each other are one quiet stretch. At the edge of what is covered nothing is suspicious.
 */
export const suspiciousDays = (days: readonly JudgedDay[]): Set<string> => {
  const found = new Set<string>();
  for (const weekend of [false, true]) {
    const alike = days.filter(
      ({ day, events, whole }) => (whole || events >= busyEvents) && isWeekend(day) === weekend,
    );
    for (const [at, { day, events }] of alike.entries()) {
      if (events === 0 && busyBeside(alike, at, -1) && busyBeside(alike, at, 1)) found.add(day);
    }
  }
  return found;
};
