// HBOS: how empty the histogram is where a row stands (Goldstein, Dengel: "Histogram-based Outlier Score", KI 2012).
import { naturalLog } from '../method/natural-log.ts';
import type { ExplainedScores } from './ecod.ts';
import { checkedRows, type FeatureColumns } from './feature-columns.ts';

/** Of a feature's range. */
const bins = 10;
/** What PyOD adds to every density, so that an empty bin has a logarithm. */
const alpha = 0.1;
/** A value on the border of two bins is in the upper one, whatever dividing made of its last digits. */
const rounding = 1e-9;

/** A column from 0 to 1, where features of every unit weigh the same; null where all values are equal. */
const scaled = (column: Float64Array): Float64Array | null => {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of column) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  // Halved first: the range of two large numbers may be no number.
  const half = most / 2 - least / 2;
  return half > 0 ? column.map((value) => (value / 2 - least / 2) / half) : null;
};

const termOf = (column: Float64Array): Float64Array => {
  const values = scaled(column);
  if (values === null) return new Float64Array(column.length);
  const places = Uint8Array.from(values, (value) => Math.min(Math.floor(value * bins + rounding), bins - 1));
  const counts = new Uint32Array(bins);
  for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
  const fullest = Math.max(...counts);
  const density = (count: number): number => (count * bins) / column.length + alpha;
  const terms = Array.from(counts, (count) => naturalLog(density(fullest) / density(count)));
  return Float64Array.from(places, (place) => terms[place] ?? 0);
};

/**
 * For each feature, scaled to 0 … 1 and cut into ten bins, ln of the fullest bin's density over the own one's: 0 in the fullest
 * bin and where a feature does not vary. Ranks rows as PyOD's static histograms do on scaled features. Throws BAD_INPUT as
 * `checkedRows` does.
 */
export const hbos = (columns: FeatureColumns): ExplainedScores => {
  const rows = checkedRows(columns);
  const terms = columns.map(termOf);
  const scores = new Float64Array(rows);
  for (const term of terms) for (let row = 0; row < rows; row++) scores[row] = (scores[row] ?? 0) + (term[row] ?? 0);
  return { scores, terms };
};
