// How likely a count is reached by chance: the upper tail, as a logarithm, so that the rarest days still differ.
import { betaFraction } from './beta-fraction.ts';
import { lnCountProbability } from './count-probability.ts';
import { exponential } from './exponential.ts';
import { naturalLog } from './natural-log.ts';
import { naturalLogOfOnePlus } from './natural-log-of-one-plus.ts';

/** 1 + first + first · second + … until nothing changes; `ratio` gives each term's share of the one before it. */
const sumOfRatios = (ratio: (index: number) => number): number => {
  let sum = 1;
  let term = 1;
  for (let index = 0; ; index += 1) {
    term *= ratio(index);
    const next = sum + term;
    if (next === sum) return sum;
    sum = next;
  }
};

const lnPoissonTail = (count: number, mean: number): number => {
  if (count > mean) {
    return lnCountProbability(count, mean, Number.NaN) + naturalLog(sumOfRatios((step) => mean / (count + 1 + step)));
  }
  const below = exponential(lnCountProbability(count - 1, mean, Number.NaN));
  return naturalLogOfOnePlus(-below * sumOfRatios((step) => (count - 1 - step) / mean));
};

/**
 * ln P(X ≥ `count`) for a whole `count` ≥ 0, X as `lnCountProbability` has it. The negative-binomial tail is the incomplete beta
 * function I_q(count, r) with q = mean / (mean + r); its factor before the continued fraction is P(X = count).
 */
export const lnCountTail = (count: number, mean: number, dispersion: number): number => {
  if (count <= 0) return 0;
  if (Number.isNaN(dispersion)) return lnPoissonTail(count, mean);
  const q = mean / (mean + dispersion);
  const here = lnCountProbability(count, mean, dispersion);
  if (q < (count + 1) / (count + dispersion + 2)) return here + naturalLog(betaFraction(count, dispersion, q));
  const below =
    exponential(here) * (count / dispersion) * betaFraction(dispersion, count, dispersion / (mean + dispersion));
  return naturalLogOfOnePlus(-Math.min(below, 1 - Number.EPSILON / 2));
};
