// COPOD: the empirical copula's tails (Li, Zhao, Botta, Ionescu, Hu: "COPOD: Copula-Based Outlier Detection", ICDM 2020).
import type { ExplainedScores } from './ecod.ts';
import { empiricalTails } from './empirical-tails.ts';
import { checkedRows, type FeatureColumns } from './feature-columns.ts';

/**
 * As the authors' own program has it: for each feature the larger of its longer tail and the mean of both, summed.
 * Throws BAD_INPUT as `checkedRows` does.
 */
export const copod = (columns: FeatureColumns): ExplainedScores => {
  const rows = checkedRows(columns);
  const scores = new Float64Array(rows);
  const terms = columns.map((column) => {
    const { left, right, leansLeft } = empiricalTails(column);
    return Float64Array.from(leansLeft ? left : right, (longer, row) =>
      Math.max(longer, ((left[row] ?? 0) + (right[row] ?? 0)) / 2),
    );
  });
  for (const term of terms) for (let row = 0; row < rows; row++) scores[row] = (scores[row] ?? 0) + (term[row] ?? 0);
  return { scores, terms };
};
