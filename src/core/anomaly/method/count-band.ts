// The counts that most days stay within.
import { lnCountProbability } from './count-probability.ts';
import { lnCountTail } from './count-tail.ts';
import { exponential } from './exponential.ts';
import { naturalLogOfOnePlus } from './natural-log-of-one-plus.ts';

const lowerShare = 0.025;
const upperShare = 0.975;
/** Means up to here are summed from 0 on; above, the tail is halved in. */
const mostSummed = 64;

/** Least count whose P(X ≤ count) reaches `share`. */
const quantile = (share: number, mean: number, dispersion: number): number => {
  const lnAbove = naturalLogOfOnePlus(-share);
  const reached = (count: number): boolean => lnCountTail(count + 1, mean, dispersion) <= lnAbove;
  let high = Math.ceil(mean) + 1;
  while (!reached(high)) high *= 2;
  let low = -1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
};

/** The 2.5 % and 97.5 % quantiles of a count, as `lnCountProbability` has it, written to `band`. */
export const countBand = (mean: number, dispersion: number, band: Float64Array): void => {
  if (mean > mostSummed) {
    band[0] = quantile(lowerShare, mean, dispersion);
    band[1] = quantile(upperShare, mean, dispersion);
    return;
  }
  const poisson = Number.isNaN(dispersion);
  const q = poisson ? mean : mean / (mean + dispersion);
  let term = exponential(lnCountProbability(0, mean, dispersion));
  let sum = term;
  let count = 0;
  while (sum < lowerShare) {
    count += 1;
    term *= poisson ? q / count : (q * (count - 1 + dispersion)) / count;
    sum += term;
  }
  band[0] = count;
  while (sum < upperShare) {
    count += 1;
    term *= poisson ? q / count : (q * (count - 1 + dispersion)) / count;
    sum += term;
  }
  band[1] = count;
};
