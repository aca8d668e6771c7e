// Findings of an archive: accesses counted by actor and day, scored, and put into words.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { OutliersInput, OutliersProgress, OutliersReport } from '#shared/model/outliers.ts';
import type { Snapshot } from '../query/snapshot.ts';
import type { Breathe } from './types.ts';

export interface OutliersTools {
  breathe: Breathe;
  onProgress(progress: OutliersProgress): void;
  /** What names the archive's content. */
  root: string | null;
}

export const outliersReport = async (
  snapshot: Snapshot,
  input: OutliersInput,
  { breathe, root }: OutliersTools,
): Promise<OutliersReport> => {
  await breathe();
  throw new WorkbenchError('INTERNAL', 'outliers', `not there yet: ${snapshot.views.length} ${input.limit} ${root}`);
};
