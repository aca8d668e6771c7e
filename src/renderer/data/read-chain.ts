// A chain check read to its report.
import type { ChainMoment, ChainProgress, ChainReport } from '#shared/model/chain.ts';

/** `onProgress` hears how far it is. Throws what the check throws, and the signal's reason. */
export const readChain = async (
  moments: AsyncIterable<ChainMoment>,
  signal: AbortSignal,
  onProgress: (progress: ChainProgress) => void,
): Promise<ChainReport> => {
  for await (const moment of moments) {
    signal.throwIfAborted();
    if (moment.kind === 'report') return moment;
    onProgress(moment);
  }
  signal.throwIfAborted();
  throw new Error('the check ended without its report');
};
