// Every change held against the one before: what it found must be what that one left behind.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ChainInput, ChainProgress, ChainReport } from '#shared/model/chain.ts';
import type { Snapshot } from '../query/snapshot.ts';
import type { Breathe, ChangeLog } from './types.ts';

export interface ChainTools {
  breathe: Breathe;
  onProgress(progress: ChainProgress): void;
}

/** `snapshot`: of the same generation as the log; it tells what the imports claim to hold. */
export const checkChain = async (
  log: ChangeLog,
  snapshot: Snapshot,
  input: ChainInput,
  { breathe }: ChainTools,
): Promise<ChainReport> => {
  await breathe();
  throw new WorkbenchError(
    'INTERNAL',
    'changes',
    `not there yet: ${log.generation} ${snapshot.views.length} ${input.zone}`,
  );
};
