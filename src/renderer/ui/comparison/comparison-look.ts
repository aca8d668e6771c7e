// The ways to look at a comparison.
import type { Comparison } from '#shared/model/changes.ts';

export const comparisonLooks = ['fields', 'sides', 'flow'] as const;
export type ComparisonLook = (typeof comparisonLooks)[number];

/** Those a comparison has: the flow only where the states are those of a flow. */
export const looksOf = ({ flow }: Pick<Comparison, 'flow'>): readonly ComparisonLook[] =>
  comparisonLooks.filter((look) => look !== 'flow' || flow !== null);
