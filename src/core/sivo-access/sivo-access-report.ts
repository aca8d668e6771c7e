// Accesses of the SIVO team, grouped into visits, with what their reasons are worth and what does not add up.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { SivoAccessInput, SivoAccessReport } from '#shared/model/sivo-access.ts';
import type { Snapshot } from '../query/snapshot.ts';

export const sivoAccessReport = async (
  snapshot: Snapshot,
  input: SivoAccessInput,
  breathe: () => Promise<void>,
): Promise<SivoAccessReport> => {
  await breathe();
  throw new WorkbenchError('INTERNAL', 'SIVO access', `not there yet: ${snapshot.views.length} ${input.zone}`);
};
