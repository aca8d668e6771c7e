// ECOD: how far out in the tails of every feature a row stands (Li, Zhao, Hu, Botta, Ionescu, Chen: "ECOD: Unsupervised
// Outlier Detection Using Empirical Cumulative Distribution Functions", IEEE TKDE 2022). No parameters, no chance, and every
// term of the sum is its own explanation.
import { empiricalTails } from './empirical-tails.ts';
import { checkedRows, type FeatureColumns } from './feature-columns.ts';

/** Higher is more unusual. `terms[feature][row]` sum up to `scores[row]`. */
export interface ExplainedScores {
  scores: Float64Array;
  terms: Float64Array[];
}

const sumsOf = (columns: readonly Float64Array[], rows: number): Float64Array => {
  const sums = new Float64Array(rows);
  for (const column of columns) for (let row = 0; row < rows; row++) sums[row] = (sums[row] ?? 0) + (column[row] ?? 0);
  return sums;
};

/**
 * Of the three sums over all features (left tails, right tails, each feature's longer tail; of a symmetric feature the right
 * one) the largest; its terms are −ln of the share of rows at least as far out. Throws BAD_INPUT as `checkedRows` does.
 */
export const ecod = (columns: FeatureColumns): ExplainedScores => {
  const rows = checkedRows(columns);
  const tails = columns.map(empiricalTails);
  const sides = [
    tails.map((tail) => (tail.leansLeft ? tail.left : tail.right)),
    tails.map(({ right }) => right),
    tails.map(({ left }) => left),
  ];
  const sums = sides.map((side) => sumsOf(side, rows));
  const scores = new Float64Array(rows);
  const terms = columns.map(() => new Float64Array(rows));
  for (let row = 0; row < rows; row++) {
    let best = 0;
    for (let side = 1; side < sides.length; side++)
      if ((sums[side]?.[row] ?? 0) > (sums[best]?.[row] ?? 0)) best = side;
    scores[row] = sums[best]?.[row] ?? 0;
    for (const [feature, own] of terms.entries()) own[row] = sides[best]?.[feature]?.[row] ?? 0;
  }
  return { scores, terms };
};
