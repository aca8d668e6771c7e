// The sources whose rejected records are read again: each with its mapper, and what became of its records. Line and byte
// offset stay those of the original source.
import type { ImportRecord, QuarantineItem, Reconciliation, SourceReport } from '#shared/model/archive.ts';
import type { ImportReport, LeftRecords } from '#shared/model/import-run.ts';
import type { MappingProfile } from '#shared/model/mapping.ts';
import type { ArchiveWriter } from '../archive/types.ts';
import type { RecordMapper } from './read-source.ts';
import { rejectRecord } from './reject-record.ts';
import { planRetry, type RetryContext } from './retry-mapper.ts';
import { type RetriedSource, retriedSource } from './retry-reading.ts';
import { createSourceWatch, type SourceWatch } from './warnings/source-watch.ts';

type Why = LeftRecords['why'];

const shownRejects = 20;
const tallyOf = { accepted: 'accepted', duplicate: 'duplicates', conflict: 'conflicts' } as const;
const nothingRead: Reconciliation = { read: 0, accepted: 0, duplicates: 0, conflicts: 0, rejected: 0 };

interface OpenSource {
  /** Among the sources of the writer. */
  index: number;
  report: SourceReport;
  map: RecordMapper;
  watch: SourceWatch;
}

export class RetriedSources {
  readonly total: Reconciliation = { ...nothingRead };
  readonly rejects: ImportReport['rejects'] = [];
  /** Those used, by digest. */
  readonly profiles: Record<string, MappingProfile> = {};
  readonly #imports: ReadonlyMap<string, ImportRecord>;
  readonly #sources = new Map<string, OpenSource | Why>();

  constructor(
    private readonly writer: ArchiveWriter,
    imports: readonly ImportRecord[],
    private readonly context: RetryContext,
    private readonly nowMs: number,
  ) {
    this.#imports = new Map(imports.map((record) => [record.id, record]));
  }

  get reports(): SourceReport[] {
    return [...this.#sources.values()].flatMap((source) =>
      typeof source === 'string' ? [] : [{ ...source.report, warnings: source.watch.finish(0) }],
    );
  }

  /** Reads a whole record again and counts what became of it; or says why it has to stay where it is. */
  read(item: QuarantineItem): Why | null {
    const source = this.#open(item);
    if (typeof source === 'string') return source;
    const { index, report, map, watch } = source;
    const { line, byteOffset, bytes } = item;
    const raw = Buffer.from(item.raw, item.encoding);
    const record = { line, byteOffset, raw, bytes, problem: null };
    const outcome = map(record);
    // A mapper that finds no record in what was rejected as one has nothing to say: it stays.
    if (outcome === null) return 'layout_unclear';
    report.bytes += bytes;
    watch.record(raw, 0, raw.length, line, byteOffset);
    if ('problem' in outcome) {
      const { problem } = outcome;
      this.writer.reject(rejectRecord(report.name, record, problem));
      if (this.rejects.length < shownRejects) this.rejects.push({ source: report.name, line, ...problem });
      this.#count(report, 'rejected');
    } else {
      const { event, timeMs, contentHash } = outcome.mapped;
      const fate = this.writer.add({ event, timeMs, contentHash, raw, source: index, line, byteOffset });
      watch.time(timeMs, line);
      watch.mapped(outcome.mapped, raw, line);
      this.#count(report, tallyOf[fate]);
    }
    return null;
  }

  #count(report: SourceReport, fate: Exclude<keyof Reconciliation, 'read'>): void {
    for (const counts of [report, this.total]) {
      counts.read += 1;
      counts[fate] += 1;
    }
  }

  #open({ importId, source: name }: QuarantineItem): OpenSource | Why {
    const key = JSON.stringify([importId, name]);
    const known = this.#sources.get(key);
    if (known !== undefined) return known;
    const record = this.#imports.get(importId);
    const found = record === undefined ? 'layout_unknown' : retriedSource(record, name);
    const opened = typeof found === 'string' ? found : this.#begin(name, found);
    this.#sources.set(key, opened);
    return opened;
  }

  #begin(name: string, source: RetriedSource): OpenSource {
    const { map, reading, profile } = planRetry(name, source, this.context);
    if (profile !== null) this.profiles[profile.digest] = profile.profile;
    const report: SourceReport = {
      ...nothingRead,
      name,
      bytes: 0,
      sha256: null,
      format: source.format,
      compressed: false,
      skipped: null,
      reading,
    };
    const watch = createSourceWatch(source.format, [], this.nowMs);
    return { index: this.writer.beginSource(name), report, map, watch };
  }
}
