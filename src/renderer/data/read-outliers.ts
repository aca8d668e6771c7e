// A search for outliers read to its report.
import type { OutliersProgress, OutliersReport } from '#shared/model/outliers.ts';

/** `onProgress` hears how far it is. Throws what the search throws, and the signal's reason. */
export const readOutliers = async (
  moments: AsyncIterable<OutliersProgress | OutliersReport>,
  signal: AbortSignal,
  onProgress: (progress: OutliersProgress) => void,
): Promise<OutliersReport> => {
  for await (const moment of moments) {
    signal.throwIfAborted();
    if (moment.kind === 'report') return moment;
    onProgress(moment);
  }
  signal.throwIfAborted();
  throw new Error('the search ended without its report');
};
