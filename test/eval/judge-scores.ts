// How well scores of user-days put the planted ones first.
import { alertThreshold } from '#core/anomaly/alert-threshold.ts';
import type { PlantedKind, World } from './simulate-world.ts';

export interface Judged {
  /** Average precision over user-days. */
  precision: number;
  /** Planted users with a planted day within the budget, by kind. */
  found: { kind: PlantedKind; within: boolean }[];
  /** Days of steady listeners among the first twenty. */
  steadyInTop: number;
  alertsADay: number;
}

const budget = { alerts: 2, per: 'day' } as const;
const top = 20;

interface Scored {
  actor: number;
  day: number;
  score: number;
  planted: boolean;
}

/** Sum over distinct scores of (recall gained) × (precision there), so that ties are neither luck nor harm. */
const averagePrecision = (ranked: readonly Scored[]): number => {
  const all = ranked.filter(({ planted }) => planted).length;
  let [seen, hits, sum] = [0, 0, 0];
  for (let at = 0; at < ranked.length; ) {
    const { score } = ranked[at] ?? { score: 0 };
    let gained = 0;
    for (; at < ranked.length && ranked[at]?.score === score; at += 1) {
      seen += 1;
      if (ranked[at]?.planted) gained += 1;
    }
    hits += gained;
    sum += (gained * hits) / seen;
  }
  return all === 0 ? Number.NaN : sum / all;
};

/** `scores` by actor, then day. Every covered user-day from `scoredFrom` on counts; one without a score comes last. */
export const judgeScores = (world: World, scores: readonly Float64Array[]): Judged => {
  const { axis, planted, steady, scoredFrom } = world;
  const isPlanted = new Set(planted.flatMap(({ actor, days }) => days.map((day) => `${actor} ${day}`)));
  const scored: Scored[] = scores.flatMap((ofActor, actor) =>
    Array.from(ofActor, (score, day) => ({
      actor,
      day,
      score: Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score,
      planted: isPlanted.has(`${actor} ${day}`),
    })).filter(({ day }) => day >= scoredFrom && axis.covered[day] === 1),
  );
  const ranked = scored.toSorted((one, other) => other.score - one.score);
  const days = axis.covered.subarray(scoredFrom).reduce((sum, each) => sum + each, 0);
  const threshold = alertThreshold(
    ranked.map(({ score }) => score),
    { budget, days, low: Number.MIN_VALUE },
  );
  const alerts = ranked.filter(({ score }) => score >= threshold);
  return {
    precision: averagePrecision(ranked),
    found: planted.map(({ kind, actor }) => ({
      kind,
      within: alerts.some((each) => each.planted && each.actor === actor),
    })),
    steadyInTop: ranked.slice(0, top).filter(({ actor }) => steady.includes(actor)).length,
    alertsADay: alerts.length / days,
  };
};
