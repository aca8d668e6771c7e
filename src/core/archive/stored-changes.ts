// What changes are made of, read with a third of the work that whole events take: what the column index holds is not read
// again, and a text that several changes share, such as the state one left and the next one found, is parsed once.
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { type Packing, unpackId } from './id-forms.ts';
import type { SegmentDatabase } from './segment-database.ts';
import { resourceIdOf } from './stored-event.ts';
import { decodeText } from './text-codec.ts';
import type { SegmentColumns, StoredChange } from './types.ts';

const rowsPerStatement = 4096;

const rowQuery = `SELECT e.seq, f.prefix, f.packing, e.id, e.ts_iso, r.id, c.diff, c.before, c.after, c.extra
  FROM ev e JOIN form f ON f.code = e.form LEFT JOIN res r ON r.code = e.res LEFT JOIN change c ON c.seq = e.seq
  WHERE e.seq IN (SELECT value FROM json_each(?))`;
const textQuery = 'SELECT code, json FROM text WHERE code IN (SELECT value FROM json_each(?))';

const parts = ['diff', 'before', 'after', 'extra'] as const;

/** A change whose texts are still codes. */
interface CodedChange {
  change: StoredChange;
  texts: (number | null)[];
}

const readRows = (database: SegmentDatabase, { baseMs, timeOffset }: SegmentColumns, seqs: readonly number[]) => {
  const rows = new Map<number, CodedChange>();
  database.each(rowQuery, [JSON.stringify(seqs)], ([seqValue, prefix, packing, id, iso, resource, ...texts]) => {
    const seq = Number(seqValue);
    const change: StoredChange = {
      seq,
      id: decodeText(unpackId(String(prefix), packing as Packing, id as string | Uint8Array)),
      timestamp: typeof iso === 'string' ? decodeText(iso) : new Date(baseMs + (timeOffset[seq] ?? 0)).toISOString(),
      resourceId: resourceIdOf(resource ?? null),
    };
    rows.set(seq, { change, texts: texts as (number | null)[] });
  });
  return rows;
};

const addTexts = (database: SegmentDatabase, rows: ReadonlyMap<number, CodedChange>): void => {
  const wanted = new Set<number>();
  for (const { texts } of rows.values()) for (const code of texts) if (code !== null) wanted.add(code);
  const values = new Map<number, JsonValue>();
  database.each(textQuery, [JSON.stringify([...wanted])], ([code, json]) =>
    values.set(Number(code), JSON.parse(String(json)) as JsonValue),
  );
  for (const { change, texts } of rows.values()) {
    parts.forEach((part, place) => {
      const value = values.get(texts[place] ?? -1);
      if (value === undefined) return;
      if (part === 'extra') change.extra = value as JsonObject;
      else change[part] = value;
    });
  }
};

/** The changes of the rows `seqs`, in any order; their values are shared: never alter them. */
export const storedChanges = (
  database: SegmentDatabase,
  columns: SegmentColumns,
  seqs: readonly number[],
): Map<number, StoredChange> => {
  const found = new Map<number, StoredChange>();
  for (let start = 0; start < seqs.length; start += rowsPerStatement) {
    const rows = readRows(database, columns, seqs.slice(start, start + rowsPerStatement));
    addTexts(database, rows);
    for (const [seq, { change }] of rows) found.set(seq, change);
  }
  return found;
};
