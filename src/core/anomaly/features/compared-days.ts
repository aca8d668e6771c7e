// The days one day is compared with: those with accesses of the actor and its peers.
import type { DayFeatures } from '../day-features.ts';

/** An actor and a day, as places. */
export interface ActorDayPlace {
  actor: number;
  day: number;
}

/** More days make an answer slow, not better. */
const mostRows = 1500;

/** With fewer days no tail can be told. */
const leastRows = 20;

/** Days with accesses of `everybody`, newest first, within the covered days that end with `day`. */
const daysOf = (
  { axis, parameters, count }: DayFeatures,
  everybody: readonly number[],
  day: number,
): ActorDayPlace[] => {
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

/**
 * Days with accesses of the actor and its peers within the `baselineDays` covered days that end with `day`, newest first; whole
 * days, as long as there are not more than 1,500 rows. Where a group has fewer than 20, those of everybody but services. The
 * actor's own day comes first when it has any. Empty where there are fewer than 20 all the same.
 */
export const comparedDays = (features: DayFeatures, actor: number, day: number): ActorDayPlace[] => {
  const { actors, peersOf } = features;
  const rows = daysOf(features, [actor, ...peersOf(actor)], day);
  if (rows.length >= leastRows) return rows;
  if (actors[actor]?.actor.service !== false) return [];
  const others = actors.flatMap((other, place) => (other.actor.service || place === actor ? [] : [place]));
  const all = daysOf(features, [actor, ...others], day);
  return all.length >= leastRows ? all : [];
};
