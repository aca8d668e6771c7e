// How far a count is from its mean, in the terms of the saddle-point expansion (C. Loader, 2000).
import { naturalLog } from './natural-log.ts';

/** x ln(x / mean) + mean − x, both above 0, without cancellation where they are close. */
export const deviance = (x: number, mean: number): number => {
  const apart = x - mean;
  if (Math.abs(apart) >= 0.1 * (x + mean)) return x * naturalLog(x / mean) - apart;
  const ratio = apart / (x + mean);
  const square = ratio * ratio;
  let sum = apart * ratio;
  let term = 2 * x * ratio;
  for (let odd = 3; ; odd += 2) {
    term *= square;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
};
