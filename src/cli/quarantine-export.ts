// Rejected records on their way out: as JSON lines that tell everything of them, or as the bare records of one source,
// to be corrected by hand and imported as a file.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportRecord, QuarantineItem, SourceReading } from '#shared/model/archive.ts';

/** A piece of the export for some records. `skipped`: records of which only the start is kept. */
export type QuarantineExport = (items: readonly QuarantineItem[]) => { bytes: Buffer; skipped: number };

export const entryLines: QuarantineExport = (items) => ({
  bytes: Buffer.from(items.map((item) => `${JSON.stringify(item)}\n`).join('')),
  skipped: 0,
});

const utf16Mark: Record<string, Buffer> = {
  'utf-16le': Buffer.from([0xff, 0xfe]),
  'utf-16be': Buffer.from([0xfe, 0xff]),
};

/** ASCII signs in the encoding of the source. */
const inEncoding = (text: string, encoding: string): Buffer => {
  const little = Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16le') return little;
  return encoding === 'utf-16be' ? little.swap16() : Buffer.from(text, 'utf8');
};

const quoted = (cell: string, { delimiter, escape: escaped }: NonNullable<SourceReading['csv']>): string => {
  if (!cell.includes(delimiter) && !/["\r\n]/.test(cell)) return cell;
  return `"${cell.replaceAll('"', escaped === 'doubled' ? '""' : '\\"')}"`;
};

interface Layout {
  source: string;
  encoding: string;
  csv: SourceReading['csv'];
}

const layoutOf = ({ sources }: ImportRecord, name: string): Layout => {
  const found = sources.find((source) => source.name === name);
  if (found?.format === 'csv' && (found.reading?.csv ?? null) === null) {
    throw new WorkbenchError('BAD_INPUT', name, 'its import did not note the header of this CSV file');
  }
  return {
    source: name,
    encoding: (found?.reading?.encoding ?? 'utf-8').toLowerCase(),
    csv: found?.reading?.csv ?? null,
  };
};

const isSameLayout = (one: Layout, other: Layout): boolean =>
  one.encoding === other.encoding && JSON.stringify(one.csv) === JSON.stringify(other.csv);

/**
 * The bytes of whole records, each with a line end behind it, under the header their source had. Records of differently
 * laid out sources do not make one file: BAD_INPUT, naming two of them.
 */
export const rawRecords = (imports: readonly ImportRecord[]): QuarantineExport => {
  const layouts = new Map<string, Layout>();
  let first: Layout | null = null;
  const layoutFor = ({ importId, source }: QuarantineItem): Layout => {
    const key = JSON.stringify([importId, source]);
    const known = layouts.get(key);
    if (known !== undefined) return known;
    const record = imports.find(({ id }) => id === importId);
    if (record === undefined) throw new WorkbenchError('INTERNAL', importId, 'no such import');
    const layout = layoutOf(record, source);
    layouts.set(key, layout);
    return layout;
  };
  return (items) => {
    const pieces: Buffer[] = [];
    let skipped = 0;
    for (const item of items) {
      const raw = Buffer.from(item.raw, item.encoding);
      if (raw.length < item.bytes) {
        skipped += 1;
        continue;
      }
      const layout = layoutFor(item);
      if (first === null) {
        first = layout;
        const { csv, encoding } = layout;
        pieces.push(utf16Mark[encoding] ?? Buffer.alloc(0));
        if (csv !== null) {
          const header = csv.header.map((cell) => quoted(cell, csv)).join(csv.delimiter);
          pieces.push(inEncoding(`${header}\n`, encoding));
        }
      } else if (!isSameLayout(first, layout)) {
        const detail = `it is laid out differently from ${first.source}; choose one with --source and --import`;
        throw new WorkbenchError('BAD_INPUT', item.source, detail);
      }
      pieces.push(raw, inEncoding('\n', layout.encoding));
    }
    return { bytes: Buffer.concat(pieces), skipped };
  };
};
