// Substring search over one segment's ids and changes, without regard to case as Unicode lower-casing has it.
// SQLite finds the candidates: it folds ASCII only, so rows with other letters are candidates too and JavaScript decides.
import type { SegmentDatabase } from './segment-database.ts';
import { decodeText } from './text-codec.ts';

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

const candidates = (column: string, ascii: boolean): string => {
  const beyondAscii = `octet_length(${column}) <> length(${column}) OR instr(${column}, char(1)) = 1`;
  return ascii ? `instr(lower(${column}), ?1) > 0 OR ${beyondAscii}` : `(${beyondAscii}) AND ?1 IS NOT NULL`;
};

/** The needle as it may stand inside JSON text, where quotes and control characters are escaped. */
const inJson = (needle: string): string => JSON.stringify(needle).slice(1, -1).toLowerCase();

/** Seqs, ascending, whose event id, resource id, diff, before, after or extra contains the text. */
export const searchSegment = (database: SegmentDatabase, needle: string): number[] => {
  const found = new Set<number>();
  const folded = needle.toLowerCase();
  const plain = (text: unknown): boolean => typeof text === 'string' && decodeText(text).toLowerCase().includes(folded);
  const ascii = isAscii(folded);
  database.each(`SELECT seq, id FROM ev WHERE ${candidates('id', ascii)}`, [folded], ([seq, id]) => {
    if (plain(id)) found.add(Number(seq));
  });
  const resources: number[] = [];
  database.each(`SELECT code, id FROM res WHERE ${candidates('id', ascii)}`, [folded], ([code, id]) => {
    if (plain(id)) resources.push(Number(code));
  });
  if (resources.length > 0) {
    const sql = 'SELECT seq FROM ev WHERE res IN (SELECT value FROM json_each(?))';
    database.each(sql, [JSON.stringify(resources)], ([seq]) => found.add(Number(seq)));
  }
  const escaped = inJson(needle);
  const inText = (text: unknown): boolean => typeof text === 'string' && text.toLowerCase().includes(escaped);
  const anywhere = ['diff', 'before', 'after', 'extra'].map((column) => `(${candidates(column, isAscii(escaped))})`);
  const sql = `SELECT seq, diff, before, after, extra FROM diff WHERE ${anywhere.join(' OR ')}`;
  database.each(sql, [escaped], ([seq, ...texts]) => {
    if (texts.some(inText)) found.add(Number(seq));
  });
  return [...found].sort((left, right) => left - right);
};
