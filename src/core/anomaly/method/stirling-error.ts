// What Stirling's formula leaves out of ln(n!). Probabilities of large counts are made of such small terms instead of large
// logarithms that cancel each other (C. Loader, "Fast and accurate computation of binomial probabilities", 2000).
import { naturalLog } from './natural-log.ts';

/** B(2k) / (2k (2k − 1)). */
const series = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360] as const;

const ofLarge = (n: number): number => {
  const square = n * n;
  let sum = 0;
  for (let term = series.length - 1; term >= 0; term -= 1) sum = sum / square + (series[term] ?? 0);
  return sum / n;
};

const ofSmall = (n: number): number => {
  let product = 1;
  let large = n;
  while (large < 16) {
    large += 1;
    product *= large;
  }
  const lnGamma = ofLarge(large) + (large + 0.5) * naturalLog(large) - large - naturalLog(product);
  return lnGamma - ((n + 0.5) * naturalLog(n) - n);
};
/** Counts are whole, and most of them small. */
const ofWhole = Float64Array.from({ length: 16 }, (_, n) => (n === 0 ? Number.NaN : ofSmall(n)));

/** ln Γ(n + 1) − (n + ½) ln n + n − ½ ln 2π, for n > 0, to about 1e-15. */
export const stirlingError = (n: number): number => {
  if (n >= 16) return ofLarge(n);
  return Number.isInteger(n) ? (ofWhole[n] ?? Number.NaN) : ofSmall(n);
};
