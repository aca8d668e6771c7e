// The check of a pack read to its report.
import type { PackCheck, PackCheckProgress } from '#shared/model/pack.ts';

/** `onProgress` hears how far it is. Throws what the check throws, and the signal's reason. */
export const readPackCheck = async (
  moments: AsyncIterable<PackCheck | PackCheckProgress>,
  signal: AbortSignal,
  onProgress: (progress: PackCheckProgress) => void,
): Promise<PackCheck> => {
  for await (const moment of moments) {
    signal.throwIfAborted();
    if (moment.kind === 'report') return moment;
    onProgress(moment);
  }
  signal.throwIfAborted();
  throw new Error('the check ended without its report');
};
