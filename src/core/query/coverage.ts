// What the imports of an archive claim to hold whole, laid beside the days its events fall on.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Coverage } from '#shared/model/coverage.ts';
import type { Snapshot } from './snapshot.ts';

export const coverageOf = async (
  snapshot: Snapshot,
  zone: string,
  _breathe: () => Promise<void>,
): Promise<Coverage> => {
  throw new WorkbenchError('NOT_SUPPORTED_BY_HOST', snapshot.manifest.archiveId, zone);
};
