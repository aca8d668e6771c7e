// Rules over the events of an archive.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Rule, RulesInput, RulesProgress, RulesReport } from '#shared/model/rule.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import type { Breathe } from '../types.ts';

export interface RulesTools {
  breathe: Breathe;
  onProgress(progress: RulesProgress): void;
}

/** `rules`: those to be run, read and checked. */
export const runRules = async (
  snapshot: Snapshot,
  input: RulesInput,
  rules: readonly Rule[],
  { breathe }: RulesTools,
): Promise<RulesReport> => {
  await breathe();
  throw new WorkbenchError(
    'INTERNAL',
    'rules',
    `not there yet: ${snapshot.views.length} ${input.zone} ${rules.length}`,
  );
};
