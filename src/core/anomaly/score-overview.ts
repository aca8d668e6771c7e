// Everybody × days, as scores.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { OverviewInput, ScoreOverview } from '#shared/model/actor-scores.ts';
import type { Snapshot } from '../query/snapshot.ts';
import type { Breathe } from './types.ts';

export const scoreOverview = async (
  snapshot: Snapshot,
  input: OverviewInput,
  breathe: Breathe,
): Promise<ScoreOverview> => {
  await breathe();
  throw new WorkbenchError('INTERNAL', 'outliers', `not there yet: ${snapshot.views.length} ${input.from}`);
};
