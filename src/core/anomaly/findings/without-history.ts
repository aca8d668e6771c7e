// Whom nothing can be said about yet.
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import type { OutliersReport } from '#shared/model/outliers.ts';
import type { ActorCounts, ActorDayScores, DayAxis } from '../types.ts';

type NotEnoughHistory = OutliersReport['notEnoughHistory'][number];

/**
 * Actors with counted events on the days from `first` to `end` (exclusive), none of which could be scored. `days`: covered days
 * since they were first seen, before the last such day.
 */
export const withoutHistory = (
  axis: DayAxis,
  actors: readonly ActorCounts[],
  scores: readonly ActorDayScores[],
  { first, end }: { first: number; end: number },
  { leastHistory, leastWeeklyHistory }: AnomalyParameters,
): NotEnoughHistory[] => {
  const coveredBefore = new Uint32Array(axis.days.length + 1);
  for (let day = 0; day < axis.days.length; day++)
    coveredBefore[day + 1] = (coveredBefore[day] ?? 0) + (axis.covered[day] ?? 0);
  return actors.flatMap(({ actor, firstDay, counts }, place): NotEnoughHistory[] => {
    let events = 0;
    let last = -1;
    for (let day = first; day < end; day++) {
      const count = (counts.business[day] ?? 0) + (counts.off[day] ?? 0) + (counts.weekend[day] ?? 0);
      if (count === 0) continue;
      if (!Number.isNaN(scores[place]?.score[day] ?? Number.NaN)) return [];
      events += count;
      last = day;
    }
    if (last < 0) return [];
    const days = Math.max(0, (coveredBefore[last] ?? 0) - (coveredBefore[firstDay] ?? 0));
    const needed = axis.weekend[last] === 1 ? Math.max(leastHistory, leastWeeklyHistory) : leastHistory;
    return [{ actor, events, days, needed }];
  });
};
