// `quarantine`: the records that could not become events: listed, exported, and read again under other decisions.
import { open } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { QuarantineItem } from '#shared/model/archive.ts';
import { type CliContext, withArchive } from '../cli-context.ts';
import { addDecisionOptions, type DecisionOptions, readDecisions } from '../decision-options.ts';
import { followImport } from '../follow-import.ts';
import { importJson, importSummary, leftNotices, receiptNotices } from '../import-summary.ts';
import { jsonOption } from '../options.ts';
import { printable } from '../output/printable.ts';
import { UnfinishedList } from '../output/unfinished-list.ts';
import { entryLines, rawRecords } from '../quarantine-export.ts';
import {
  addQuarantineOptions,
  type QuarantineOptions,
  quarantineFilter,
  quarantinePages,
  unsettledOption,
} from '../quarantine-options.ts';

const previewLength = 100;

const exportHelp = `
Each line is one record as JSON: its import, source, line, byte offset, reason, true length, and its bytes as text or, where
they are not UTF-8, in base64. --raw writes the bare records of one source instead, under the header the source had: correct
them and import the file.

Examples:
  sivo-audit quarantine export --archive my-archive --out rejected.jsonl
  sivo-audit quarantine export --archive my-archive --source panel.csv --unsettled --raw --out to-correct.csv`;

const retryHelp = `
Reads the records again from their own bytes, as an import of its own. What fails again is rejected again, with its reason.
Records that a later import has read again are left out.

Examples:
  sivo-audit quarantine retry --archive my-archive --reason bad_timestamp --zone Europe/Madrid
  sivo-audit quarantine retry --archive my-archive --source panel.csv --profile panel.json --json`;

const count = (value: number): string => value.toLocaleString('en');

const itemText = ({ source, line, reason, message, raw, bytes, settledBy }: QuarantineItem): string => {
  const preview = printable(raw.slice(0, previewLength));
  const more = raw.length > previewLength ? '…' : '';
  const again = settledBy === null ? '' : `; read again by import ${settledBy}`;
  return `${printable(source)}, line ${line}: ${reason}: ${printable(message)}\n    ${preview}${more} (${bytes} bytes${again})\n`;
};

const nothing = (options: QuarantineOptions): string => {
  const { settled, ...narrowed } = quarantineFilter(options);
  return settled && Object.keys(narrowed).length === 0 ? 'Nothing is in quarantine.' : 'Nothing in quarantine fits.';
};

type ListOptions = QuarantineOptions & { json?: true };

const list = async (context: CliContext, options: ListOptions): Promise<void> => {
  const { terminal, signal } = context;
  const json = options.json === true;
  await withArchive(context, options.archive, async (client) => {
    let begun = false;
    let found = 0;
    try {
      for await (const { total, items, offset } of quarantinePages(client, quarantineFilter(options), signal)) {
        const head = offset === 0 ? `{"total":${total},"items":[` : ',';
        begun = true;
        found = total;
        await terminal.result(
          json ? head + items.map((item) => JSON.stringify(item)).join(',') : items.map(itemText).join(''),
        );
      }
    } catch (error) {
      throw json && begun ? new UnfinishedList(error) : error;
    }
    if (json) await terminal.result(']}\n');
    else terminal.notice(found === 0 ? nothing(options) : `${count(found)} rejected records.`);
  });
};

type ExportOptions = QuarantineOptions & { out: string; raw?: true };

/** Where the export goes; a file that is there already is not written over. */
const openOutput = async ({ terminal }: CliContext, out: string) => {
  if (out === '-') return { write: (bytes: Buffer) => terminal.result(bytes), close: async () => undefined };
  try {
    const file = await open(out, 'wx');
    return {
      write: async (bytes: Buffer) => {
        await file.write(bytes);
      },
      close: async () => {
        await file.sync();
        await file.close();
      },
    };
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'EEXIST') throw new WorkbenchError('BAD_INPUT', out, 'this file exists already', { cause });
    throw new WorkbenchError('IO_FAILED', out, code, { cause });
  }
};

const exportRecords = async (context: CliContext, options: ExportOptions): Promise<void> => {
  const { terminal, signal } = context;
  await withArchive(context, options.archive, async (client) => {
    const write =
      options.raw === true ? rawRecords((await client.archive.imports(undefined, { signal })).imports) : entryLines;
    const output = await openOutput(context, options.out);
    let written = 0;
    let cut = 0;
    try {
      for await (const { items } of quarantinePages(client, quarantineFilter(options), signal)) {
        const { bytes, skipped } = write(items);
        await output.write(bytes);
        cut += skipped;
        written += items.length - skipped;
      }
    } finally {
      await output.close();
    }
    terminal.notice(written === 0 ? nothing(options) : `${count(written)} records written.`);
    if (cut > 0) terminal.notice(`${count(cut)} records left out: longer than the 64 KiB that are kept of each.`);
  });
};

type RetryOptions = QuarantineOptions & DecisionOptions & { json?: true };

const retry = async (context: CliContext, options: RetryOptions): Promise<void> => {
  const { terminal, signal } = context;
  const decisions = await readDecisions(options, context.files.root);
  const report = await withArchive(context, options.archive, async (client) => {
    const moments = await client.imports.retry({ ...quarantineFilter(options), decisions }, { signal });
    return followImport(moments, terminal, terminal.stderrIsTerminal);
  });
  for (const notice of [...receiptNotices(report), ...leftNotices(report)]) terminal.notice(notice);
  await terminal.result(options.json === true ? importJson(report) : importSummary(report, options.archive));
};

export const registerQuarantine = (program: Command, context: CliContext): void => {
  const quarantine = program.command('quarantine').description('rejected records, kept with their reason');
  addQuarantineOptions(quarantine.command('list').description('rejected records, in the order of import'))
    .addOption(unsettledOption())
    .addOption(jsonOption())
    .action((options: ListOptions) => list(context, options));
  addQuarantineOptions(quarantine.command('export').description('rejected records as a file'))
    .addOption(unsettledOption())
    .addOption(new Option('--out <file>', 'where to write, - for stdout').makeOptionMandatory())
    .option('--raw', 'only the bytes of the records, those of one source')
    .addHelpText('after', exportHelp)
    .action((options: ExportOptions) => exportRecords(context, options));
  addDecisionOptions(
    addQuarantineOptions(
      quarantine.command('retry').description('reads rejected records again, under other decisions'),
    ),
  )
    .addOption(jsonOption())
    .addHelpText('after', retryHelp)
    .action((options: RetryOptions) => retry(context, options));
};
