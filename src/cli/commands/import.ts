// `import`: files and folders into an archive, reconciled.
import { type Command, InvalidArgumentError } from 'commander';
import type { TimeSpan } from '#shared/model/coverage.ts';
import type { ImportDecisions } from '#shared/model/mapping.ts';
import type { CliContext, Client } from '../cli-context.ts';
import { addDecisionOptions, type DecisionOptions, readDecisions } from '../decision-options.ts';
import { followImport } from '../follow-import.ts';
import { withArchiveOrNew } from '../fresh-archive.ts';
import { importJson, importSummary, receiptNotices, skippedNotices } from '../import-summary.ts';
import { instant } from '../instant.ts';
import { archiveOption, jsonOption } from '../options.ts';

interface ImportOptions extends DecisionOptions {
  archive: string;
  strict?: true;
  progress?: true;
  remember?: true;
  coversFrom?: string;
  coversTo?: string;
  json?: true;
}

const help = `
Reads JSON (an array, one object or an envelope such as {"data":[…]}), JSONL, CSV and Parquet, plain or compressed, told
apart by content. Every record read is accepted, a duplicate, a conflict or rejected, and the counts add up. Interrupting
(Ctrl+C) or a failure leaves the archive as it was.

Records of other systems are mapped by the names and values of their columns, or by a profile (see
docs/mapping-profiles.md); "inspect" shows how. Where something has to be decided, such as the zone of local times, the
import asks for it and nothing is written.

Examples:
  sivo-audit import export.jsonl.gz --archive my-archive
  sivo-audit import exports/2026 panel.csv --archive my-archive --json
  sivo-audit import local-times.csv --zone Europe/Madrid --archive my-archive
  sivo-audit import cloudtrail/ --profile cloudtrail --archive my-archive`;

const coversOf = ({ coversFrom: from, coversTo: to }: ImportOptions): TimeSpan | null => {
  if (from === undefined && to === undefined) return null;
  if (from === undefined || to === undefined || from >= to) {
    throw new InvalidArgumentError('--covers-from and --covers-to come together, the earlier time first.');
  }
  return { from, to };
};

type Sources = { kind: 'path'; path: string }[];

/** Keeps the profiles that the sources were mapped with, for other files of the same header. */
const rememberProfiles = async (client: Client, sources: Sources, decisions: ImportDecisions): Promise<number> => {
  const { inspections } = await client.imports.inspect({ sources, decisions });
  const found = new Map(inspections.map(({ fingerprint, profile }) => [fingerprint, profile]));
  let kept = 0;
  for (const [fingerprint, profile] of found) {
    if (fingerprint === null || profile === null) continue;
    await client.mappings.save({ fingerprint, profile });
    kept += 1;
  }
  return kept;
};

const rememberedNotice = (kept: number): string =>
  kept === 0
    ? 'No profile to remember: the built-in reading was used.'
    : `Remembered for files of the same columns: ${kept} ${kept === 1 ? 'profile' : 'profiles'}.`;

export const registerImport = (program: Command, context: CliContext): void => {
  const command = program
    .command('import')
    .description('import files or folders of audit events; makes the archive if the folder is absent or empty')
    .argument('<paths...>', 'files or folders')
    .addOption(archiveOption())
    .option('--strict', 'refuse the whole import when any record is rejected or conflicts');
  addDecisionOptions(command)
    .option('--remember', 'use the same mapping for files of the same columns from now on')
    .option('--covers-from <time>', 'the files hold every event from this day in UTC or instant on', instant)
    .option('--covers-to <time>', 'and before this one', instant)
    .option('--progress', 'tell the progress on stderr even where it is not a terminal')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (paths: string[], options: ImportOptions) => {
      const { terminal, signal, files } = context;
      const covers = coversOf(options);
      const decisions = await readDecisions(options, files.root);
      const sources: Sources = paths.map((path) => ({ kind: 'path', path }));
      const report = await withArchiveOrNew(context, options.archive, async (client) => {
        const job = { sources, strict: options.strict === true, decisions, covers };
        const moments = await client.imports.run(job, { signal });
        const done = await followImport(moments, terminal, options.progress === true || terminal.stderrIsTerminal);
        if (options.remember === true) {
          terminal.notice(rememberedNotice(await rememberProfiles(client, sources, decisions)));
        }
        return done;
      });
      for (const notice of receiptNotices(report)) terminal.notice(notice);
      if (options.json === true) for (const notice of skippedNotices(report)) terminal.notice(notice);
      await terminal.result(options.json === true ? importJson(report) : importSummary(report, options.archive));
    });
};
