// One day of one actor among the days of its peers: what stands out, and what four other methods think of it.
import type { ActorScores } from '#shared/model/actor-scores.ts';
import type { DayFeatures } from './day-features.ts';
import { comparedDays } from './features/compared-days.ts';
import { exponential } from './method/exponential.ts';
import { copod } from './opinions/copod.ts';
import { ecod } from './opinions/ecod.ts';
import { hbos } from './opinions/hbos.ts';
import { isolationForest } from './opinions/isolation-forest.ts';

export type DayOpinions = Pick<ActorScores, 'contributions' | 'otherScores'>;

const forest = { seed: 20_260_520, trees: 100, sample: 256 } as const;
const none: DayOpinions = { contributions: [], otherScores: [] };

/** 1 for the highest; those with the same score share the best place. */
const rankOf = (scores: Float64Array, row: number): number => {
  const own = scores[row] ?? 0;
  return scores.reduce((rank, score) => (score > own ? rank + 1 : rank), 1);
};

/**
 * Nothing where the actor had no access on the day or too few days can be compared. A contribution's `tail` is the share of
 * compared days at least as far out on the side that ECOD chose, its `term` −ln of that; terms sum up to ECOD's score.
 */
export const dayOpinions = (features: DayFeatures, actor: number, day: number): DayOpinions => {
  if (features.axis.covered[day] !== 1 || features.count(actor, day) === 0) return none;
  const rows = comparedDays(features, actor, day);
  if (rows.length === 0) return none;
  const values = rows.map((row) => features.row(row.actor, row.day));
  const columns = features.names.map((_, place) => Float64Array.from(values, (row) => row[place] ?? 0));
  const explained = ecod(columns);
  const methods = [
    { method: 'ecod', scores: explained.scores },
    { method: 'hbos', scores: hbos(columns).scores },
    { method: 'copod', scores: copod(columns).scores },
    { method: 'isolation-forest', scores: isolationForest(columns, forest).scores },
  ] as const;
  return {
    contributions: features.names.map((feature, place) => {
      const term = explained.terms[place]?.[0] ?? 0;
      return { feature, value: columns[place]?.[0] ?? 0, tail: exponential(-term), term };
    }),
    otherScores: methods.map(({ method, scores }) => ({
      method,
      score: scores[0] ?? 0,
      rank: rankOf(scores, 0),
      of: rows.length,
    })),
  };
};
