// Follows a running job to its report and tells how far it is.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Terminal } from './output/terminal.ts';

/** A line at most every two seconds where status lines pile up; every moment where they replace each other. */
const quietMs = 2000;

export interface FollowedJob<Progress> {
  /** What the job is called where it ends without a report. */
  name: string;
  terminal: Terminal;
  /** Whether progress is told at all. */
  show: boolean;
  textOf(progress: Progress): string;
}

const isReport = <Report extends { kind: 'report' }>(moment: { kind: string }): moment is Report =>
  moment.kind === 'report';

/** Resolves with the report. Throws INTERNAL where there is none, and what the stream throws. */
export const followJob = async <
  Progress extends { kind: 'progress'; elapsedMs: number },
  Report extends { kind: 'report' },
>(
  moments: AsyncIterable<Progress | Report>,
  { name, terminal, show, textOf }: FollowedJob<Progress>,
): Promise<Report> => {
  let told = Number.NEGATIVE_INFINITY;
  for await (const moment of moments) {
    if (isReport<Report>(moment)) return moment;
    if (!show) continue;
    if (!terminal.stderrIsTerminal && moment.elapsedMs - told < quietMs) continue;
    told = moment.elapsedMs;
    terminal.status(textOf(moment));
  }
  throw new WorkbenchError('INTERNAL', name, 'it ended without a report');
};
