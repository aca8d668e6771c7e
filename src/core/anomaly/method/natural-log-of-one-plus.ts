// ln(1 + x) where x may be too small to be seen beside 1.
import { naturalLog } from './natural-log.ts';

/** ln(1 + `x`) for x > −1, exact to a few units in the last place (W. Kahan's correction of the rounding of 1 + x). */
export const naturalLogOfOnePlus = (x: number): number => {
  const sum = 1 + x;
  return sum === 1 ? x : (naturalLog(sum) * x) / (sum - 1);
};
