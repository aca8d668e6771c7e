// Probability of one count: negative-binomial, or Poisson where nothing is known to scatter more than chance.
import { deviance } from './deviance.ts';
import { naturalLog } from './natural-log.ts';
import { naturalLogOfOnePlus } from './natural-log-of-one-plus.ts';
import { stirlingError } from './stirling-error.ts';

const lnTwoPi = 1.8378770664093456;

/** ln P(X = `count`), X with the `mean` (> 0) and the `dispersion` r: variance mean + mean² / r. r NaN: Poisson. */
export const lnCountProbability = (count: number, mean: number, dispersion: number): number => {
  if (Number.isNaN(dispersion)) {
    if (count === 0) return -mean;
    return -stirlingError(count) - deviance(count, mean) - 0.5 * (lnTwoPi + naturalLog(count));
  }
  if (count === 0) return -dispersion * naturalLogOfOnePlus(mean / dispersion);
  const whole = count + dispersion;
  const share = whole / (mean + dispersion);
  return (
    stirlingError(whole) -
    stirlingError(count) -
    stirlingError(dispersion) -
    deviance(count, share * mean) -
    deviance(dispersion, share * dispersion) +
    0.5 * (naturalLog(dispersion / (whole * count)) - lnTwoPi)
  );
};
