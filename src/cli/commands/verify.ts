// `verify`: reads a whole archive again, or a pack of whoever made it, and tells everything that is not as it was written.
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { errorTable, WorkbenchError } from '#shared/contract/errors.ts';
import type { VerifyMoment, VerifyProgress, VerifyReport } from '#shared/model/integrity.ts';
import { fingerprintSchema } from '#shared/model/ledger.ts';
import type { PackCheck, PackCheckProgress } from '#shared/model/pack.ts';
import { type CliContext, withService } from '../cli-context.ts';
import { followJob } from '../follow-job.ts';
import { jsonOption } from '../options.ts';
import { printable } from '../output/printable.ts';
import type { Terminal } from '../output/terminal.ts';
import { packCheckJson, packCheckText } from '../pack-check-output.ts';

const help = `
Of an archive: checks the manifest to the byte, every file's SHA-256, the ledger's chain and signatures, each event's content hash, place
and source record, the receipts' counts and Merkle roots, and the derived files. Nothing is changed; that it was verified, and
what came of it, becomes a line of its ledger where that can be written.
With --json: {"ok","checked":{"events","segments","receipts"},"problems":[{"kind","where","message"}],"omitted","remarks"}.

Of an evidence pack (a zip, or the folder it was unpacked to; no archive is needed): checks the container, the set of files
and every file's SHA-256, the signature, and what the files say. Give the fingerprint you were told by another way than the
pack itself: without it anybody's pack holds. Nothing is unpacked to disk. With --reveal, the values that such a file opens
are held against what the redacted pack committed to.
With --json: {"ok","kind":"pack","name","title","key","expected","identity","root","sha256","events","checked":{"files","events",
"proofs","ledgerLines"},"problems":[{"kind","where","message"}],"omitted","remarks"}.
Exit code 4 when anything does not match.

Examples:
  sivo-audit verify --archive my-archive
  sivo-audit verify incident-2026.zip --fingerprint SHA256:Vq…
  sivo-audit verify redacted.zip --reveal reveal.json`;

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

const packProgressText = ({ where, bytesDone, bytesTotal }: PackCheckProgress): string => {
  const share = bytesTotal > 0 ? `${Math.floor((100 * bytesDone) / bytesTotal)} %` : '';
  return ['verifying', printable(where), share].filter(Boolean).join(' · ');
};

const fingerprint = (text: string): string => {
  if (fingerprintSchema.safeParse(text).success) return text;
  throw new InvalidArgumentError('It must be SHA256: and 43 characters, as ssh-keygen -l prints it.');
};

interface VerifyOptions {
  archive?: string;
  fingerprint?: string;
  reveal?: string;
  json?: true;
}

const verifyArchive = async (context: CliContext, path: string, asJson: boolean): Promise<boolean> => {
  const { terminal, signal } = context;
  const report = await withService(context, async (client) =>
    follow(await client.integrity.verify({ path, scope: 'everything' as const }, { signal }), terminal),
  );
  await terminal.result(asJson ? verifyJson(report) : verifyText(report));
  return report.ok;
};

const verifyPack = async (
  context: CliContext,
  path: string,
  { fingerprint = null, reveal, json }: Omit<VerifyOptions, 'fingerprint'> & { fingerprint?: string | null },
): Promise<boolean> => {
  const { terminal, signal } = context;
  const check = await withService(context, async (client) =>
    followJob<PackCheckProgress, PackCheck>(
      await client.packs.check(
        { path: resolve(path), fingerprint, ...(reveal === undefined ? {} : { reveal: resolve(reveal) }) },
        { signal },
      ),
      {
        name: 'verify',
        terminal,
        show: true,
        textOf: packProgressText,
      },
    ),
  );
  await terminal.result(json === true ? packCheckJson(check) : packCheckText(check));
  return check.ok;
};

/** Adds `verify` to the program. */
export const registerVerify = (program: Command, context: CliContext, setExitCode: (code: number) => void): void => {
  const command = program
    .command('verify')
    .description('read a whole archive, or a received evidence pack, and tell what does not match')
    .argument('[pack]', 'an evidence pack: its zip, or the folder it was unpacked to')
    .addOption(new Option('--archive <dir>', 'the archive folder'))
    .addOption(new Option('--fingerprint <text>', 'the key that must have signed the pack').argParser(fingerprint))
    .addOption(new Option('--reveal <file>', 'a file that opens values of this redacted pack'))
    .addOption(jsonOption())
    .addHelpText('after', help);
  command.action(async (pack: string | undefined, options: VerifyOptions) => {
    const { archive } = options;
    if ((pack === undefined) === (archive === undefined)) {
      command.error('error: give either a pack or --archive <dir>', { exitCode: 2, code: 'sivo.verifyWhat' });
    }
    if (archive !== undefined && (options.fingerprint ?? options.reveal) !== undefined) {
      command.error('error: --fingerprint and --reveal are for packs', { exitCode: 2, code: 'sivo.verifyWhat' });
    }
    const ok =
      pack === undefined
        ? await verifyArchive(context, archive ?? '', options.json === true)
        : await verifyPack(context, pack, options);
    if (!ok) setExitCode(errorTable.ARCHIVE_DAMAGED.exit);
  });
};
