// Whether a field still waits for a decision: somebody changed it later, and nobody has said what is to become of that.
import type { RestoreInput, RestoreRow } from '#shared/model/restore.ts';

/** `choices`: those made in the window, which the plan may not know yet. */
export const isUndecided = (row: RestoreRow, choices: RestoreInput['choices']): boolean =>
  row.pointer !== null && row.willBeKnown && row.conflictTotal > 0 && !row.decided && !Object.hasOwn(choices, row.path);
