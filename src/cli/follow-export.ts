// Follows a running export to its report and tells how far it is.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ExportMoment, ExportProgress, ExportReport } from '#shared/model/export.ts';
import type { Terminal } from './output/terminal.ts';

const number = (value: number): string => value.toLocaleString('en');

const progressText = ({ events, total, bytes, elapsedMs }: ExportProgress): string => {
  const share = total > 0 ? `${Math.floor((100 * events) / total)} %` : '';
  const rate = elapsedMs > 0 ? `${number(Math.round((events * 1000) / elapsedMs))}/s` : '';
  return [`${number(events)} of ${number(total)} events`, `${number(bytes)} bytes`, share, rate]
    .filter(Boolean)
    .join(' · ');
};

/** A line at most every two seconds where status lines pile up; every moment where they replace each other. */
const quietMs = 2000;

/** Resolves with the report. `show`: whether progress is told at all. */
export const followExport = async (
  moments: AsyncIterable<ExportMoment>,
  terminal: Terminal,
  show: boolean,
): Promise<ExportReport> => {
  let told = Number.NEGATIVE_INFINITY;
  for await (const moment of moments) {
    if (moment.kind === 'report') return moment;
    if (!show) continue;
    if (!terminal.stderrIsTerminal && moment.elapsedMs - told < quietMs) continue;
    told = moment.elapsedMs;
    terminal.status(progressText(moment));
  }
  throw new WorkbenchError('INTERNAL', 'export', 'it ended without a report');
};
