// From which score on there are no more findings than can be looked at.
import type { AlertBudget } from '#shared/model/anomaly.ts';

/** No budget is so large that an ordinary day becomes a finding: from here on a day is rarer than one in ten. */
export const leastThreshold = 1;

/** How many findings the budget has for so many days; at least one. */
export const findingsFor = ({ alerts, per }: AlertBudget, days: number): number =>
  Math.max(1, Math.floor((alerts * days) / (per === 'week' ? 7 : 1)));

/**
 * The least score that keeps within the budget; `scores` highest first. Equal scores are told all or none. Where everything
 * fits it is `leastThreshold`.
 */
export const pickThreshold = (scores: readonly number[], budget: AlertBudget, days: number): number => {
  const most = findingsFor(budget, days);
  const first = scores[most];
  if (first === undefined) return leastThreshold;
  const kept = scores.slice(0, most).filter((score) => score > first);
  // Not one of the highest fits when too many are equal: they are told together.
  return Math.max(leastThreshold, kept.at(-1) ?? first);
};
