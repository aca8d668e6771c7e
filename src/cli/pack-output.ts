// What making a pack tells, for people and for programs.
import type { PackPreview, PackProgress, PackReport } from '#shared/model/pack.ts';
import { printable } from './output/printable.ts';

const number = (value: number): string => value.toLocaleString('en');
const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

export const packProgressText = ({ step, done, total }: PackProgress): string =>
  total > 0 ? `${step} · ${Math.floor((100 * done) / total)} %` : step;

export const packJson = ({ kind: _, elapsedMs: __, ...report }: PackReport): string => `${JSON.stringify(report)}\n`;

/** What was written, and what the receiver must be told by another way. */
export const packSummary = ({ path, bytes, sha256, events, files, key, keyKept, custody }: PackReport): string =>
  [
    `${counted(events, 'event')} in ${printable(path)}`,
    `  ${number(bytes)} bytes, ${counted(files, 'file')}, SHA-256 ${sha256}`,
    `  signed with ${key} (${keyKept === 'process' ? 'kept nowhere' : keyKept}); tell this fingerprint by another way`,
    ...(custody === null ? [] : [`  line ${number(custody)} of the ledger tells of it`]),
    '',
  ].join('\n');

export const packNotices = ({ warnings }: Pick<PackReport, 'warnings'>): string[] =>
  warnings.map(({ code, where, message }) => `${code}: ${printable(where)}: ${printable(message)}`);

export const previewText = (preview: PackPreview): string => {
  const { events, oldest, newest, findings, diffs, sivoTeam, bytes, leaves, warnings } = preview;
  const range = oldest === null ? '' : `, ${oldest} to ${newest ?? ''}`;
  return [
    `${counted(events, 'event')}${range}`,
    `${counted(findings, 'finding')}, ${counted(diffs, 'change')} in full, ${counted(sivoTeam, 'access', 'accesses')} of the SIVO team`,
    `about ${number(bytes)} bytes`,
    'What leaves this machine:',
    ...leaves.map(({ kind, values, first }) => {
      const some = first.map((value) => printable(value)).join(', ');
      return `  ${kind}: ${number(values)}${some === '' ? '' : ` (${some}${values > first.length ? ', …' : ''})`}`;
    }),
    ...packNotices({ warnings }),
    '',
  ].join('\n');
};
