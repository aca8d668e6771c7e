// What SIVO has forgotten by now, and what it will forget next.
import type { TimeSpan } from '#shared/model/coverage.ts';
import { type Plan, plans } from '#shared/model/remote.ts';

const dayMs = 86_400_000;

/** The moment, in ms UTC, before which SIVO keeps nothing any more under the plan. */
export const retentionHorizon = (plan: Plan, nowMs: number): number => nowMs - plans[plan] * dayMs;

/** The oldest stretch that no import covers and SIVO still holds, and the days until its first part is gone; null when there is none. */
export const nextLoss = (
  gaps: readonly TimeSpan[],
  coveredTo: string | null,
  plan: Plan,
  nowMs: number,
): { from: number; to: number; daysLeft: number } | null => {
  const horizon = retentionHorizon(plan, nowMs);
  const open = [
    ...gaps.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })),
    { from: coveredTo === null ? horizon : Date.parse(coveredTo), to: nowMs },
  ]
    .filter(({ from, to }) => to > horizon && to > from)
    .sort((left, right) => left.from - right.from)[0];
  if (open === undefined) return null;
  const from = Math.max(open.from, horizon);
  return { from, to: open.to, daysLeft: Math.floor((from - horizon) / dayMs) };
};
