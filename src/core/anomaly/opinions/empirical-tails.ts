// Where each value of a column stands among all of them, as −ln of both tails, and to which side the column leans.
import { naturalLog } from '../method/natural-log.ts';

/** `left`: −ln of the share of values at most as large; `right`: at least as large. `leansLeft`: the longer tail is the left one. */
export interface EmpiricalTails {
  left: Float64Array;
  right: Float64Array;
  leansLeft: boolean;
}

/** Below this share of what it could be, a third moment is the rounding of a symmetric column. */
const rounding = 1e-12;

/** Of values in ascending order, so that the order of rows changes nothing. */
const leansLeft = (sorted: Float64Array): boolean => {
  const largest = Math.max(Math.abs(sorted[0] ?? 0), Math.abs(sorted.at(-1) ?? 0));
  if (largest === 0) return false;
  let mean = 0;
  for (const value of sorted) mean += value / largest / sorted.length;
  let third = 0;
  let most = 0;
  for (const value of sorted) {
    const apart = value / largest - mean;
    third += apart * apart * apart;
    most += Math.abs(apart * apart * apart);
  }
  return third < -rounding * most;
};

/** Finite values only. */
export const empiricalTails = (column: Float64Array): EmpiricalTails => {
  const rows = column.length;
  const sorted = column.toSorted();
  const left = new Float64Array(rows);
  const right = new Float64Array(rows);
  const known = new Map<number, { left: number; right: number }>();
  for (let first = 0; first < rows; ) {
    const value = sorted[first] ?? 0;
    let end = first + 1;
    while (end < rows && sorted[end] === value) end += 1;
    known.set(value, { left: naturalLog(rows / end), right: naturalLog(rows / (rows - first)) });
    first = end;
  }
  for (const [row, value] of column.entries()) {
    const tails = known.get(value);
    left[row] = tails?.left ?? 0;
    right[row] = tails?.right ?? 0;
  }
  return { left, right, leansLeft: leansLeft(sorted) };
};
