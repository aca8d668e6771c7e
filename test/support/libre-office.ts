// What LibreOffice makes of a file: its sheets as cells, read from a flat OpenDocument that it writes.
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';

export interface OfficeCell {
  text: string;
  formula: string | null;
}
export type OfficeSheet = { name: string; rows: OfficeCell[][] };

/** Whether it is there; says so on stderr where it is not. */
export const hasLibreOffice = (): boolean => {
  if (spawnSync('soffice', ['--version']).status === 0) return true;
  process.stderr.write('Skipped: LibreOffice (soffice) is not installed.\n');
  return false;
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plain = (xml: string): string =>
  xml
    .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_, count = '1') => ' '.repeat(Number(count)))
    .replace(/<text:tab\/>/g, '\t')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex, decimal, name) =>
      name === undefined
        ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
        : (entities[name] ?? ''),
    );

const attribute = (tag: string, name: string): string | null => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? null;

const cellsOf = (row: string): OfficeCell[] => {
  const cells: OfficeCell[] = [];
  for (const [, tag = '', content = ''] of row.matchAll(
    /<table:table-cell((?:\s[^>]*?)?)(?:\/>|>(.*?)<\/table:table-cell>)/gs,
  )) {
    const paragraphs = [...content.matchAll(/<text:p(?:\s[^>]*?)?(?:\/>|>(.*?)<\/text:p>)/gs)];
    const text = paragraphs.map(([, inner = '']) => plain(inner)).join('\n');
    const formula = attribute(tag, 'table:formula');
    const repeated = Number(attribute(tag, 'table:number-columns-repeated') ?? '1');
    // The rest of a row is one cell repeated to the end of the sheet.
    for (let count = 0; count < Math.min(repeated, 64); count += 1) cells.push({ text, formula });
  }
  return cells;
};

const sheetsOf = (xml: string): OfficeSheet[] =>
  [...xml.matchAll(/<table:table ([^>]*)>(.*?)<\/table:table>/gs)].map(([, tag = '', body = '']) => ({
    name: plain(attribute(` ${tag}`, 'table:name') ?? ''),
    rows: [...body.matchAll(/<table:table-row[^>]*>(.*?)<\/table:table-row>/gs)].map(([, row = '']) => cellsOf(row)),
  }));

/** Opens the files in one run; `delimiter` is that of CSV. A profile of its own is made beside them. */
export const openInLibreOffice = async (
  paths: readonly string[],
  delimiter: ',' | ';' | '\t' = ',',
): Promise<OfficeSheet[][]> => {
  const [first = ''] = paths;
  const folder = dirname(first);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  // Separator, quote, UTF-8, from the first line, cells judged by their looks.
  const filter = first.endsWith('.csv') ? [`--infilter=CSV:${delimiter.charCodeAt(0)},34,76,1,,0,false,true`] : [];
  const arguments_ = [profile, '--headless', ...filter, '--convert-to', 'fods', '--outdir', folder, ...paths];
  await promisify(execFile)('soffice', arguments_, { timeout: 120_000 });
  return paths.map((path) => sheetsOf(readFileSync(join(folder, `${basename(path, extname(path))}.fods`), 'utf8')));
};
