// `sivo-access`: accesses of the SIVO team, as a summary or as the statement to hand over.
import { readFile, stat } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { writeWholeFile } from '#core/service/write-whole-file.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { reportLanguages } from '#shared/model/change-report.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { ticketList } from '#shared/model/ticket-list.ts';
import { type CliContext, type Client, withArchive } from '../cli-context.ts';
import { archiveOption, jsonOption, wholeNumber, zoneName } from '../options.ts';
import { printable } from '../output/printable.ts';
import { rangeNotice } from '../range-notice.ts';
import { sivoAccessText } from '../sivo-access-output.ts';

const formats = ['text', 'html', 'csv'] as const;
type Format = (typeof formats)[number];

interface SivoAccessOptions {
  archive: string;
  tz: string;
  visitMinutes: number;
  domain: string[];
  tickets?: string;
  lang: (typeof reportLanguages)[number];
  format?: Format;
  out?: string;
  force?: true;
  json?: true;
}

const help = `
Filter: as for "query"; no filter is every access. An access of the SIVO team is an event with the cross-tenant flag or with
the role superadmin. Accesses of one member to one tenant with no pause longer than --visit-minutes are a visit.

  text   counts, what does not add up, and the visits
  html   the statement for the data-protection officer: one page that needs nothing else, with what was decided
  csv    the same, one row an access; cells that spreadsheets would run as formulas begin with an apostrophe

--domain names an e-mail domain of the tenant; without one, those that most people of a tenant have are taken. --tickets is a
list of tickets, one id a line or a CSV with a column of ids, to hold reasons against. Without --format the name of the file
decides, else it is text. See docs/sivo-access.md.

--json: {"total","reads","changes","members","alarms":[{"alarm","count"}],"qualities":[{"quality","count"}],
"reused":[{"reason","visits","members"}],"domains":{"given","list":[…]},"visits":[{"id","member","tenantId","from","to","reads",
"changes","reasons","alarms","eventIds"}],"accesses":[…]}; with -o {"path","format","bytes","sha256","accesses"}.

Examples:
  sivo-audit sivo-access --archive my-archive --tz Europe/Madrid
  sivo-audit sivo-access 'from:2026-04-01 to:2026-07-01' --archive my-archive --tickets tickets.csv -o statement.html`;

/** Bytes. */
const mostTicketBytes = 50_000_000;

const readTickets = async (path: string): Promise<string[]> => {
  try {
    if ((await stat(path)).size > mostTicketBytes)
      throw new WorkbenchError('TOO_LARGE', path, 'ticket lists have at most 50 MB');
    return ticketList(await readFile(path, 'utf8'), path);
  } catch (cause) {
    if (cause instanceof WorkbenchError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw new WorkbenchError(code === 'ENOENT' ? 'SOURCE_NOT_FOUND' : 'SOURCE_UNREADABLE', path, code, { cause });
  }
};

/** What the options leave open follows from the file's name. */
const formatOf = ({ format, out }: SivoAccessOptions): Format => {
  const ending = /\.(csv|html?)$/i.exec(out ?? '')?.[1]?.toLowerCase();
  return format ?? (ending === undefined ? 'text' : ending === 'csv' ? 'csv' : 'html');
};

type Question = Parameters<Client['sivoAccess']['report']>[0];

const textOf = async (client: Client, question: Question, options: SivoAccessOptions, signal: AbortSignal) => {
  const format = formatOf(options);
  if (format !== 'text') {
    return client.sivoAccess.statement({ ...question, language: options.lang, format }, { signal });
  }
  const report = await client.sivoAccess.report(question, { signal });
  return { text: sivoAccessText(report, options.tz), accesses: report.total };
};

const show = async (client: Client, question: Question, options: SivoAccessOptions, context: CliContext) => {
  const { terminal, signal } = context;
  if (options.json === true) {
    return terminal.result(`${JSON.stringify(await client.sivoAccess.report(question, { signal }))}\n`);
  }
  await terminal.result((await textOf(client, question, options, signal)).text);
};

const save = async (
  client: Client,
  question: Question,
  options: SivoAccessOptions & { out: string },
  { terminal, signal }: CliContext,
): Promise<void> => {
  const { text, accesses } = await textOf(client, question, options, signal);
  const { path, bytes, sha256 } = writeWholeFile(options.out, text, options.force === true);
  const counted = `${accesses.toLocaleString('en')} ${accesses === 1 ? 'access' : 'accesses'}`;
  await terminal.result(
    options.json === true
      ? `${JSON.stringify({ path, format: formatOf(options), bytes, sha256, accesses })}\n`
      : `${counted} in ${printable(path)} (${bytes.toLocaleString('en')} bytes, SHA-256 ${sha256})\n`,
  );
};

const collect = (value: string, before: string[]): string[] => [...before, value];

export const registerSivoAccess = (program: Command, context: CliContext): void => {
  program
    .command('sivo-access')
    .description('accesses of the SIVO team: visits, reasons, what does not add up; the statement to hand over')
    .argument('[filter...]', 'filter text; every access when absent')
    .addOption(archiveOption())
    .addOption(new Option('--tz <zone>', 'zone of bare dates and of the times').default('UTC').argParser(zoneName))
    .option('--visit-minutes <n>', 'longest pause within a visit', wholeNumber(1, 1440), 30)
    .addOption(
      new Option('--domain <domain>', "an e-mail domain of the tenant's own; can be repeated")
        .default([])
        .argParser(collect),
    )
    .option('--tickets <file>', 'a list of tickets to hold reasons against')
    .addOption(new Option('--lang <language>', 'language of the statement').choices(reportLanguages).default('en'))
    .addOption(new Option('--format <format>', 'form of the answer').choices(formats))
    .addOption(new Option('-o, --out <file>', 'write it to this file instead of stdout'))
    .option('--force', 'replace a file that is there already')
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (words: string[], options: SivoAccessOptions) => {
      const filter = parseFilter(words.join(' '));
      for (const notice of rangeNotice(filter, options.tz)) context.terminal.notice(notice);
      const tickets = options.tickets === undefined ? null : await readTickets(options.tickets);
      const { archive, out, tz: zone, visitMinutes, domain: tenantDomains } = options;
      const question = { filter, zone, visitMinutes, tenantDomains, tickets };
      await withArchive(context, archive, (client) =>
        out === undefined
          ? show(client, question, options, context)
          : save(client, question, { ...options, out }, context),
      );
    });
};
