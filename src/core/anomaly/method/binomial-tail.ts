// How likely so many of a number of trials succeed by chance: the upper tail, as a logarithm.
import { betaFraction } from './beta-fraction.ts';
import { deviance } from './deviance.ts';
import { exponential } from './exponential.ts';
import { naturalLog } from './natural-log.ts';
import { naturalLogOfOnePlus } from './natural-log-of-one-plus.ts';
import { stirlingError } from './stirling-error.ts';

const lnTwoPi = 1.8378770664093456;

/** ln P(X = `count`) by the saddle-point expansion (C. Loader, 2000), for 0 ≤ count ≤ trials and 0 < p < 1. */
const lnProbability = (count: number, trials: number, p: number): number => {
  if (count === 0) return trials * naturalLogOfOnePlus(-p);
  if (count === trials) return trials * naturalLog(p);
  const failures = trials - count;
  return (
    stirlingError(trials) -
    stirlingError(count) -
    stirlingError(failures) -
    deviance(count, trials * p) -
    deviance(failures, trials * (1 - p)) +
    0.5 * (naturalLog(trials / count / failures) - lnTwoPi)
  );
};

/**
 * ln P(X ≥ `count`), X binomial with so many `trials` of probability `p`, 0 < p < 1; both counts whole. The tail is the
 * incomplete beta function I_p(count, trials − count + 1).
 */
export const lnBinomialTail = (count: number, trials: number, p: number): number => {
  if (count <= 0) return 0;
  if (count > trials) return Number.NEGATIVE_INFINITY;
  const failures = trials - count;
  const here = lnProbability(count, trials, p);
  if (p < (count + 1) / (trials + 3)) {
    return Math.min(0, here + naturalLogOfOnePlus(-p) + naturalLog(betaFraction(count, failures + 1, p)));
  }
  // 1 − P(X < count) = 1 − I_q(failures + 1, count), of which P(X = count − 1) · p is the factor before the fraction.
  const below = exponential(lnProbability(count - 1, trials, p)) * p * betaFraction(failures + 1, count, 1 - p);
  return naturalLogOfOnePlus(-Math.min(below, 1 - 2 ** -53));
};
