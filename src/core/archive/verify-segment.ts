// One segment from within: its tables, and of every event the content hash, the place in order and the source record.
import type { SqlValue } from 'sql.js';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { identifyEvent } from '../canonical/identify-event.ts';
import { buildColumns } from './column-index.ts';
import { readContentHashes } from './content-hashes.ts';
import { monthEnd, monthStart } from './month-of.ts';
import { Originals } from './originals.ts';
import { type RecordTemplate, rebuildRecord } from './record-template.ts';
import type { SegmentDatabase } from './segment-database.ts';
import { type StoredRow, storedEventColumns, storedEventTables, storedRow } from './stored-event.ts';
import { decodeText } from './text-codec.ts';
import type { SegmentColumns, SegmentEntry } from './types.ts';
import { readVerified } from './verify-file.ts';
import type { Findings } from './verify-findings.ts';
import type { Pace } from './verify-pace.ts';

const rowsPerStep = 2048;

/** What a checked segment hands on to the checks that span segments. */
export interface CheckedSegment {
  columns: SegmentColumns;
  idCheck: Uint16Array;
  /** 32 bytes a row. */
  contents: Buffer;
}

const checkTables = (database: SegmentDatabase, entry: SegmentEntry, findings: Findings): void => {
  const report = (message: string): void => findings.problem('segment', entry.file, message);
  const [integrity] = database.rows('PRAGMA integrity_check(1)');
  if (integrity?.[0] !== 'ok') report(`SQLite finds: ${String(integrity?.[0])}`);
  const [counted] = database.rows(
    'SELECT count(*), min(seq), max(seq), sum((flags & 4) <> 0), min(ts), max(ts), (SELECT sum(length(hashes)) FROM leaf) FROM ev',
  );
  const expected: [string, number, SqlValue | undefined][] = [
    ['events', entry.events, counted?.[0]],
    ['first row', 0, counted?.[1]],
    ['last row', entry.events - 1, counted?.[2]],
    ['conflicts', entry.conflicts, counted?.[3]],
    ['oldest ms', entry.oldestMs, counted?.[4]],
    ['newest ms', entry.newestMs, counted?.[5]],
    ['bytes of content hashes', entry.events * 32, counted?.[6]],
  ];
  for (const [name, told, found] of expected) {
    if (told !== found) report(`${name}: ${found ?? 'none'} where the manifest says ${told}`);
  }
  const start = monthStart(entry.month);
  if (entry.oldestMs < start || entry.newestMs >= monthEnd(start)) report(`it holds events outside ${entry.month}`);
};

/** Makes source records again: from their layouts, or from the bytes kept. */
class Records {
  readonly #templates: Map<number, RecordTemplate>;
  readonly #originals: Originals | null;

  constructor(archivePath: string, entry: SegmentEntry, database: SegmentDatabase, isReadable: boolean) {
    const rows = database.rows('SELECT code, template FROM layout');
    this.#templates = new Map(rows.map(([code, text]) => [Number(code), JSON.parse(String(text)) as RecordTemplate]));
    this.#originals = entry.originals && isReadable ? new Originals(readVerified(archivePath, entry.originals)) : null;
  }

  /** What is wrong with the source record of a row; null when it can be given. */
  problem({ stored, layout, texts }: StoredRow): string | null {
    if (layout === 0) return this.#originals?.read(stored.seq) === undefined ? 'no source record is kept' : null;
    const template = this.#templates.get(layout);
    if (template === undefined) return `there is no layout ${layout}`;
    return rebuildRecord(template, stored.event, texts) === null
      ? `layout ${layout} does not rebuild its source record`
      : null;
  }
}

/** Rows must stand in order of time, finer digits and id; ids of one time were not ordered in schema 1. */
class RowOrder {
  #last: { ts: number; digits: string; id: string } | null = null;

  constructor(private readonly byId: boolean) {}

  follows(ts: number, iso: SqlValue | undefined, id: string): boolean {
    const next = { ts, digits: typeof iso === 'string' ? decodeText(iso).slice(0, -1) : '', id };
    const last = this.#last;
    this.#last = next;
    if (last === null || last.ts !== next.ts) return last === null || last.ts < next.ts;
    if (last.digits !== next.digits) return last.digits < next.digits;
    return !this.byId || last.id <= next.id;
  }
}

export interface SegmentCheck {
  archivePath: string;
  entry: SegmentEntry;
  /** Asked for anew after each pause. */
  database: () => SegmentDatabase;
  /** SQLite's user_version of the file itself. */
  schema: number;
  /** False when the file of kept records is itself damaged, which is told elsewhere. */
  originalsWhole: boolean;
  knownImports: ReadonlySet<string>;
}

/** Checks a segment whose bytes are what the manifest says. Null when it cannot be read at all. */
export const verifySegment = async (
  check: SegmentCheck,
  findings: Findings,
  pace: Pace,
): Promise<CheckedSegment | null> => {
  const { entry, database } = check;
  try {
    checkTables(database(), entry, findings);
    const { columns, idCheck } = buildColumns(database(), entry);
    const contents = readContentHashes(database(), entry.events);
    for (const { importId } of columns.dictionaries.source) {
      if (!check.knownImports.has(importId))
        findings.problem('segment', entry.file, `it names an unknown import ${importId}`);
    }
    await checkRows(check, { columns, idCheck, contents }, findings, pace);
    return { columns, idCheck, contents };
  } catch (error) {
    if (!(error instanceof WorkbenchError) || error.code === 'CANCELLED') throw error;
    findings.problem('segment', entry.file, error.data.detail);
    return null;
  }
};

const checkRows = async (
  { archivePath, entry, database, schema, originalsWhole }: SegmentCheck,
  { columns, contents }: CheckedSegment,
  findings: Findings,
  pace: Pace,
): Promise<void> => {
  const needsOriginals = entry.originals === null || originalsWhole;
  const records = new Records(archivePath, entry, database(), originalsWhole);
  const order = new RowOrder(schema >= 2);
  const sql = `SELECT ${storedEventColumns} FROM ${storedEventTables} WHERE e.seq BETWEEN ? AND ? ORDER BY e.seq`;
  for (let start = 0; start < entry.events; start += rowsPerStep) {
    let seq = start;
    database().each(sql, [start, start + rowsPerStep - 1], (row) => {
      const report = (message: string): void => {
        findings.problem('event', `${entry.file} row ${seq}`, message, entry.file);
      };
      const stored = storedRow(row, columns.dictionaries);
      const { event } = stored.stored;
      if (stored.stored.seq !== seq) report(`row ${stored.stored.seq} stands in its place`);
      const hash = identifyEvent(event).contentHash;
      if (contents.compare(hash, 0, 32, seq * 32, seq * 32 + 32) !== 0)
        report(`its content hash is not that of event ${event.id}`);
      if (!order.follows(Number(row[1]), row[19], event.id)) report(`event ${event.id} does not stand in order`);
      const problem = stored.layout === 0 && !needsOriginals ? null : records.problem(stored);
      if (problem !== null) report(problem);
      seq++;
    });
    if (seq !== Math.min(start + rowsPerStep, entry.events)) {
      findings.problem('segment', entry.file, `rows are missing after row ${seq - 1}`);
    }
    pace.events += seq - start;
    pace.bytesDone += (entry.bytes * (seq - start)) / entry.events;
    await pace.step(entry.file);
  }
};
