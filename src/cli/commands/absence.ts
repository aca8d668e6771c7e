// `absence`: what can be said about an actor's accesses to a resource that are not in the archive.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { writeWholeFile } from '#core/service/write-whole-file.ts';
import type { AbsenceInput } from '#shared/model/absence.ts';
import { readAbsenceResource } from '#shared/model/absence-address.ts';
import { type Category, categories } from '#shared/model/category.ts';
import { reportLanguages } from '#shared/model/change-report.ts';
import { absenceText } from '../absence-output.ts';
import { type CliContext, type Client, withArchive } from '../cli-context.ts';
import { checkMoment } from '../moment-option.ts';
import { archiveOption, jsonOption, zoneName } from '../options.ts';
import { printable } from '../output/printable.ts';

const formats = ['text', 'html'] as const;

interface AbsenceOptions {
  archive: string;
  actor: string;
  resource: string;
  from: string;
  to: string;
  tz: string;
  class: Category[];
  lang: (typeof reportLanguages)[number];
  format?: (typeof formats)[number];
  out?: string;
  force?: true;
  json?: true;
}

const help = `
One of three verdicts: none found and the imports claim to hold the whole window; none found but parts of the window are
claimed by no import; found. The exit code is 0 for all three. --from is part of the window, --to is not; a bare date is the
start of that day in --tz, for both. The actor is asked for with every id and e-mail that events of the archive join to it.
With an id, events that leave the resource's type out count too. Never does a statement say that somebody did not do
something: it says what is not in the archive, and what is not logged. See docs/absence.md.

--json: {"verdict":"none-found-covered|none-found-gaps|found","statement","matches","events":[{"id","timestamp","action"}],
"actor","aliases":[{"kind","value","events","first","last"}],"resource","from","to","zone","classes","coverage":{"ranges",
"gaps"},"imports","positiveControl":{"description","count"},"limits":[{"code","text","count"}],"filter","root","permalink"};
with -o {"path","format","bytes","sha256","verdict","matches"}.

Examples:
  sivo-audit absence --archive my-archive --actor ana@acme.example --resource recording --from 2026-05-01 --to 2026-06-01
  sivo-audit absence --archive my-archive --actor ana@acme.example --resource recording:rec_7 --from 2026-05-01T08:00 \\
    --to 2026-05-01T20:00 --tz Europe/Madrid --lang es -o statement.html`;

const textOf = async (client: Client, input: AbsenceInput, format: string, signal: AbortSignal) => {
  const report = await client.absence.run(input, { signal });
  const text = format === 'html' ? (await client.absence.file(input, { signal })).text : absenceText(report);
  return { report, text };
};

const answer = async (client: Client, input: AbsenceInput, options: AbsenceOptions, context: CliContext) => {
  const { terminal, signal } = context;
  const { out, json, force } = options;
  const format = options.format ?? (/\.html?$/i.test(out ?? '') ? 'html' : 'text');
  if (out === undefined && json === true) {
    return terminal.result(`${JSON.stringify(await client.absence.run(input, { signal }))}\n`);
  }
  const { report, text } = await textOf(client, input, format, signal);
  if (out === undefined) return terminal.result(text);
  const { path, bytes, sha256 } = writeWholeFile(out, text, force === true);
  const { verdict, matches } = report;
  return terminal.result(
    json === true
      ? `${JSON.stringify({ path, format, bytes, sha256, verdict, matches })}\n`
      : `${verdict}: statement in ${printable(path)} (${bytes.toLocaleString('en')} bytes, SHA-256 ${sha256})\n`,
  );
};

export const registerAbsence = (program: Command, context: CliContext): void => {
  program
    .command('absence')
    .description(
      'statement of non-access: whether events of an actor on a resource are in a window, and what that is worth',
    )
    .addOption(archiveOption())
    .addOption(new Option('--actor <who>', 'an e-mail or id').makeOptionMandatory())
    .addOption(new Option('--resource <what>', 'TYPE:ID, or TYPE for all of them').makeOptionMandatory())
    .addOption(
      new Option('--from <time>', 'begin of the window, part of it').argParser(checkMoment).makeOptionMandatory(),
    )
    .addOption(
      new Option('--to <time>', 'end of the window, not part of it').argParser(checkMoment).makeOptionMandatory(),
    )
    .addOption(new Option('--tz <zone>', 'zone of bare times and of the times told').default('UTC').argParser(zoneName))
    .addOption(
      new Option('--class <class>', `only events of this class: ${categories.join(', ')}; can be repeated`)
        .default([])
        .argParser((value: string, before: Category[]) => {
          const known = categories.find((one) => one === value);
          if (known === undefined) throw new InvalidArgumentError(`It must be one of ${categories.join(', ')}.`);
          return [...before, known];
        }),
    )
    .addOption(new Option('--lang <language>', 'language of the sentences').choices(reportLanguages).default('en'))
    .addOption(new Option('--format <format>', 'form of the answer').choices(formats))
    .addOption(new Option('-o, --out <file>', 'write it to this file instead of stdout'))
    .option('--force', 'replace a file that is there already')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (options: AbsenceOptions) => {
      const { actor, from, to, tz: zone, class: classes, lang: language } = options;
      const input = { actor, resource: readAbsenceResource(options.resource), from, to, zone, classes, language };
      await withArchive(context, options.archive, (client) => answer(client, input, options, context));
    });
};
