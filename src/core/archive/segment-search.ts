// Substring search over one segment's ids and changes, without regard to case as Unicode lower-casing has it.
// SQLite finds the candidates: it folds ASCII only, so rows with other letters are candidates too and JavaScript decides.

import { type Packing, unpackId } from './id-forms.ts';
import type { SegmentDatabase } from './segment-database.ts';
import { resourceIdOf } from './stored-event.ts';
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
  database.each('SELECT e.seq, f.prefix, f.packing, e.id FROM ev e JOIN form f ON f.code = e.form', [], (row) => {
    const id = decodeText(unpackId(String(row[1]), row[2] as Packing, row[3] as string | Uint8Array));
    if (id.toLowerCase().includes(folded)) found.add(Number(row[0]));
  });
  const resources: number[] = [];
  database.each('SELECT code, id FROM res', [], ([code, id]) => {
    if (
      resourceIdOf(id ?? null)
        ?.toLowerCase()
        .includes(folded)
    )
      resources.push(Number(code));
  });
  if (resources.length > 0) {
    const sql = 'SELECT seq FROM ev WHERE res IN (SELECT value FROM json_each(?))';
    database.each(sql, [JSON.stringify(resources)], ([seq]) => found.add(Number(seq)));
  }
  const escaped = inJson(needle);
  const texts: number[] = [];
  database.each(
    `SELECT code, json FROM text WHERE ${candidates('json', isAscii(escaped))}`,
    [escaped],
    ([code, json]) => {
      if (String(json).toLowerCase().includes(escaped)) texts.push(Number(code));
    },
  );
  const wanted = '(SELECT value FROM json_each(?1))';
  const sql = `SELECT seq FROM change WHERE diff IN ${wanted} OR before IN ${wanted} OR after IN ${wanted} OR extra IN ${wanted}`;
  if (texts.length > 0) database.each(sql, [JSON.stringify(texts)], ([seq]) => found.add(Number(seq)));
  return [...found].sort((left, right) => left - right);
};
