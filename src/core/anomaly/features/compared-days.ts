// The days one day is compared with: those with accesses of the actor and its peers.
import type { DayFeatures } from '../day-features.ts';

/** An actor and a day, as places. */
export interface ActorDayPlace {
  actor: number;
  day: number;
}

/** More days make an answer slow, not better. */
const mostRows = 2500;

/**
 * Days with accesses, newest first, within the `baselineDays` covered days that end with `day`; whole days, as long as there
 * are not more than 2,500 rows. The actor's own day comes first when it has any.
 */
export const comparedDays = (
  { axis, parameters, peersOf, count }: DayFeatures,
  actor: number,
  day: number,
): ActorDayPlace[] => {
  const everybody = [actor, ...peersOf(actor)];
  const rows: ActorDayPlace[] = [];
  let covered = 0;
  for (let each = day; each >= 0 && covered < parameters.baselineDays; each--) {
    if (axis.covered[each] !== 1) continue;
    covered += 1;
    const active = everybody.filter((other) => count(other, each) > 0);
    if (rows.length > 0 && rows.length + active.length > mostRows) break;
    for (const other of active) rows.push({ actor: other, day: each });
  }
  return rows;
};
