// Single days whose score is high enough to be looked at.
import type { ActorDayScores } from '../types.ts';
import type { Unusual } from './unusual.ts';

/** Days from `first` to `end` (exclusive) with a score of at least `least`. */
export const unusualDays = (
  scores: ActorDayScores,
  actor: number,
  { first, end, least }: { first: number; end: number; least: number },
): Unusual[] => {
  const found: Unusual[] = [];
  for (let day = first; day < end; day++) {
    const score = scores.score[day] ?? Number.NaN;
    if (!(score >= least)) continue;
    found.push({
      actor,
      from: day,
      day,
      window: 1,
      score,
      surprise: scores.surprise[day] ?? 0,
      observed: scores.observed[day] ?? 0,
      expected: scores.expected[day] ?? 0,
      usual: scores.usual[day] ?? 0,
      dispersion: scores.dispersion[day] ?? Number.NaN,
      peerFactor: scores.peerFactor[day] ?? 1,
      peers: scores.peers[day] ?? 0,
      peerMedian: scores.peerMedian[day] ?? 0,
      history: scores.history[day] ?? 0,
    });
  }
  return found;
};
