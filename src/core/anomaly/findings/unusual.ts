// A stretch of days that may become a finding, with the numbers that its tail was computed from.

/**
 * `actor`: its place in the list. `day`: the last of `window` days. `from`: the first day of the window. `expected`, `usual`:
 * means of the whole window; `dispersion` NaN: the counts were taken as Poisson. `score`: what findings are ordered by.
 */
export interface Unusual {
  actor: number;
  day: number;
  from: number;
  window: number;
  score: number;
  surprise: number;
  observed: number;
  expected: number;
  usual: number;
  dispersion: number;
}
