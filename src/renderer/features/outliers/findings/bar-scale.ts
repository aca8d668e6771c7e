// Where the marks of an expected-against-observed bar stand, as shares of its width.
import type { Finding } from '#shared/model/outliers.ts';

export interface BarScale {
  from: number;
  to: number;
  expected: number;
  observed: number;
}

/** The larger of what was observed and the band's end is at 1. */
export const barScale = ({
  observed,
  expected,
  lowest,
  highest,
}: Pick<Finding, 'observed' | 'expected' | 'lowest' | 'highest'>): BarScale => {
  const most = Math.max(observed, highest, expected, 1);
  return { from: lowest / most, to: highest / most, expected: expected / most, observed: observed / most };
};
