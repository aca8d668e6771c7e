// How many findings a day chance alone would give.
import type { ActorDayScores } from '../types.ts';

/** Days by actors that could be scored from `first` to `end` (exclusive), each reaching the threshold with probability 10^−threshold at most, for each day. */
export const falseAlarms = (
  scores: readonly ActorDayScores[],
  { first, end }: { first: number; end: number },
  threshold: number,
): number => {
  let scored = 0;
  const days = new Set<number>();
  for (const { surprise } of scores) {
    for (let day = first; day < end; day++) {
      if (Number.isNaN(surprise[day] ?? Number.NaN)) continue;
      scored += 1;
      days.add(day);
    }
  }
  return days.size === 0 ? 0 : (scored * 10 ** -threshold) / days.size;
};
