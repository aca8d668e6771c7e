// The events of one archive generation and time range as one database in memory, loaded part by part.
import type { Database } from 'sql.js';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type Packing, unpackId } from '../archive/id-forms.ts';
import type { SqlModule } from '../archive/init-sql.ts';
import type { Manifest, SegmentEntry } from '../archive/types.ts';
import { segmentSchema, withAttachedSegment } from './attached-segment.ts';
import {
  type ConsolePart,
  consoleSchema,
  consoleTables,
  dropTimeIndex,
  hashesPerBlock,
  timeIndex,
  unpackFunction,
} from './console-schema.ts';
import { copyPart, type SegmentPlace } from './copy-part.ts';
import { noCodes, takeCodes } from './segment-codes.ts';
import type { TimeWindow } from './time-window.ts';

/** What SQLite may use in this thread, in bytes: the loaded events and whatever a statement sorts or groups. */
const heapBytes = 768 * 1024 * 1024;
/** The most events that are loaded: all parts of 2 million take about half of the memory. */
export const mostEvents = 2_000_000;

const covers = ({ fromMs, toMs }: TimeWindow, { oldestMs, newestMs }: SegmentEntry): boolean =>
  oldestMs >= fromMs && newestMs < toMs;

const tooMany = (events: number, most: number): WorkbenchError =>
  new WorkbenchError(
    'SQL_LIMIT',
    'events',
    `it reads ${events.toLocaleString('en')} events and the console holds ${most.toLocaleString('en')} at most`,
  );

export class ConsoleDatabase {
  readonly database: Database;
  /** Events of the segments loaded so far that are in the time window. */
  events = 0;
  readonly #parts = new Set<ConsolePart>();
  readonly #places = new Map<string, SegmentPlace>();
  readonly #free = noCodes();
  readonly #segments: { entry: SegmentEntry; base: number }[] = [];

  constructor(
    private readonly sql: SqlModule,
    private readonly archivePath: string,
    readonly manifest: Manifest,
    private readonly window: TimeWindow,
    private readonly most: number,
  ) {
    let base = 0;
    const inOrder = [...manifest.segments].sort(
      (left, right) => left.oldestMs - right.oldestMs || left.part - right.part,
    );
    for (const entry of inOrder) {
      if (entry.newestMs < window.fromMs || entry.oldestMs >= window.toMs) continue;
      this.#segments.push({ entry, base });
      base += Math.ceil(entry.events / hashesPerBlock) * hashesPerBlock;
    }
    this.database = new sql.Database();
    this.database.run(`PRAGMA hard_heap_limit = ${heapBytes}; PRAGMA temp_store = MEMORY;
      ATTACH ':memory:' AS ${consoleSchema}; PRAGMA ${consoleSchema}.journal_mode = OFF;`);
    this.database.create_function(unpackFunction, (packing: Packing, id: Uint8Array) => unpackId('', packing, id));
    this.database.run(`${consoleTables}; ${timeIndex}`);
    this.#protect();
  }

  /** Which of the parts are not there yet. */
  missing(parts: readonly ConsolePart[]): ConsolePart[] {
    return parts.filter((part) => !this.#parts.has(part));
  }

  /** Events to be loaded, at most: a segment that reaches beyond the window counts whole. */
  get expected(): number {
    return this.#segments.reduce((sum, { entry }) => sum + entry.events, 0);
  }

  /** Refuses before anything is read when the whole segments alone are too many. Throws SQL_LIMIT. */
  assertFits(): void {
    const certain = this.#segments.filter(({ entry }) => covers(this.window, entry));
    const events = certain.reduce((sum, { entry }) => sum + entry.events, 0);
    if (events > this.most) throw tooMany(events, this.most);
  }

  /**
   * Loads parts, a segment at a time; yields the events dealt with so far. A database whose loading failed or was left
   * half done must not be used any more. Throws SQL_LIMIT, and what reading a segment throws.
   */
  *load(parts: readonly ConsolePart[]): Generator<number> {
    this.assertFits();
    const wanted = this.missing(parts.includes('codes') ? parts : ['codes', ...parts]);
    this.database.run('PRAGMA query_only = 0');
    // Sorting once is cheaper than keeping order row by row.
    if (wanted.includes('codes')) this.database.run(dropTimeIndex);
    let done = 0;
    for (const { entry, base } of this.#segments) {
      withAttachedSegment(this.sql, this.database, this.archivePath, entry, () => {
        const place = this.#placeOf(entry, base);
        for (const part of wanted) copyPart(this.database, part, place);
      });
      done += entry.events;
      yield done;
    }
    if (wanted.includes('codes')) this.database.run(timeIndex);
    for (const part of wanted) this.#parts.add(part);
    this.#protect();
  }

  close(): void {
    this.database.close();
  }

  /** From here on nothing can be written, whatever a statement says. */
  #protect(): void {
    this.database.run('PRAGMA query_only = 1');
  }

  /** Where the attached segment's events and codes stand; the same for every part. */
  #placeOf(entry: SegmentEntry, base: number): SegmentPlace {
    const known = this.#places.get(entry.file);
    if (known !== undefined) return known;
    const { first, last } = this.#rangeOf(entry);
    const codes = takeCodes(this.database, this.#free);
    const place = { base, first, last, codes };
    this.#places.set(entry.file, place);
    this.events += last - first + 1;
    if (this.events > this.most) throw tooMany(this.events, this.most);
    return place;
  }

  /** Seq is time order, so the events of a window stand in one stretch; an empty one ends before it begins. */
  #rangeOf(entry: SegmentEntry): { first: number; last: number } {
    if (covers(this.window, entry)) return { first: 0, last: entry.events - 1 };
    const { fromMs, toMs } = this.window;
    const [row] =
      this.database.exec(
        `SELECT coalesce(min(seq), 0), coalesce(max(seq), -1) FROM ${segmentSchema}.ev WHERE ts >= ? AND ts < ?`,
        [fromMs, toMs],
      )[0]?.values ?? [];
    return { first: Number(row?.[0]), last: Number(row?.[1]) };
  }
}
