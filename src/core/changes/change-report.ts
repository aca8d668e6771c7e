// The changes of a period as prose, grouped by resource.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ChangeReport, ChangeReportInput } from '#shared/model/change-report.ts';
import type { Breathe, ChangeLog } from './types.ts';

/** `root`: what names the archive's content. Throws TOO_LARGE beyond `mostReportedChanges`. */
export const changeReport = async (
  log: ChangeLog,
  input: ChangeReportInput,
  root: string | null,
  breathe: Breathe,
): Promise<ChangeReport> => {
  await breathe();
  throw new WorkbenchError('INTERNAL', 'changes', `not there yet: ${log.generation} ${input.zone} ${root}`);
};
