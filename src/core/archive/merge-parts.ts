// Reads the parts of a month back into pending rows, each with all that was stored of it, ready to be sealed as one segment.
import { join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { categories } from '#shared/model/category.ts';
import { readDictionaries } from './column-index.ts';
import type { DatabasePool } from './database-pool.ts';
import { EventBytes, textField } from './event-bytes.ts';
import { IdForms } from './id-forms.ts';
import { IsoMilliseconds } from './iso-milliseconds.ts';
import { column } from './month-rows.ts';
import { Originals } from './originals.ts';
import { PendingMonth } from './pending-month.ts';
import type { RecordTemplate } from './record-template.ts';
import { storedEventColumns, storedEventTables, storedRow } from './stored-event.ts';
import { flagBits, type SegmentDictionaries, type SegmentEntry } from './types.ts';
import { readVerified } from './verify-file.ts';

const rowsAtOnce = 2048;

/** Texts numbered from 0 in order of appearance, with the value each stands for. */
class Numbered<Value> {
  readonly values: Value[] = [];
  readonly #numbers = new Map<string, number>();

  number(text: string, value: () => Value): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.values.length);
    return this.values.push(value()) - 1;
  }
}

/** What the codes of a part have become, and the file they stand in. `category` -1: one this program does not know. */
interface PartCodes {
  file: string;
  source: number[];
  layout: Map<number, number>;
  category: number[];
}

/** The rows of all parts, with the sources and layouts their codes point into. */
export interface MergedParts {
  month: PendingMonth;
  sources: { importId: string; name: string }[];
  templates: RecordTemplate[];
}

export class PartsGatherer implements MergedParts {
  readonly month: PendingMonth;
  readonly #sources = new Numbered<{ importId: string; name: string }>();
  readonly #templates = new Numbered<RecordTemplate>();
  readonly #forms = new IdForms();
  readonly #event = new EventBytes();
  readonly #iso = new IsoMilliseconds();

  constructor(
    private readonly archivePath: string,
    private readonly pool: DatabasePool,
    month: string,
  ) {
    this.month = new PendingMonth(month, this.#forms);
  }

  get sources(): { importId: string; name: string }[] {
    return this.#sources.values;
  }

  get templates(): RecordTemplate[] {
    return this.#templates.values;
  }

  /**
   * Takes in one part, `breathe` being called between some rows (and may throw to give up). Throws ARCHIVE_DAMAGED when the
   * part is not what the manifest says.
   */
  async take(entry: SegmentEntry, breathe: () => Promise<void>): Promise<void> {
    const dictionaries = readDictionaries(this.pool.get(entry));
    const codes: PartCodes = {
      file: entry.file,
      source: dictionaries.source.map((source) =>
        this.#sources.number(JSON.stringify([source.importId, source.name]), () => source),
      ),
      layout: this.#layoutCodes(entry),
      category: dictionaries.category.map((category) => categories.indexOf(category)),
    };
    const originals = entry.originals ? new Originals(readVerified(this.archivePath, entry.originals)) : null;
    const sql = `SELECT ${storedEventColumns} FROM ${storedEventTables} WHERE e.seq >= ? AND e.seq < ? ORDER BY e.seq`;
    for (let from = 0; from < entry.events; from += rowsAtOnce) {
      await breathe();
      const rows = this.pool.get(entry).rows(sql, [from, from + rowsAtOnce]);
      for (const row of rows) this.#put(row, dictionaries, codes, originals);
    }
  }

  #layoutCodes(entry: SegmentEntry): Map<number, number> {
    const rows = this.pool.get(entry).rows('SELECT code, template FROM layout');
    return new Map(
      rows.map(([code, template]) => {
        const text = String(template);
        return [Number(code), this.#templates.number(text, () => JSON.parse(text) as RecordTemplate) + 1];
      }),
    );
  }

  #put(
    row: Parameters<typeof storedRow>[0],
    dictionaries: SegmentDictionaries,
    codes: PartCodes,
    originals: Originals | null,
  ): void {
    const { stored, layout, texts } = storedRow(row, dictionaries);
    const { event, seq, line, byteOffset, contentHash } = stored;
    const timeMs = Number(row[1]);
    const raw = layout === 0 ? originals?.read(seq) : new Uint8Array(0);
    const newLayout = layout === 0 ? 0 : codes.layout.get(layout);
    const source = codes.source[Number(row[12])];
    if (raw === undefined || newLayout === undefined || source === undefined) {
      throw new WorkbenchError(
        'ARCHIVE_DAMAGED',
        join(this.archivePath, codes.file),
        `row ${seq} points at an original, a layout or a source that is not there`,
      );
    }
    this.#event.fill(event, texts);
    const { buffer, start, end } = this.#event;
    this.#forms.pack(buffer, start[textField.id] as number, end[textField.id] as number);
    const index = this.month.append(this.#event, {
      timeMs,
      timestamp: this.#iso.isPlain(event.timestamp, timeMs) ? null : event.timestamp,
      spelling: event.timestampText === event.timestamp ? null : event.timestampText,
      source,
      line,
      byteOffset,
      flags: Number(row[15]) & ~flagBits.hasChange,
      layout: newLayout,
      raw,
      rawStart: 0,
      rawEnd: raw.length,
      contentHash,
    });
    // The category stays the one that was derived when the event was stored.
    const category = codes.category[Number(row[11])] ?? -1;
    if (category >= 0) this.month.numbers[index * column.width + column.category] = category;
  }
}
