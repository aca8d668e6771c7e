// The ids of a segment, unpacked and folded, for search. Most needles cannot occur in a packed id: those are answered without reading any.
import { foldText } from '#shared/model/fold-text.ts';
import { bytesOf, integersOf } from './aggregated-rows.ts';
import type { Packing } from './id-forms.ts';
import { packedLength, ulidLength, unpackUlid, unpackUuid, uuidLength } from './packed-id.ts';
import type { SegmentDatabase } from './segment-database.ts';
import { arenaOf, entriesWith, type TextArena } from './text-arena.ts';
import { decodeText } from './text-codec.ts';

/** Ids of one spelling: `rows` tells which rows of the table they are. */
export interface IdForm {
  prefix: string;
  packing: Packing;
  rows: string;
}

/** Where ids stand: the table, its key, and the forms within. */
export interface IdTable {
  name: 'ev' | 'res';
  key: 'seq' | 'code';
  forms: readonly IdForm[];
}

/** Ids behind their prefix, in the order of `keys`. */
interface FormIds {
  arena: TextArena;
  keys: Int32Array;
}
export interface SegmentIds {
  /** One for each form of the table. */
  forms: FormIds[];
  byteLength: number;
}

const separator = '\x1f';
const alphabets = { ulid: /^[0-9a-hjkmnp-tv-z]*$/, uuid: /^[0-9a-f-]*$/ } as const;
const lengths = { ulid: ulidLength, uuid: uuidLength } as const;

/** The table of event ids. */
export const eventIdTable = (database: SegmentDatabase): IdTable => ({
  name: 'ev',
  key: 'seq',
  forms: database.rows('SELECT code, prefix, packing FROM form ORDER BY code').map(([code, prefix, packing]) => ({
    prefix: foldText(decodeText(String(prefix))),
    packing: packing as Packing,
    rows: `form = ${Number(code)}`,
  })),
});

/** The table of resource ids. */
export const resourceIdTable: IdTable = {
  name: 'res',
  key: 'code',
  forms: [
    { prefix: '', packing: 'uuid', rows: "typeof(id) = 'blob'" },
    { prefix: '', packing: 'text', rows: "typeof(id) = 'text'" },
  ],
};

const unpacked = (packed: Uint8Array, packing: 'ulid' | 'uuid'): string[] => {
  const unpack = packing === 'ulid' ? unpackUlid : unpackUuid;
  const ids: string[] = [];
  for (let at = 0; at < packed.length; at += packedLength) {
    ids.push(unpack(packed.subarray(at, at + packedLength)).toLowerCase());
  }
  return ids;
};

/** Reads the ids of every form in one pass over the table. */
export const readSegmentIds = (database: SegmentDatabase, { name, key, forms }: IdTable): SegmentIds => {
  const columns = forms.flatMap(({ packing, rows }) => {
    const joined = `group_concat(id, ${packing === 'text' ? `char(${separator.charCodeAt(0)})` : "''"}) FILTER (WHERE ${rows})`;
    return [`group_concat(${key}) FILTER (WHERE ${rows})`, packing === 'text' ? joined : `CAST(${joined} AS BLOB)`];
  });
  const row = columns.length === 0 ? [] : (database.rows(`SELECT ${columns.join(', ')} FROM ${name}`)[0] ?? []);
  const textsOf = (list: unknown, count: number, rows: string): string[] => {
    const joined = count === 0 ? [] : String(list).split(separator);
    const stored =
      joined.length === count
        ? joined
        : database.rows(`SELECT id FROM ${name} WHERE ${rows} ORDER BY ${key}`).map(([id]) => String(id));
    return stored.map((id) => foldText(decodeText(id)));
  };
  const read = forms.map(({ packing, rows }, index): FormIds => {
    const keys = integersOf(row[index * 2]);
    const list = row[index * 2 + 1];
    const ids = packing === 'text' ? textsOf(list, keys.length, rows) : unpacked(bytesOf(list), packing);
    return { arena: arenaOf(ids), keys };
  });
  const sizes = read.map(({ arena, keys }) => arena.bytes.length + arena.starts.byteLength + keys.byteLength);
  return { forms: read, byteLength: sizes.reduce((sum, size) => sum + size, 0) };
};

/** How a needle can lie in the ids of a form: within the prefix (so in all), within what follows, or over the border: `heads` are then what follows begins with. */
const placesIn = ({ prefix, packing }: IdForm, needle: string): { all: boolean; within: boolean; heads: string[] } => {
  const fits = (text: string): boolean =>
    packing === 'text' || (text.length <= lengths[packing] && alphabets[packing].test(text));
  const heads: string[] = [];
  for (let cut = 1; cut < needle.length; cut++) {
    const head = needle.slice(cut);
    if (prefix.endsWith(needle.slice(0, cut)) && fits(head)) heads.push(head);
  }
  return { all: prefix.includes(needle), within: fits(needle), heads };
};

const entriesBeginning = ({ bytes, starts }: TextArena, head: Uint8Array): number[] => {
  const found: number[] = [];
  for (let entry = 0; entry + 1 < starts.length; entry++) {
    const at = starts[entry] ?? 0;
    if (bytes.compare(head, 0, head.length, at, Math.min(at + head.length, bytes.length)) === 0) found.push(entry);
  }
  return found;
};

/** Keys of the ids that hold the folded needle, in no order and perhaps twice. `read` is called only when ids must be looked at. */
export const keysWith = ({ forms }: IdTable, needle: string, read: () => SegmentIds): number[] =>
  forms.flatMap((form, index) => {
    const { all, within, heads } = placesIn(form, needle);
    if (!all && !within && heads.length === 0) return [];
    const ids = read().forms[index];
    if (ids === undefined) return [];
    if (all) return [...ids.keys];
    const entries = within ? entriesWith(ids.arena, Buffer.from(needle, 'utf8')) : [];
    for (const head of heads)
      for (const entry of entriesBeginning(ids.arena, Buffer.from(head, 'utf8'))) entries.push(entry);
    return entries.map((entry) => ids.keys[entry] ?? 0);
  });
