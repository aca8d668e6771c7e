// Rejected records of an archive, page by page and filtered, straight from the quarantine files. Those never change, so
// what was learnt of one serves every later generation.
import { join } from 'node:path';
import type { ImportRecord, QuarantineItem } from '#shared/model/archive.ts';
import { QuarantineIndex } from './quarantine-index.ts';
import { type SettledRecords, settledRecords } from './settled-records.ts';
import type { Manifest, QuarantineFilter } from './types.ts';

/** What was found last in one file, for the pages that follow. */
interface Found {
  key: string;
  ordinals: readonly number[];
}

export class QuarantineFiles {
  readonly #indexes = new Map<string, Promise<QuarantineIndex>>();
  readonly #found = new Map<string, Found>();

  constructor(private readonly archivePath: string) {}

  /** `total` fit; `items` are `offset` to `offset + limit` of them, in the order of imports and positions. */
  async list(
    manifest: Manifest,
    filter: QuarantineFilter,
    offset: number,
    limit: number,
  ): Promise<{ total: number; items: QuarantineItem[] }> {
    const settled = settledRecords(manifest.imports);
    const wanted = manifest.imports.filter(
      ({ id, rejected }) => rejected > 0 && (filter.importId === undefined || filter.importId === id),
    );
    const items: QuarantineItem[] = [];
    let total = 0;
    for (const record of wanted) {
      const [from, to] = [Math.max(0, offset - total), offset + limit - total];
      if (isWhole(filter)) {
        const places = { length: Math.max(0, Math.min(to, record.rejected) - from) };
        const ordinals = Array.from(places, (_, at) => from + at);
        items.push(...(await this.#items(record, ordinals, settled)));
        total += record.rejected;
      } else {
        const ordinals = await this.#matching(manifest, record, filter, settled);
        items.push(...(await this.#items(record, ordinals.slice(from, Math.max(from, to)), settled)));
        total += ordinals.length;
      }
    }
    return { total, items };
  }

  async #items(record: ImportRecord, ordinals: readonly number[], settled: SettledRecords): Promise<QuarantineItem[]> {
    if (ordinals.length === 0) return [];
    const records = await (await this.#index(record)).records(ordinals);
    return records.map((item, at) => {
      const ordinal = ordinals[at] as number;
      return { ...item, ordinal, settledBy: settled.by(record.id, ordinal) };
    });
  }

  async #matching(
    { generation }: Manifest,
    record: ImportRecord,
    { reason, source, settled: withSettled }: QuarantineFilter,
    settled: SettledRecords,
  ): Promise<readonly number[]> {
    if (!withSettled && settled.count(record.id) === record.rejected) return [];
    const key = JSON.stringify([reason, source, withSettled ? null : generation]);
    const found = this.#found.get(record.id);
    if (found?.key === key) return found.ordinals;
    const index = reason === undefined && source === undefined ? null : await this.#index(record);
    const ordinals: number[] = [];
    for (let ordinal = 0; ordinal < record.rejected; ordinal++) {
      if (reason !== undefined && index?.reason(ordinal) !== reason) continue;
      if (source !== undefined && index?.source(ordinal) !== source) continue;
      if (withSettled || settled.by(record.id, ordinal) === null) ordinals.push(ordinal);
    }
    this.#found.set(record.id, { key, ordinals });
    return ordinals;
  }

  #index({ id, quarantine, rejected }: ImportRecord): Promise<QuarantineIndex> {
    const file = join(this.archivePath, quarantine?.file ?? '');
    const index = this.#indexes.get(id) ?? QuarantineIndex.read(file, rejected);
    this.#indexes.set(id, index);
    // A file that could not be read is tried again when it is asked for again.
    index.catch(() => this.#indexes.delete(id));
    return index;
  }
}

const isWhole = ({ reason, source, settled }: QuarantineFilter): boolean =>
  reason === undefined && source === undefined && settled;
