// Room for one actor's scores, in which nothing is known yet.
import type { ActorDayScores } from '../types.ts';

/** Scores of `days` days, all unknown. */
export const emptyScores = (key: string, days: number): ActorDayScores => {
  const unknown = (): Float64Array => new Float64Array(days).fill(Number.NaN);
  return {
    key,
    observed: unknown(),
    expected: unknown(),
    usual: unknown(),
    lowest: unknown(),
    highest: unknown(),
    expectedOf: { business: unknown(), off: unknown(), weekend: unknown() },
    dispersion: unknown(),
    peerFactor: unknown(),
    peers: new Uint32Array(days),
    peerMedian: unknown(),
    history: new Uint32Array(days),
    surprise: unknown(),
    persistent: new Uint8Array(days),
    score: unknown(),
    cusum: unknown(),
  };
};
