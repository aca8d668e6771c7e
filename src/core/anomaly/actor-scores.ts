// One actor day by day: what the charts of its page draw.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ActorScores, ActorScoresInput } from '#shared/model/actor-scores.ts';
import type { Snapshot } from '../query/snapshot.ts';
import type { Breathe } from './types.ts';

/** Throws ACTOR_NOT_FOUND. */
export const actorScores = async (
  snapshot: Snapshot,
  input: ActorScoresInput,
  breathe: Breathe,
): Promise<ActorScores> => {
  await breathe();
  throw new WorkbenchError('INTERNAL', 'outliers', `not there yet: ${snapshot.views.length} ${input.key}`);
};
