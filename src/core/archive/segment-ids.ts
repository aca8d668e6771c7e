// The ids of a segment, unpacked and folded, for search. Most needles cannot occur in a packed id: those are answered without reading any.
import { foldText } from '#shared/model/fold-text.ts';
import { bytesOf, integersOf } from './aggregated-rows.ts';
import type { Packing } from './id-forms.ts';
import { packedLength, ulidLength, uuidLength } from './packed-id.ts';
import type { SegmentDatabase } from './segment-database.ts';
import { arenaOf, createArena, entriesWith, stringEnd, type TextArena } from './text-arena.ts';
import { decodeText } from './text-codec.ts';
import { writeUlid, writeUuid } from './write-packed-id.ts';

/** Ids of one spelling: `rows` tells which rows of the table they are; `prefix` is folded, `spelled` is not. */
export interface IdForm {
  prefix: string;
  spelled: string;
  packing: Packing;
  rows: string;
}

/** Where ids stand: the table, its key, and the forms within. */
export interface IdTable {
  name: 'ev' | 'res';
  key: 'seq' | 'code';
  forms: readonly IdForm[];
}

/** The ids of one form behind their prefix, in the order of `keys`. */
export interface FormIds {
  arena: TextArena;
  keys: Int32Array;
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
    prefix: foldText(String(prefix)),
    spelled: String(prefix),
    packing: packing as Packing,
    rows: `form = ${Number(code)}`,
  })),
});

/** The table of resource ids. */
export const resourceIdTable: IdTable = {
  name: 'res',
  key: 'code',
  forms: [
    { prefix: '', spelled: '', packing: 'uuid', rows: "typeof(id) = 'blob'" },
    { prefix: '', spelled: '', packing: 'text', rows: "typeof(id) = 'text'" },
  ],
};

/** Unpacked ids side by side: the same length each, so that no text is made of any. */
const packedArena = (packed: Uint8Array, packing: 'ulid' | 'uuid'): TextArena => {
  const count = packed.length / packedLength;
  const step = lengths[packing] + 1;
  const bytes = Buffer.allocUnsafeSlow(count * step);
  const write = packing === 'ulid' ? writeUlid : writeUuid;
  for (let index = 0; index < count; index++) {
    write(packed, index * packedLength, bytes, index * step);
    bytes[(index + 1) * step - 1] = stringEnd;
  }
  const starts = new Uint32Array(count + 1);
  for (let index = 0; index <= count; index++) starts[index] = index * step;
  return createArena(bytes, starts);
};

const textIds = (
  database: SegmentDatabase,
  { name, key }: IdTable,
  rows: string,
  list: unknown,
  count: number,
): string[] => {
  const joined = count === 0 ? [] : String(list).split(separator);
  const stored =
    joined.length === count
      ? joined
      : database.rows(`SELECT id FROM ${name} WHERE ${rows} ORDER BY ${key}`).map(([id]) => String(id));
  return stored.map((id) => foldText(decodeText(id)));
};

/** Reads the ids of one form in one pass over the table. */
export const readFormIds = (database: SegmentDatabase, table: IdTable, { packing, rows }: IdForm): FormIds => {
  const joined =
    packing === 'text' ? `group_concat(id, char(${separator.charCodeAt(0)}))` : "CAST(group_concat(id, '') AS BLOB)";
  const from = `FROM (SELECT ${table.key}, id FROM ${table.name} WHERE ${rows} ORDER BY ${table.key})`;
  const [[keyList, list] = []] = database.rows(`SELECT group_concat(${table.key}), ${joined} ${from}`);
  const keys = integersOf(keyList);
  const arena =
    packing === 'text'
      ? arenaOf(textIds(database, table, rows, list, keys.length))
      : packedArena(bytesOf(list), packing);
  return { arena, keys, byteLength: arena.bytes.length + arena.starts.byteLength + keys.byteLength };
};

/** Every id of a packed form, as the source wrote it. */
export const eachPackedId = (
  { packing, spelled }: IdForm,
  { arena: { bytes, starts }, keys }: FormIds,
  visit: (key: number, id: string) => void,
): void => {
  keys.forEach((key, entry) => {
    const folded = bytes.toString('latin1', starts[entry], (starts[entry + 1] ?? 0) - 1);
    visit(key, spelled + (packing === 'ulid' ? folded.toUpperCase() : folded));
  });
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

/**
 * Tells the keys of the ids that hold the folded needle, in no order and perhaps twice. `idsOf` is asked only for forms in
 * which ids must be looked at.
 */
export const findIds = (
  { forms }: IdTable,
  needle: string,
  idsOf: (form: IdForm) => FormIds,
  found: (key: number) => void,
): void => {
  for (const form of forms) {
    const { all, within, heads } = placesIn(form, needle);
    if (!all && !within && heads.length === 0) continue;
    const { arena, keys } = idsOf(form);
    if (all) {
      for (const key of keys) found(key);
      continue;
    }
    if (within) for (const entry of entriesWith(arena, Buffer.from(needle, 'utf8'))) found(keys[entry] ?? 0);
    for (const head of heads) {
      for (const entry of entriesBeginning(arena, Buffer.from(head, 'utf8'))) found(keys[entry] ?? 0);
    }
  }
};
