// `import`: files and folders into an archive, reconciled.
import type { Command } from 'commander';
import type { CliContext } from '../cli-context.ts';
import { followImport } from '../follow-import.ts';
import { withArchiveOrNew } from '../fresh-archive.ts';
import { importJson, importSummary, receiptNotices, skippedNotices } from '../import-summary.ts';
import { archiveOption, jsonOption } from '../options.ts';

interface ImportOptions {
  archive: string;
  strict?: true;
  progress?: true;
  json?: true;
}

const help = `
Reads JSON (an array, one object or an envelope such as {"data":[…]}), JSONL and CSV, plain or gzipped, told apart by
content. Every record read is accepted, a duplicate, a conflict or rejected, and the counts add up. Interrupting
(Ctrl+C) or a failure leaves the archive as it was.

Examples:
  sivo-audit import export.jsonl.gz --archive my-archive
  sivo-audit import exports/2026 panel.csv --archive my-archive --json`;

export const registerImport = (program: Command, context: CliContext): void => {
  program
    .command('import')
    .description('import files or folders of audit events; makes the archive if the folder is absent or empty')
    .argument('<paths...>', 'files or folders')
    .addOption(archiveOption())
    .option('--strict', 'refuse the whole import when any record is rejected or conflicts')
    .option('--progress', 'tell the progress on stderr even where it is not a terminal')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (paths: string[], options: ImportOptions) => {
      const { terminal, signal } = context;
      const report = await withArchiveOrNew(context, options.archive, async (client) => {
        const sources = paths.map((path) => ({ kind: 'path' as const, path }));
        const moments = await client.imports.run({ sources, strict: options.strict === true }, { signal });
        return followImport(moments, terminal, options.progress === true || terminal.stderrIsTerminal);
      });
      for (const notice of receiptNotices(report)) terminal.notice(notice);
      if (options.json === true) for (const notice of skippedNotices(report)) terminal.notice(notice);
      await terminal.result(options.json === true ? importJson(report) : importSummary(report, options.archive));
    });
};
