// The two CSV files of the population: as many records as it has lines, in the same order.
import { csvHeader } from '#shared/model/event-csv.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { ContentTools, OpenPack } from './check-content.ts';
import { linesOf } from './lines-of.ts';
import { populationName, type ReadPopulation } from './read-population.ts';

export const losslessName = 'data/20-population.lossless.csv';
const safeName = 'data/20-population.spreadsheet-safe.csv';

const quote = 0x22;

const quotesIn = (line: Buffer): number => {
  let quotes = 0;
  for (let at = line.indexOf(quote); at !== -1; at = line.indexOf(quote, at + 1)) quotes++;
  return quotes;
};

/** Records with their line end: a line feed within quotes is part of a cell. */
export async function* csvRecords(pack: OpenPack, name: string, tools: ContentTools): AsyncGenerator<string> {
  let open: Buffer[] = [];
  let quotes = 0;
  for await (const line of linesOf(pack, name, tools)) {
    quotes += quotesIn(line);
    if (quotes % 2 === 1) {
      open.push(Buffer.from(line));
      continue;
    }
    yield (open.length === 0 ? line : Buffer.concat([...open, line])).toString('utf8');
    open = [];
    quotes = 0;
  }
  if (open.length > 0) yield Buffer.concat(open).toString('utf8');
}

/** The cells of a record. */
export const csvCells = (record: string): string[] =>
  [...record.replace(/\r\n$/, '').matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );

/** As a text stands in a file: UTF-8 has no half characters, U+FFFD stands for them. */
const inUtf8 = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** Columns that are members of the event's line by the same name; the others are made of several. */
const compared = [
  'timestamp',
  'tenantId',
  'actor.id',
  'actor.email',
  'actor.role',
  'actor.ip',
  'actor.userAgent',
  'action',
  'resource.type',
  'resource.id',
  'crossTenant',
  'reason',
];
const columns = csvHeader().trim().split(',');

const memberText = (event: JsonValue, column: string): string => {
  let value: JsonValue | undefined = event;
  for (const member of column.split('.'))
    value =
      value !== null && typeof value === 'object' && !Array.isArray(value) && Object.hasOwn(value, member)
        ? value[member]
        : undefined;
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? inUtf8(value) : JSON.stringify(value);
};

/** The first column that is not what the line says; null where all are. */
const differs = (cells: readonly string[], id: string, line: string): string | null => {
  if (cells[0] !== inUtf8(id)) return 'id';
  let event: JsonValue;
  try {
    event = JSON.parse(line) as JsonValue;
  } catch {
    return null;
  }
  return compared.find((column) => cells[columns.indexOf(column)] !== memberText(event, column)) ?? null;
};

/** The first column that is not that of the exact table, apostrophes aside where the last column names it. */
const differsSafely = (exact: readonly string[], safe: readonly string[]): string | null => {
  const changed = new Set((safe.at(-1) ?? '').split(' '));
  const bare = (text = ''): string => text.replaceAll("'", '');
  const isHarmless = (one = '', two = ''): boolean => one !== two && bare(one) === bare(two);
  const place = columns.findIndex((column, at) =>
    changed.has(column) ? !isHarmless(exact[at], safe[at]) : exact[at] !== safe[at],
  );
  if (place === -1) return safe.length === columns.length + 1 ? null : 'neutralised';
  return columns[place] ?? null;
};

const count = async (rest: AsyncIterable<unknown>): Promise<number> => {
  let found = 0;
  for await (const _ of rest) found++;
  return found;
};

/** Record by record, the lines of the population and both tables side by side. */
export const checkTables = async (pack: OpenPack, population: ReadPopulation, tools: ContentTools): Promise<void> => {
  const report = (name: string, where: string, message: string): void =>
    tools.findings.problem('content', where, message, name);
  const exact = csvRecords(pack, losslessName, tools);
  const safe = csvRecords(pack, safeName, tools);
  const heads = [(await exact.next()).value, (await safe.next()).value];
  const expected = [csvHeader(), `\ufeff${csvHeader().replace(/\r\n$/, ',neutralised\r\n')}`];
  for (const [at, name] of [losslessName, safeName].entries())
    if (heads[at] !== expected[at]) report(name, name, 'its first line does not name the columns');
  const found = [0, 0];
  let number = 0;
  for await (const line of linesOf(pack, populationName, tools)) {
    number += 1;
    const [one, other] = [await exact.next(), await safe.next()];
    for (const [at, next] of [one, other].entries()) found[at] = (found[at] ?? 0) + Number(next.done !== true);
    if (one.done === true) continue;
    const cells = csvCells(one.value);
    const column = differs(cells, population.ids[number - 1] ?? '', line.toString('utf8'));
    if (column !== null)
      report(
        losslessName,
        `${losslessName}, record ${number}`,
        `it is not the event of line ${number} of the population: ${column}`,
      );
    const unsafe = other.done === true ? null : differsSafely(cells, csvCells(other.value));
    if (unsafe !== null) report(safeName, `${safeName}, record ${number}`, `${unsafe} is not that of ${losslessName}`);
  }
  for (const [at, [name, rest]] of (
    [
      [losslessName, exact],
      [safeName, safe],
    ] as const
  ).entries()) {
    const records = (found[at] ?? 0) + (await count(rest));
    if (records !== population.count)
      report(name, name, `it has ${records} records, the population has ${population.count} lines`);
  }
};
