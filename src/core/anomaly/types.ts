// The seams inside this room. The scores are pure: counts in, numbers out, no clock, no file, no chance.
import type { HourClass } from '#shared/model/anomaly.ts';
import type { ScoredActor } from '#shared/model/outliers.ts';

/**
 * The calendar days of the data, oldest first, without a hole: day `i` is `days[i]` in the zone, from `startMs[i]` to
 * `startMs[i + 1]` (UTC ms; 23 or 25 hours where the clock changes). `weekend`: 1 for days that are no business days, holidays
 * included. `covered`: 1 where the imports claim the whole day, or everywhere when no import claims anything.
 */
export interface DayAxis {
  days: readonly string[];
  startMs: Float64Array;
  weekend: Uint8Array;
  covered: Uint8Array;
  /** Whether any import claims coverage. */
  coverageStated: boolean;
}

/** One actor's accesses by day, in each class of hours. `firstDay`: the first day with any event of the actor, of whatever kind. */
export interface ActorCounts {
  actor: ScoredActor;
  firstDay: number;
  counts: Readonly<Record<HourClass, Uint32Array>>;
}

/**
 * One actor's scores by day; NaN where a day is not covered or there is too little history; `observed` only where it is not covered. `expected`, `usual`, `lowest`,
 * `highest` are of the whole day; `expectedOf` of each class. `surprise`: −log10 of the tail over all classes of the day.
 * `dispersion` NaN: the counts were taken as Poisson. `history`: covered days the baseline rests on.
 */
export interface ActorDayScores {
  key: string;
  observed: Float64Array;
  expected: Float64Array;
  usual: Float64Array;
  lowest: Float64Array;
  highest: Float64Array;
  expectedOf: Readonly<Record<HourClass, Float64Array>>;
  dispersion: Float64Array;
  peerFactor: Float64Array;
  peers: Uint32Array;
  peerMedian: Float64Array;
  history: Uint32Array;
  surprise: Float64Array;
  persistent: Uint8Array;
  score: Float64Array;
  cusum: Float64Array;
}

/** Gives way to other work and ends a cancelled question. */
export type Breathe = () => Promise<void>;
