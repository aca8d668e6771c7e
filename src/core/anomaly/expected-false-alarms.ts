// How many findings chance alone gives at a threshold, when every expectation is right.

import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import { lnCountProbability } from './method/count-probability.ts';
import { lnCountTail } from './method/count-tail.ts';
import { exponential } from './method/exponential.ts';
import type { ActorDayScores } from './types.ts';

/** Means up to here are summed from 0 on; above, the tail is halved in. */
const mostSummed = 64;
/** Rarer than this adds nothing that could be seen. */
const negligible = 1e-12;

/** The largest P(X ≥ x) of a whole x ≥ 1 that is at most `share`: what a tail that comes in steps leaves of it. */
const reachedShare = (share: number, mean: number, dispersion: number): number => {
  if (share < negligible) return 0;
  if (mean <= mostSummed) {
    const poisson = Number.isNaN(dispersion);
    const q = poisson ? mean : mean / (mean + dispersion);
    let term = exponential(lnCountProbability(0, mean, dispersion));
    let tail = 1 - term;
    for (let count = 1; tail > share; count += 1) {
      term *= poisson ? q / count : (q * (count - 1 + dispersion)) / count;
      tail -= term;
    }
    return Math.max(0, tail);
  }
  const tailAt = (count: number): number => exponential(lnCountTail(count, mean, dispersion));
  let high = Math.ceil(mean);
  while (tailAt(high) > share) high *= 2;
  let low = 0;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (tailAt(middle) > share) low = middle;
    else high = middle;
  }
  return tailAt(high);
};

/** The surprise that makes a day a finding, when `before` of the other days persistence looks at were above its line. */
const neededSurprise = (threshold: number, before: number, parameters: AnomalyParameters): number => {
  const { persistenceWeight, persistenceAbove } = parameters;
  const quiet = threshold - persistenceWeight * Math.max(0, before - 1);
  return quiet <= persistenceAbove ? quiet : Math.max(persistenceAbove, threshold - persistenceWeight * before);
};

/**
 * Findings a day at `threshold` under the null: for each scored day of `from` to `to` (places on the axis, `to` exclusive) the
 * chance of a count that would make it one, given the days before it; summed, over `days` covered days. Real data scatter more
 * than their estimates say, so this is a lower bound.
 */
export const expectedFalseAlarms = (
  scores: readonly ActorDayScores[],
  parameters: AnomalyParameters,
  { threshold, from, to, days }: { threshold: number; from: number; to: number; days: number },
): number => {
  let sum = 0;
  for (const { surprise, persistent, expected, dispersion } of scores) {
    for (let day = from; day < to; day += 1) {
      const own = surprise[day] ?? Number.NaN;
      if (Number.isNaN(own)) continue;
      const before = (persistent[day] ?? 0) - (own > parameters.persistenceAbove ? 1 : 0);
      const needed = neededSurprise(threshold, before, parameters);
      sum += reachedShare(exponential(-needed * Math.LN10), expected[day] ?? 0, dispersion[day] ?? Number.NaN);
    }
  }
  return days === 0 ? 0 : sum / days;
};
