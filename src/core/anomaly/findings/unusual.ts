// A stretch of days that may become a finding, with the numbers that its tail was computed from.

/**
 * `actor`: its place in the list. `from`, `day`: the first and the last of `window` days. `expected`, `usual`: means of the whole
 * window, with and without `peerFactor`; `dispersion` NaN: the counts were taken as Poisson. `peers`: how many it was compared
 * with; `peerMedian` of their counts. `history`: covered days the baseline rests on. `score`: what findings are ordered by.
 */
export interface Unusual {
  actor: number;
  from: number;
  day: number;
  window: number;
  score: number;
  surprise: number;
  observed: number;
  expected: number;
  usual: number;
  dispersion: number;
  peerFactor: number;
  peers: number;
  peerMedian: number;
  history: number;
}
