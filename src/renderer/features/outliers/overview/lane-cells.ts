// The overview as rows of a table: days that say something, the highest score first.
import type { ScoreOverview } from '#shared/model/actor-scores.ts';
import type { LaneRow } from './lane-rows.ts';

export interface LaneEntry {
  row: LaneRow;
  day: string;
  count: number;
  score: number | null;
}

/** Days with an access or a score of at least `least`; those without a score come last. */
export const laneEntries = (
  { days, scores, counts }: ScoreOverview,
  rows: readonly LaneRow[],
  least: number,
): LaneEntry[] =>
  rows
    .flatMap((row) =>
      days.flatMap((day, at): LaneEntry[] => {
        const score = scores[row.place]?.[at] ?? null;
        const count = counts[row.place]?.[at] ?? 0;
        return count > 0 || (score !== null && score >= least) ? [{ row, day, count, score }] : [];
      }),
    )
    .sort((one, other) => (other.score ?? -1) - (one.score ?? -1) || one.day.localeCompare(other.day));
