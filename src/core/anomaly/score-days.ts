// The method: how surprising each day of each actor is, against its own history and its peers.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import type { ActorCounts, ActorDayScores, DayAxis } from './types.ts';

/** Scores of one day each, in the order of `actors`. Deterministic; never NaN where a day is scored, never infinite. */
export const scoreDays = (
  axis: DayAxis,
  actors: readonly ActorCounts[],
  parameters: AnomalyParameters,
): ActorDayScores[] => {
  throw new WorkbenchError(
    'INTERNAL',
    'outliers',
    `not there yet: ${axis.days.length} ${actors.length} ${parameters.kappa}`,
  );
};
