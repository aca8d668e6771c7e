// Everybody × days, as scores.
import type { OverviewInput, ScoreOverview } from '#shared/model/actor-scores.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { dayRange } from './findings/day-range.ts';
import type { ScoredCounts } from './scored-counts.ts';
import type { Breathe } from './types.ts';

/** Actors with anything counted, highest score first. Throws BAD_FILTER, BAD_INPUT, CANCELLED. */
export const scoreOverview = async (
  snapshot: Snapshot,
  { filter, parameters, from, to }: OverviewInput,
  { breathe, scoredCounts }: { breathe: Breathe; scoredCounts: ScoredCounts },
): Promise<ScoreOverview> => {
  const { axis, actors, scores, totals } = await scoredCounts.get(snapshot, { filter, parameters }, { breathe });
  const { first, end } = dayRange(axis, { from, to });
  const rows = actors.flatMap(({ actor, counts }, place) => {
    if ((totals[place] ?? 0) === 0) return [];
    const own = [...(scores[place]?.score.subarray(first, end) ?? [])].map((score) =>
      Number.isNaN(score) ? null : score,
    );
    const counted = own.map((_, index) => {
      const day = first + index;
      if (axis.covered[day] !== 1) return null;
      return (counts.business[day] ?? 0) + (counts.off[day] ?? 0) + (counts.weekend[day] ?? 0);
    });
    const best = own.reduce<number | null>(
      (most, score) => (score !== null && (most === null || score > most) ? score : most),
      null,
    );
    const events = counted.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    return [{ actor, events, best, own, counted }];
  });
  rows.sort((one, other) => (other.best ?? -1) - (one.best ?? -1) || (one.actor.key < other.actor.key ? -1 : 1));
  return {
    days: axis.days.slice(first, end),
    covered: Array.from(axis.covered.subarray(first, end), (mark) => mark === 1),
    actors: rows.map(({ actor, events, best }) => ({ actor, events, best })),
    scores: rows.map(({ own }) => own),
    counts: rows.map(({ counted }) => counted),
  };
};
