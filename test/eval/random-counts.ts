// Counts drawn from the distributions of the simulated worlds, from the demo's own source of chance.
import type { Random } from '#core/demo/random.ts';

/** Standard normal (Box and Muller). */
export const drawNormal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.fraction())) * Math.cos(2 * Math.PI * random.fraction());

/** Gamma with `shape` and mean 1 (Marsaglia and Tsang). */
export const drawGamma = (shape: number, random: Random): number => {
  if (shape < 1) return (drawGamma(shape + 1, random) * (shape + 1) * random.fraction() ** (1 / shape)) / shape;
  const d = shape - 1 / 3;
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.fraction()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape;
  }
};

export const drawPoisson = (mean: number, random: Random): number => {
  if (mean > 200) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(random)));
  let left = random.fraction();
  let term = Math.exp(-mean);
  let count = 0;
  while (left > term && count < 10_000) {
    left -= term;
    count += 1;
    term *= mean / count;
  }
  return count;
};

/** Negative-binomial: variance mean + mean² / `dispersion`. */
export const drawNegativeBinomial = (mean: number, dispersion: number, random: Random): number =>
  mean <= 0 ? 0 : drawPoisson(mean * drawGamma(dispersion, random), random);

/** Log-normal of the given mean, rounded; 0 with the probability `zeros`, which raises the other days so that the mean stays. */
export const drawZeroInflated = (mean: number, sigma: number, zeros: number, random: Random): number => {
  if (mean <= 0 || random.chance(zeros)) return 0;
  return Math.round((mean / (1 - zeros)) * Math.exp(sigma * drawNormal(random) - (sigma * sigma) / 2));
};
