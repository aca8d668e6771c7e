// A stretch of time on a chart.

/** Epoch ms, `toMs` exclusive. */
export interface Span {
  fromMs: number;
  toMs: number;
}
