// The distinct texts of a segment's changes, folded, and which events hold which of them.
import { bytesOf, integersOf } from './aggregated-rows.ts';
import { foldJsonTexts } from './fold-json-texts.ts';
import type { SegmentDatabase } from './segment-database.ts';
import type { TextArena } from './text-arena.ts';

/** Bytes of texts read at once. */
const chunkBytes = 16 * 1024 * 1024;
const none = -1;

/** An entry is a place in `codes`; the events stand in parallel arrays, `-1` where an event has no such text. */
export interface SegmentTexts {
  /** Arenas of consecutive entries. */
  arenas: { arena: TextArena; firstEntry: number }[];
  /** The code of each entry in table `text`. */
  codes: Int32Array;
  /** Entries whose JSON is one string. */
  strings: number[];
  seqs: Int32Array;
  diff: Int32Array;
  before: Int32Array;
  after: Int32Array;
  extra: Int32Array;
  byteLength: number;
}

const readArenas = (database: SegmentDatabase): Pick<SegmentTexts, 'arenas' | 'codes' | 'strings'> => {
  const [[first, last, bytes] = []] = database.rows('SELECT min(code), max(code), sum(octet_length(json)) FROM text');
  const texts: Pick<SegmentTexts, 'arenas' | 'strings'> = { arenas: [], strings: [] };
  const codes: number[] = [];
  if (typeof first !== 'number') return { ...texts, codes: new Int32Array(0) };
  const span = Number(last) - first + 1;
  const step = Math.ceil(span / Math.ceil((Number(bytes) + 1) / chunkBytes));
  const sql = `SELECT group_concat(code), CAST(group_concat(json, char(10)) AS BLOB)
    FROM (SELECT code, json FROM text WHERE code >= ? AND code < ? ORDER BY code)`;
  for (let from = first; from <= Number(last); from += step) {
    const [[list, joined] = []] = database.rows(sql, [from, from + step]);
    const firstEntry = codes.length;
    for (const code of integersOf(list)) codes.push(code);
    const { arena, strings } = foldJsonTexts(bytesOf(joined));
    texts.arenas.push({ arena, firstEntry });
    for (const entry of strings) texts.strings.push(firstEntry + entry);
  }
  return { ...texts, codes: Int32Array.from(codes) };
};

/** Reads and folds all texts: some 10 ms a megabyte, once. */
export const readSegmentTexts = (database: SegmentDatabase): SegmentTexts => {
  const texts = readArenas(database);
  const columns = ['diff', 'before', 'after', 'extra'].map((name) => `group_concat(coalesce(${name}, ${none}))`);
  const [row = []] = database.rows(`SELECT group_concat(seq), ${columns.join(', ')} FROM change`);
  const entryOf = new Int32Array((texts.codes.at(-1) ?? 0) + 1).fill(none);
  texts.codes.forEach((code, entry) => {
    entryOf[code] = entry;
  });
  const entries = (place: number): Int32Array =>
    integersOf(row[place]).map((code) => (code === none ? none : (entryOf[code] ?? none)));
  const read = {
    ...texts,
    seqs: integersOf(row[0]),
    diff: entries(1),
    before: entries(2),
    after: entries(3),
    extra: entries(4),
  };
  const arenaBytes = read.arenas.reduce((sum, { arena }) => sum + arena.bytes.length + arena.starts.byteLength, 0);
  const byteLength = arenaBytes + read.codes.byteLength + 8 * read.strings.length + 5 * read.seqs.byteLength;
  return { ...read, byteLength };
};
