// The report of an import, for scripts and for people.
import { warningText } from '#shared/contract/warning-text.ts';
import type { Reconciliation, SourceReport } from '#shared/model/archive.ts';
import type { ImportReport, LeftRecords } from '#shared/model/import-run.ts';
import { printable } from './output/printable.ts';

const counts = ({ read, accepted, duplicates, conflicts, rejected }: Reconciliation): Reconciliation => ({
  read,
  accepted,
  duplicates,
  conflicts,
  rejected,
});

/** `zone` and `profile` (its SHA-256) are null where none was needed; `skipped` tells why nothing was read. */
const sourceJson = (source: SourceReport) => ({
  name: source.name,
  ...counts(source),
  skipped: source.skipped,
  zone: source.reading?.zone ?? null,
  dateOrder: source.reading?.dateOrder ?? null,
  profile: source.reading?.profile ?? null,
  warnings: source.warnings ?? [],
});

/** The one JSON object of `import --json` and `demo --json`; `receipt.line` counts from 1, as the ledger file's lines do; `left`: what reading again left in quarantine. */
export const importJson = (report: ImportReport): string => {
  const { events, segments } = report.archive;
  const { receipt, elapsedMs } = report;
  const signed =
    receipt === null ? null : { line: receipt.sequence + 1, key: receipt.key, keyKept: receipt.keyKept !== 'process' };
  const sources = report.sources.map(sourceJson);
  const left = report.left === undefined ? {} : { left: report.left };
  const json = { ...counts(report), archive: { events, segments }, elapsedMs, receipt: signed, sources, ...left };
  return `${JSON.stringify(json)}\n`;
};

const number = (value: number): string => value.toLocaleString('en');

const sum = (of: Reconciliation): string =>
  `${number(of.read)} read = ${number(of.accepted)} accepted + ${number(of.duplicates)} duplicates + ${number(of.conflicts)} conflicts + ${number(of.rejected)} rejected`;

/** What has to be known of a source although it was read: decisions it was read with, then its warnings. */
const sourceNotes = ({ reading, warnings = [] }: SourceReport): string[] => [
  ...(reading?.zone ? [`times without a zone were read in ${reading.zone}`] : []),
  ...(reading?.dateOrder ? [`dates were read ${reading.dateOrder}`] : []),
  ...(reading?.profile ? [`mapped by the profile ${reading.profile.slice(0, 12)}`] : []),
  ...warnings.map((warning) => {
    const { what, means } = warningText(warning);
    return `! ${what}. ${means}`;
  }),
];

/** Lines for people: what became of every record, source by source, and where the rejected ones are. */
export const importSummary = (report: ImportReport, archivePath: string): string => {
  const lines = [sum(report)];
  for (const source of report.sources) {
    const outcome = source.skipped === null ? sum(source) : `skipped: ${source.skipped}`;
    lines.push(`  ${printable(source.name)}: ${printable(outcome)}`);
    lines.push(...sourceNotes(source).map((note) => `    ${printable(note)}`));
  }
  lines.push(
    `${printable(archivePath)} now holds ${number(report.archive.events)} events in ${number(report.archive.segments)} segments.`,
  );
  if (report.rejected > 0) {
    lines.push(`${number(report.rejected)} rejected records are kept in quarantine; the first ones:`);
    for (const { source, line, reason, message } of report.rejects) {
      lines.push(`  ${printable(source)}, line ${line}: ${reason}: ${printable(message)}`);
    }
    lines.push(`All of them: sivo-audit quarantine list --archive ${printable(archivePath)}`);
  }
  return `${lines.join('\n')}\n`;
};

/** What to know about the receipt, once an import. */
export const receiptNotices = ({ receipt }: ImportReport): string[] =>
  receipt?.keyKept === 'process'
    ? [
        `The receipt (ledger line ${receipt.sequence + 1}) is signed with a key that was not kept: no key is kept on this machine, or its file is locked. See "sivo-audit keys".`,
      ]
    : [];

/** Sources of which nothing was read, as notices. */
export const skippedNotices = (report: ImportReport): string[] =>
  report.sources.flatMap(({ name, skipped }) =>
    skipped === null ? [] : [`Skipped ${printable(name)}: ${printable(skipped)}`],
  );

const whyLeft: Record<LeftRecords['why'], string> = {
  cut: 'they are longer than the 64 KiB that are kept',
  truncated: 'their source ends inside them',
  layout_unknown: 'their import did not note how the source is laid out; import the file again',
  layout_unclear: 'their import had several sources of that name, laid out differently; import the files again',
};

/** Rejected records that could not be read again, as notices. */
export const leftNotices = ({ left = [] }: ImportReport): string[] =>
  left.map(
    ({ importId, source, count, why }) =>
      `Left in quarantine: ${number(count)} of ${printable(source)} (import ${importId}): ${whyLeft[why]}.`,
  );
