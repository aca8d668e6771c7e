// A stream of moments read to its report.

/** `onProgress` hears how far it is. Throws what the stream throws, and the signal's reason. */
export const readReport = async <Progress extends { kind: 'progress' }, Report extends { kind: 'report' }>(
  moments: AsyncIterable<Progress | Report>,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Report> => {
  const isReport = (moment: Progress | Report): moment is Report => moment.kind === 'report';
  for await (const moment of moments) {
    signal.throwIfAborted();
    if (isReport(moment)) return moment;
    onProgress(moment);
  }
  signal.throwIfAborted();
  throw new Error('it ended without its report');
};
