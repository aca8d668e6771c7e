// `verify`: reads a whole archive again and tells everything that is not as it was written.
import type { Command } from 'commander';
import { errorTable, WorkbenchError } from '#shared/contract/errors.ts';
import type { VerifyMoment, VerifyProgress, VerifyReport } from '#shared/model/integrity.ts';
import { type CliContext, withService } from '../cli-context.ts';
import { archiveOption, jsonOption } from '../options.ts';
import { printable } from '../output/printable.ts';
import type { Terminal } from '../output/terminal.ts';

const help = `
Checks the manifest to the byte, every file's SHA-256, the ledger's chain and signatures, each event's content hash, place
and source record, the receipts' counts and Merkle roots, and the derived files. Nothing is changed.
With --json: {"ok","checked":{"events","segments","receipts"},"problems":[{"kind","where","message"}],"omitted","remarks"}.
Exit code 4 when anything does not match.

Example:
  sivo-audit verify --archive my-archive`;

const number = (value: number): string => value.toLocaleString('en');

const progressText = ({ where, bytesDone, bytesTotal, events, problems }: VerifyProgress): string => {
  const share = bytesTotal > 0 ? `${Math.floor((100 * bytesDone) / bytesTotal)} %` : '';
  const found = problems > 0 ? `${number(problems)} problems` : '';
  return ['verifying', printable(where), share, `${number(events)} events`, found].filter(Boolean).join(' · ');
};

/** A line at most every five seconds where status lines pile up. */
const quietMs = 5000;

const follow = async (moments: AsyncIterable<VerifyMoment>, terminal: Terminal): Promise<VerifyReport> => {
  let told = 0;
  for await (const moment of moments) {
    if (moment.kind === 'report') return moment;
    if (!terminal.stderrIsTerminal && moment.elapsedMs - told < quietMs) continue;
    told = moment.elapsedMs;
    terminal.status(progressText(moment));
  }
  throw new WorkbenchError('INTERNAL', 'verify', 'it ended without a report');
};

export const verifyJson = ({ ok, checked, problems, omitted, remarks }: VerifyReport): string =>
  `${JSON.stringify({ ok, checked, problems, omitted, remarks })}\n`;

export const verifyText = ({ ok, checked, problems, omitted, remarks }: VerifyReport): string => {
  const { events, segments, receipts } = checked;
  const lines = problems.map(({ kind, where, message }) => `${kind}: ${printable(where)}: ${printable(message)}`);
  if (omitted > 0) lines.push(`… and ${number(omitted)} more of the same kind.`);
  for (const { where, message } of remarks) lines.push(`note: ${printable(where)}: ${printable(message)}`);
  lines.push(`${number(events)} events in ${number(segments)} segments and ${number(receipts)} receipts were checked.`);
  lines.push(ok ? 'Everything is as it was written.' : `${number(problems.length + omitted)} problems were found.`);
  return `${lines.join('\n')}\n`;
};

/** Adds `verify` to the program. */
export const registerVerify = (program: Command, context: CliContext, setExitCode: (code: number) => void): void => {
  program
    .command('verify')
    .description('read the whole archive again and tell what does not match')
    .addOption(archiveOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (options: { archive: string; json?: true }) => {
      const { terminal, signal } = context;
      const report = await withService(context, async (client) => {
        const input = { path: options.archive, scope: 'everything' as const };
        return follow(await client.integrity.verify(input, { signal }), terminal);
      });
      await terminal.result(options.json === true ? verifyJson(report) : verifyText(report));
      if (!report.ok) setExitCode(errorTable.ARCHIVE_DAMAGED.exit);
    });
};
