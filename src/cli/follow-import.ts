// Follows a running import to its report and tells how far it is.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportMoment, ImportProgress, ImportReport } from '#shared/model/import-run.ts';
import type { Terminal } from './output/terminal.ts';

const number = (value: number): string => value.toLocaleString('en');

const progressText = (progress: ImportProgress): string => {
  const { phase, source, read, rejected, bytesDone, bytesTotal, elapsedMs } = progress;
  const share = bytesTotal > 0 ? `${Math.floor((100 * bytesDone) / bytesTotal)} %` : '';
  const rate = elapsedMs > 0 ? `${number(Math.round((read * 1000) / elapsedMs))}/s` : '';
  const rejects = rejected > 0 ? `${number(rejected)} rejected` : '';
  return [phase, source, `${number(read)} read`, rejects, share, rate].filter(Boolean).join(' · ');
};

/** A line at most every two seconds where status lines pile up; every moment where they replace each other. */
const quietMs = 2000;

/** Resolves with the report. `show`: whether progress is told at all. */
export const followImport = async (
  moments: AsyncIterable<ImportMoment>,
  terminal: Terminal,
  show: boolean,
): Promise<ImportReport> => {
  let told = Number.NEGATIVE_INFINITY;
  for await (const moment of moments) {
    if (moment.kind === 'report') return moment;
    if (!show) continue;
    if (!terminal.stderrIsTerminal && moment.elapsedMs - told < quietMs) continue;
    told = moment.elapsedMs;
    terminal.status(progressText(moment));
  }
  throw new WorkbenchError('INTERNAL', 'import', 'it ended without a report');
};
