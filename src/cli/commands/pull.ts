// `pull`: a window of time from SIVO's API into an archive.
import { type Command, InvalidArgumentError } from 'commander';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { warningText } from '#shared/contract/warning-text.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import type { SourceWarning } from '#shared/model/source-warning.ts';
import type { CliContext } from '../cli-context.ts';
import { addDecisionOptions, type DecisionOptions, readDecisions } from '../decision-options.ts';
import { followImport } from '../follow-import.ts';
import { withArchiveOrNew } from '../fresh-archive.ts';
import { receiptNotices } from '../import-summary.ts';
import { instant } from '../instant.ts';
import { archiveOption, jsonOption } from '../options.ts';
import { printable } from '../output/printable.ts';

interface PullOptions extends DecisionOptions {
  url: string;
  tokenEnv: string;
  from: string;
  to: string;
  archive: string;
  again?: true;
  overlap: number;
  progress?: true;
  json?: true;
}

const help = `
Asks for the events from --from (inclusive) to --to (exclusive) with GET requests, page by page, month by month, and
imports each window with a receipt of its own. A date such as 2026-05-01 is that day's first moment in UTC; an instant has
an offset: 2026-05-01T08:00:00+02:00. What an earlier pull of the same address covers is not asked for again, except its
last hours (--overlap), since late events happen. The token is read from the environment variable named by --token-env
and is sent to that address alone, over https. An interrupted pull (Ctrl+C, a crash, an outage) keeps the pages it has;
the same command within 24 hours goes on from there.

Example:
  sivo-audit pull --url https://acme.app.sivocenter.com/api/audit-logs --token-env SIVO_TOKEN --from 2026-05-01 --to 2026-06-01 --archive my-archive`;

const hours = (text: string): number => {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value <= 744) return value;
  throw new InvalidArgumentError('It must be a number of hours from 0 to 744.');
};

const variableName = (text: string): string => {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return text;
  // Not as an invalid argument: that would be quoted, and it may well be the token.
  throw new WorkbenchError('BAD_INPUT', '--token-env', 'it must name an environment variable, not be the token itself');
};

/** Warnings of one kind over all pages; `count` records, `first` page. */
interface PullWarning extends SourceWarning {
  pages: number;
  first: string;
}

const warningsOf = ({ sources }: ImportReport): PullWarning[] => {
  const byCode = new Map<string, PullWarning>();
  for (const { name, warnings = [] } of sources) {
    for (const warning of warnings) {
      const known = byCode.get(warning.code) ?? { ...warning, count: 0, pages: 0, first: name };
      known.count += warning.count;
      known.pages += 1;
      byCode.set(warning.code, known);
    }
  }
  return [...byCode.values()];
};

/** The one JSON object of `pull --json`. */
const pullJson = (report: ImportReport): string => {
  const { read, accepted, duplicates, conflicts, rejected, windows = [], unfetched, archive } = report;
  const { events, segments } = archive;
  const counts = { read, accepted, duplicates, conflicts, rejected };
  return `${JSON.stringify({ ...counts, windows, unfetched, archive: { events, segments }, warnings: warningsOf(report) })}\n`;
};

const number = (value: number): string => value.toLocaleString('en');

const pullSummary = (report: ImportReport, archivePath: string): string => {
  const { read, accepted, duplicates, conflicts, rejected, windows = [], unfetched, archive } = report;
  const skipped = unfetched?.windows ?? 0;
  const lines = [
    `${number(read)} read = ${number(accepted)} accepted + ${number(duplicates)} duplicates + ${number(conflicts)} conflicts + ${number(rejected)} rejected`,
    ...windows.map(
      (window) =>
        `  ${window.from} to ${window.to}: ${number(window.read)} read from ${number(window.pages)} pages, ${number(window.accepted)} new`,
    ),
    ...(skipped === 0
      ? []
      : [`  ${number(skipped)} windows are covered by earlier pulls and were not asked for (--again does).`]),
    ...warningsOf(report).map((warning) => {
      const { what, means } = warningText(warning);
      return `  ! ${printable(`${what}. ${means}`)} ${number(warning.pages)} pages, the first: ${printable(warning.first)}`;
    }),
    `${printable(archivePath)} now holds ${number(archive.events)} events in ${number(archive.segments)} segments.`,
  ];
  if (rejected > 0) lines.push(`Rejected records: sivo-audit quarantine list --archive ${printable(archivePath)}`);
  return `${lines.join('\n')}\n`;
};

export const registerPull = (program: Command, context: CliContext): void => {
  const command = program
    .command('pull')
    .description("ask SIVO's API for a window of time; makes the archive if the folder is absent or empty")
    .requiredOption('--url <url>', 'address of the audit log, such as https://acme.app.sivocenter.com/api/audit-logs')
    .requiredOption('--token-env <name>', 'environment variable that holds the bearer token', variableName)
    .requiredOption('--from <time>', 'a day in UTC or an instant, inclusive', instant)
    .requiredOption('--to <time>', 'a day in UTC or an instant, exclusive', instant)
    .addOption(archiveOption())
    .option('--again', 'ask for what is covered already, too')
    .option('--overlap <hours>', 'hours before the end of what is covered that are asked for again', hours, 24);
  addDecisionOptions(command)
    .option('--progress', 'tell the progress on stderr even where it is not a terminal')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (options: PullOptions) => {
      const { terminal, signal } = context;
      const { url, from, to, overlap, tokenEnv, archive, again, progress, json } = options;
      const decisions = await readDecisions(options, context.files.root);
      const report = await withArchiveOrNew(context, archive, async (client) => {
        const token = { kind: 'environment' as const, name: tokenEnv };
        const input = { url, token, from, to, again: again === true, overlapHours: overlap, decisions };
        const moments = await client.imports.pull(input, { signal });
        return followImport(moments, terminal, progress === true || terminal.stderrIsTerminal);
      });
      for (const notice of receiptNotices(report)) terminal.notice(notice);
      await terminal.result(json === true ? pullJson(report) : pullSummary(report, archive));
    });
};
