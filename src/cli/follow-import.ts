// Follows a running import to its report and tells how far it is.
import type { ImportMoment, ImportProgress, ImportReport } from '#shared/model/import-run.ts';
import { followJob } from './follow-job.ts';
import type { Terminal } from './output/terminal.ts';

const number = (value: number): string => value.toLocaleString('en');

const progressText = (progress: ImportProgress): string => {
  const { phase, source, read, rejected, bytesDone, bytesTotal, elapsedMs } = progress;
  const share = bytesTotal > 0 ? `${Math.floor((100 * bytesDone) / bytesTotal)} %` : '';
  const rate = elapsedMs > 0 ? `${number(Math.round((read * 1000) / elapsedMs))}/s` : '';
  const rejects = rejected > 0 ? `${number(rejected)} rejected` : '';
  return [phase, source, `${number(read)} read`, rejects, share, rate].filter(Boolean).join(' · ');
};

/** Resolves with the report. `show`: whether progress is told at all. */
export const followImport = (
  moments: AsyncIterable<ImportMoment>,
  terminal: Terminal,
  show: boolean,
): Promise<ImportReport> =>
  followJob<ImportProgress, ImportReport>(moments, { name: 'import', terminal, show, textOf: progressText });
