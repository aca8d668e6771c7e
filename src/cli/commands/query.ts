// `query`: which events fit a filter; as rows, as a count or as facets.
import { type Command, Option } from 'commander';
import type { Filter } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { type Sort, sortSchema } from '#shared/model/query.ts';
import { type CliContext, type Client, withArchive } from '../cli-context.ts';
import { facetNotices, facetsJson, facetsText } from '../facet-output.ts';
import { type AskedFacet, archiveOption, facetList, jsonOption, rowLimit, zoneName } from '../options.ts';
import { createEventTable } from '../output/event-table.ts';
import { UnfinishedList } from '../output/unfinished-list.ts';
import { eventWriter, jsonWriter, type RowFormat, rowFormats } from '../query-output.ts';
import { rangeNotice } from '../range-notice.ts';

interface QueryOptions {
  archive: string;
  tz: string;
  limit: number;
  format: RowFormat;
  sort: Sort;
  count?: true;
  facets?: AskedFacet[];
  json?: true;
}

const pageSize = 1000;
const facetLimit = 10_000;
/** JSON escapes it and a table shows it as `\u{…}`; a plain CSV cell cannot hold it. */
const loneSurrogate = /\p{Surrogate}/u;

const help = `
Filter: terms side by side must all hold; OR, NOT and brackets as usual; -term is "not"; no filter is everything.
  action:delete resource:queue        the field is this value
  action:login,logout                 any of these
  actor:ana@acme.example              the actor's e-mail or id
  from:2026-05-01 to:2026-06-01       from inclusive, to exclusive; dates are in the zone of --tz
  crossTenant:true -action:login      SIVO's own accesses, but no logins
  reason:""                           not stated
  actor:ana* reason:/^ticket-\\d+/     * is any text; /…/ is a regular expression (RE2, case ignored)
  words "two words"                   text anywhere in the event or its changes, case and accents ignored
  changed:retention_days              the field is among the changed ones; changed:retention* too
  diff.retention_days.to>90           its new value (.from: the old one); = != < <= > >=, null, missing
  before.active=true after.name="x"   a value of the complete state before or after

A table is a summary. --json, jsonl and csv give whole events with times in UTC, and import takes them back as the very
same events. csv is RFC 4180 with exact values in its cells: a spreadsheet may run a cell that begins with = + - or @ as
a formula, so open such a file as text.

Examples:
  sivo-audit query 'action:delete resource:queue' --archive my-archive --tz Europe/Madrid
  sivo-audit query 'action:access resource:recording' --archive my-archive --facets actor.email
  sivo-audit query 'resource:recording_policy from:2026-05-01' --archive my-archive --format csv --limit all`;

const writeFacets = async (
  client: Client,
  filter: Filter,
  options: QueryOptions & { facets: AskedFacet[] },
  { terminal, signal }: CliContext,
): Promise<void> => {
  const fields = options.facets.map(({ field }) => field);
  const facets = await client.query.facets({ filter, zone: options.tz, fields, limit: facetLimit }, { signal });
  const json = options.json === true;
  await terminal.result(json ? facetsJson(facets, options.facets) : facetsText(facets, options.facets));
  for (const notice of facetNotices(facets)) terminal.notice(notice);
};

type Page = { handle: string; offset: number; limit: number };

/** The text of one page: a table of rows, which are summaries, or whole events. */
const pageWriter = (
  client: Client,
  count: number,
  { json, format, tz }: QueryOptions,
  signal: AbortSignal,
): { head: string; page(asked: Page): Promise<string>; tail: string } => {
  if (json !== true && format === 'table') {
    const table = createEventTable(tz);
    return { head: '', page: async (asked) => table((await client.query.rows(asked, { signal })).rows), tail: '' };
  }
  const writer = json === true || format === 'table' ? jsonWriter(count) : eventWriter(format);
  return { ...writer, page: async (asked) => writer.page((await client.query.events(asked, { signal })).events) };
};

const writeResult = async (
  client: Client,
  handle: string,
  count: number,
  options: QueryOptions,
  { terminal, signal }: CliContext,
): Promise<void> => {
  const writer = pageWriter(client, count, options, signal);
  const wanted = Math.min(count, options.limit);
  let isWellFormed = true;
  // Written with the first page, so that a failure to read it stands alone.
  let { head } = writer;
  for (let offset = 0; offset < wanted; offset += pageSize) {
    const asked = { handle, offset, limit: Math.min(pageSize, wanted - offset) };
    const text = await writer.page(asked).catch((error: unknown) => {
      throw options.json === true && offset > 0 ? new UnfinishedList(error) : error;
    });
    isWellFormed &&= !loneSurrogate.test(text);
    await terminal.result(head + text);
    head = '';
  }
  await terminal.result(head + writer.tail);
  if (!isWellFormed)
    terminal.notice('Some texts hold half a character, which CSV can only show as \ufffd; jsonl keeps it.');
  if (wanted < count) {
    const [shown, all] = [wanted, count].map((value) => value.toLocaleString('en'));
    terminal.notice(`${shown} of the ${all} events that fit are given; --limit all gives every one.`);
  }
};

export const registerQuery = (program: Command, context: CliContext): void => {
  program
    .command('query')
    .description('events that fit a filter: rows, a count or facets')
    .argument('[filter...]', 'filter text; everything when absent')
    .addOption(archiveOption())
    .addOption(new Option('--tz <zone>', 'zone of bare dates and of the table').default('UTC').argParser(zoneName))
    .addOption(new Option('--limit <n>', 'how many rows at most, or "all"').default(1000).argParser(rowLimit))
    .addOption(new Option('--format <format>', 'form of the rows').choices(rowFormats).default('table'))
    .addOption(
      new Option('--sort <order>', 'order of the rows; by value newest first within one')
        .choices(sortSchema.options)
        .default('newest'),
    )
    .option('--count', 'only how many')
    .addOption(new Option('--facets <fields>', 'count by value of these fields, comma-separated').argParser(facetList))
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (words: string[], options: QueryOptions) => {
      const filter = parseFilter(words.join(' '));
      const { archive, tz: zone, sort, facets } = options;
      for (const notice of rangeNotice(filter, zone)) context.terminal.notice(notice);
      await withArchive(context, archive, async (client) => {
        if (facets !== undefined) return writeFacets(client, filter, { ...options, facets }, context);
        const { handle, count } = await client.query.open({ filter, zone, sort }, { signal: context.signal });
        if (options.count !== true) return writeResult(client, handle, count, options, context);
        return context.terminal.result(options.json === true ? `${JSON.stringify({ count })}\n` : `${count}\n`);
      });
    });
};
