// Follows a running export to its report and tells how far it is.
import type { ExportMoment, ExportProgress, ExportReport } from '#shared/model/export.ts';
import { followJob } from './follow-job.ts';
import type { Terminal } from './output/terminal.ts';

const number = (value: number): string => value.toLocaleString('en');

const progressText = ({ events, total, bytes, elapsedMs }: ExportProgress): string => {
  const share = total > 0 ? `${Math.floor((100 * events) / total)} %` : '';
  const rate = elapsedMs > 0 ? `${number(Math.round((events * 1000) / elapsedMs))}/s` : '';
  return [`${number(events)} of ${number(total)} events`, `${number(bytes)} bytes`, share, rate]
    .filter(Boolean)
    .join(' · ');
};

/** Resolves with the report. `show`: whether progress is told at all. */
export const followExport = (
  moments: AsyncIterable<ExportMoment>,
  terminal: Terminal,
  show: boolean,
): Promise<ExportReport> =>
  followJob<ExportProgress, ExportReport>(moments, { name: 'export', terminal, show, textOf: progressText });
