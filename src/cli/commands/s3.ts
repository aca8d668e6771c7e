// `s3`: the new objects of a bucket's prefix into an archive.
import { type Command, Option } from 'commander';
import type { ImportReport } from '#shared/model/import-run.ts';
import type { CliContext } from '../cli-context.ts';
import { readDecisions } from '../decision-options.ts';
import { followImport } from '../follow-import.ts';
import { withArchiveOrNew } from '../fresh-archive.ts';
import { importSummary, receiptNotices, skippedNotices } from '../import-summary.ts';
import { instant } from '../instant.ts';
import { archiveOption, jsonOption, zoneName } from '../options.ts';

interface S3Options {
  bucket: string;
  prefix: string;
  endpoint?: string;
  region?: string;
  profile?: string;
  from?: string;
  to?: string;
  mapping?: string;
  zone?: string;
  dateOrder?: 'day-first' | 'month-first';
  archive: string;
  progress?: true;
  json?: true;
}

const help = `
Lists the prefix and fetches, with GET requests, what the archive does not hold yet in that version (key and ETag). Each
batch of up to 200 objects is an import with a receipt of its own; an interrupted run goes on where it stopped and fetches
nothing twice. Formats are told apart by content, as by import. Credentials come from where AWS tools look for them: the
environment, --profile, single sign-on. --endpoint names a compatible store.

--from and --to pass over objects whose key names other days (2026/05/12, dt=2026-05-12, 20260512T1145Z; read as UTC). A key
without a date is always fetched. The days in the keys become what the import claims to cover; see docs/coverage.md.

Example:
  sivo-audit s3 --bucket acme-audit --prefix exports/ --region eu-west-1 --from 2026-05-01 --archive my-archive`;

/** The one JSON object of `s3 --json`. */
const s3Json = (report: ImportReport): string => {
  const { read, accepted, duplicates, conflicts, rejected, unfetched, objects, sources } = report;
  const { events, segments } = report.archive;
  const skipped = sources.flatMap(({ name, skipped: reason }) => (reason === null ? [] : [{ name, reason }]));
  const counts = { read, accepted, duplicates, conflicts, rejected };
  return `${JSON.stringify({ ...counts, objects, unfetched, skipped, archive: { events, segments } })}\n`;
};

const number = (value: number): string => value.toLocaleString('en');

const objectsText = ({ objects }: ImportReport): string => {
  if (objects === undefined) return '';
  const { listed, held, outside, undated, fetched, reused } = objects;
  const parts = [
    `${number(fetched)} fetched`,
    ...(reused === 0 ? [] : [`${number(reused)} fetched by the run before`]),
    `${number(held)} in the archive already`,
    ...(outside === 0 ? [] : [`${number(outside)} outside the time asked for`]),
  ];
  const dateless = undated === 0 ? '' : ` ${number(undated)} keys have no date.`;
  return `${number(listed)} objects listed: ${parts.join(', ')}.${dateless}\n`;
};

export const registerS3 = (program: Command, context: CliContext): void => {
  program
    .command('s3')
    .description(
      "fetch and import what is new under a bucket's prefix; makes the archive if the folder is absent or empty",
    )
    .requiredOption('--bucket <name>', 'the bucket')
    .option('--prefix <prefix>', 'what the keys begin with', '')
    .option('--endpoint <url>', 'address of an S3-compatible store')
    .option('--region <name>', 'region of the bucket, when the environment or profile does not tell')
    .option('--profile <name>', 'credential profile')
    .option('--from <time>', 'a day in UTC or an instant, inclusive: passes over keys of days before', instant)
    .option('--to <time>', 'a day in UTC or an instant, exclusive: passes over keys of days from then on', instant)
    .option('--mapping <file>', 'mapping profile for the objects, as JSON')
    .option('--zone <zone>', 'zone of times written without one', zoneName)
    .addOption(new Option('--date-order <order>', 'how 03/04/2026 is meant').choices(['day-first', 'month-first']))
    .addOption(archiveOption())
    .option('--progress', 'tell the progress on stderr even where it is not a terminal')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (options: S3Options) => {
      const { terminal, signal } = context;
      const { bucket, prefix, mapping, zone, dateOrder, archive, progress, json } = options;
      const chosen = {
        ...(mapping === undefined ? {} : { profile: mapping }),
        ...(zone === undefined ? {} : { zone }),
        ...(dateOrder === undefined ? {} : { dateOrder }),
      };
      const decisions = await readDecisions(chosen, context.files.root);
      const { endpoint = null, region = null, profile = null, from = null, to = null } = options;
      const report = await withArchiveOrNew(context, archive, async (client) => {
        const input = { bucket, prefix, endpoint, region, profile, from, to, decisions };
        const moments = await client.imports.s3(input, { signal });
        return followImport(moments, terminal, progress === true || terminal.stderrIsTerminal);
      });
      for (const notice of receiptNotices(report)) terminal.notice(notice);
      if (json === true) for (const notice of skippedNotices(report)) terminal.notice(notice);
      await terminal.result(json === true ? s3Json(report) : objectsText(report) + importSummary(report, archive));
    });
};
