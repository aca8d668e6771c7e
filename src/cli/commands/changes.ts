// `changes`: what the changes that fit a filter were, as sentences, as a table or as a page to hand over.
import { type Command, Option } from 'commander';
import { writeWholeFile } from '#core/service/write-whole-file.ts';
import { type ChangeReport, reportLanguages } from '#shared/model/change-report.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { type CliContext, type Client, withArchive } from '../cli-context.ts';
import { archiveOption, jsonOption, zoneName } from '../options.ts';
import { printable } from '../output/printable.ts';
import { rangeNotice } from '../range-notice.ts';

const formats = ['text', 'csv', 'html'] as const;
type Format = (typeof formats)[number];

interface ChangesOptions {
  archive: string;
  tz: string;
  lang: (typeof reportLanguages)[number];
  format?: Format;
  out?: string;
  force?: true;
  json?: true;
}

const help = `
Filter: as for "query"; no filter is every change. Creations and deletions are changes too.

  text   one sentence a change, grouped by resource, oldest first within one
  csv    one row a changed field; safe for spreadsheets: cells they would run as formulas begin with an apostrophe
  html   one page that needs nothing else, made to be read, printed and handed over

Times stand in the zone of --tz, which every sentence names. "(unknown)" is a value nobody stated, "(absent)" a field that
was not there, "(null)" a null. More than 20,000 changes are refused: narrow the filter. Without --format the name of the
file decides, else it is text. See docs/change-report.md.

--json: {"filter","zone","language","root","changes","unidentified","resources":[{"resource":{"type","id","tenantId"},"name",
"changes":[{"eventId","at","actor","action","kind","reason","crossTenant","sentence","lines","fields",…}]}]}; with -o
{"path","format","bytes","sha256","changes"}.

Examples:
  sivo-audit changes 'resource:recording_policy from:2026-05-01 to:2026-06-01' --archive my-archive --tz Europe/Madrid
  sivo-audit changes 'resource:queue,ivr' --archive my-archive --lang es -o cambios.html`;

/** What the options leave open follows from the file's name. */
const formatOf = ({ format, out }: ChangesOptions): Format => {
  const ending = /\.(csv|html?)$/i.exec(out ?? '')?.[1]?.toLowerCase();
  return format ?? (ending === undefined ? 'text' : ending === 'csv' ? 'csv' : 'html');
};

const sentences = ({ resources }: ChangeReport): string =>
  resources
    .flatMap(({ changes }) => changes)
    .map(({ sentence }) => `${printable(sentence)}\n`)
    .join('');

type Question = Parameters<Client['changes']['report']>[0];

const number = (value: number, one: string): string => `${value.toLocaleString('en')} ${one}${value === 1 ? '' : 's'}`;

const counted = ({ changes, resources }: ChangeReport): string =>
  `${number(changes, 'change')} of ${number(resources.length, 'resource')}`;

/** The report on stdout: its sentences, its file's text, or all of it as JSON. */
const show = async (client: Client, question: Question, options: ChangesOptions, { terminal, signal }: CliContext) => {
  const format = formatOf(options);
  if (format !== 'text' && options.json !== true) {
    const { text } = await client.changes.reportFile({ ...question, format }, { signal });
    return terminal.result(text);
  }
  const report = await client.changes.report(question, { signal });
  if (options.json === true) return terminal.result(`${JSON.stringify(report)}\n`);
  await terminal.result(sentences(report));
  terminal.notice(counted(report));
};

/** The report as a file, and what was written on stdout. */
const save = async (
  client: Client,
  question: Question,
  options: ChangesOptions & { out: string },
  { terminal, signal }: CliContext,
): Promise<void> => {
  const format = formatOf(options);
  const file =
    format === 'text'
      ? await client.changes.report(question, { signal }).then((report) => ({ ...report, text: sentences(report) }))
      : await client.changes.reportFile({ ...question, format }, { signal });
  const { changes } = file;
  const { path, bytes, sha256 } = writeWholeFile(options.out, file.text, options.force === true);
  await terminal.result(
    options.json === true
      ? `${JSON.stringify({ path, format, bytes, sha256, changes })}\n`
      : `${number(changes, 'change')} in ${printable(path)} (${number(bytes, 'byte')}, SHA-256 ${sha256})\n`,
  );
};

export const registerChanges = (program: Command, context: CliContext): void => {
  program
    .command('changes')
    .description('what changed, as sentences grouped by resource, as CSV or as a page')
    .argument('[filter...]', 'filter text; every change when absent')
    .addOption(archiveOption())
    .addOption(new Option('--tz <zone>', 'zone of bare dates and of the times').default('UTC').argParser(zoneName))
    .addOption(new Option('--lang <language>', 'language of the report').choices(reportLanguages).default('en'))
    .addOption(new Option('--format <format>', 'form of the report').choices(formats))
    .addOption(new Option('-o, --out <file>', 'write it to this file instead of stdout'))
    .option('--force', 'replace a file that is there already')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (words: string[], options: ChangesOptions) => {
      const filter = parseFilter(words.join(' '));
      for (const notice of rangeNotice(filter, options.tz)) context.terminal.notice(notice);
      const question = { filter, zone: options.tz, language: options.lang };
      const { archive, out } = options;
      await withArchive(context, archive, (client) =>
        out === undefined
          ? show(client, question, options, context)
          : save(client, question, { ...options, out }, context),
      );
    });
};
