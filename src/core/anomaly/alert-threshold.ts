// From which score on days are findings: what severity "low" says, or what somebody has time to look at.
import type { AlertBudget } from '#shared/model/anomaly.ts';

/** Findings that `budget` allows over `days` covered days; at least one. */
export const alertsAllowed = ({ alerts, per }: AlertBudget, days: number): number =>
  Math.max(1, Math.floor((alerts * days) / (per === 'week' ? 7 : 1)));

/**
 * The least score that keeps findings within the budget, and never below `low`. `scores`: every score of the `days` covered days
 * asked about, in any order. Equal scores are findings together or not at all, unless they are the highest of all: those always are.
 */
export const alertThreshold = (
  scores: readonly number[],
  { budget, days, low }: { budget: AlertBudget | null; days: number; low: number },
): number => {
  if (budget === null) return low;
  const sorted = Float64Array.from(scores.filter((score) => score >= low))
    .sort()
    .reverse();
  const allowed = alertsAllowed(budget, days);
  const beyond = sorted[allowed];
  if (beyond === undefined) return low;
  const least = sorted.findLast((score) => score > beyond);
  return least ?? beyond;
};
