// Search over one segment's ids and changes. Texts and ids are folded once and kept in memory as far as the cache has room;
// a search is then a byte search over them, and the few texts that must be read again are read from the database.

import { foldText } from '#shared/model/fold-text.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { integersOf } from './aggregated-rows.ts';
import { unpackId } from './id-forms.ts';
import { jsonText } from './json-text.ts';
import type { SegmentDatabase } from './segment-database.ts';
import {
  eachPackedId,
  eventIdTable,
  type FormIds,
  findIds,
  type IdForm,
  type IdTable,
  readFormIds,
  resourceIdTable,
} from './segment-ids.ts';
import { readSegmentTexts, type SegmentTexts } from './segment-texts.ts';
import { entriesWith } from './text-arena.ts';
import type { TextCache } from './text-cache.ts';
import { decodeText } from './text-codec.ts';
import type { Change, ChangeTest, SegmentEntry, TextTest } from './types.ts';

/** Above this share of a table all of it is read, in one pass. */
const scanShare = 1 / 8;

/** Short texts come again and again; at most so many are remembered. */
const shortText = 40;
const mostRemembered = 50_000;

/** The same test, which asks once about short texts that are equal. */
const remembering = (holds: (text: string) => boolean): ((text: string) => boolean) => {
  const known = new Map<string, boolean>();
  return (text) => {
    if (text.length > shortText) return holds(text);
    const answer = known.get(text) ?? holds(text);
    if (known.size < mostRemembered) known.set(text, answer);
    return answer;
  };
};

/** Whether the test holds for a member name, a string, a number or a word of the value. */
const holdsWithin = (value: JsonValue, holds: (text: string) => boolean): boolean => {
  if (typeof value === 'string') return holds(value);
  if (value === null || typeof value !== 'object') return holds(jsonText(value));
  if (Array.isArray(value)) return value.some((item) => holdsWithin(item, holds));
  for (const name in value) {
    const member = value[name];
    if (Object.hasOwn(value, name) && (holds(name) || (member !== undefined && holdsWithin(member, holds))))
      return true;
  }
  return false;
};

export class SegmentSearch {
  readonly #entry: SegmentEntry;
  readonly #database: () => SegmentDatabase;
  readonly #cache: TextCache;
  #eventIds: IdTable | undefined;

  /** `database` opens the segment when it is not open. */
  constructor(entry: SegmentEntry, database: () => SegmentDatabase, cache: TextCache) {
    this.#entry = entry;
    this.#database = database;
    this.#cache = cache;
  }

  searchText(text: string): number[] {
    const needle = foldText(text);
    const mask = new Uint8Array(this.#entry.events);
    for (const seq of this.#keysWith(this.#eventIdTable(), needle)) mask[seq] = 1;
    this.#markResources(mask, this.#keysWith(resourceIdTable, needle));
    this.#markTexts(mask, this.#entriesWith([needle]));
    return seqsIn(mask);
  }

  matchTexts(test: TextTest): number[] {
    const mask = new Uint8Array(this.#entry.events);
    for (const seq of this.#keysThat(this.#eventIdTable(), test)) mask[seq] = 1;
    this.#markResources(mask, this.#keysThat(resourceIdTable, test));
    const { codes } = this.#texts();
    const holds = remembering(test.holds);
    const jsons = this.#read(this.#entriesWith(test.required));
    const holding = [...jsons].filter(([, json]) => holdsWithin(JSON.parse(json) as JsonValue, holds));
    const held = new Set(holding.map(([code]) => code));
    this.#markTexts(mask, entriesOf(codes, held));
    return seqsIn(mask);
  }

  matchIds(of: 'id' | 'resource.id', test: TextTest): number[] {
    const mask = new Uint8Array(this.#entry.events);
    if (of === 'id') for (const seq of this.#keysThat(this.#eventIdTable(), test)) mask[seq] = 1;
    else this.#markResources(mask, this.#keysThat(resourceIdTable, test));
    return seqsIn(mask);
  }

  matchChanges({ required, holds }: ChangeTest): number[] {
    const texts = this.#texts();
    const isCandidate = new Uint8Array(texts.codes.length);
    for (const entry of this.#entriesWith(required)) isCandidate[entry] = 1;
    for (const entry of texts.strings) isCandidate[entry] = 1;
    const { seqs, diff, before, after } = texts;
    const isWanted = (entry: number): boolean => isCandidate[entry] === 1;
    const candidates: number[] = [];
    for (let at = 0; at < seqs.length; at++) {
      if (isWanted(diff[at] ?? -1) || isWanted(before[at] ?? -1) || isWanted(after[at] ?? -1)) candidates.push(at);
    }
    const jsons = this.#read(candidates.flatMap((at) => [diff, before, after].map((column) => column[at] ?? -1)));
    const values = new Map<number, JsonValue>();
    const valueOfEntry = (entry: number): JsonValue | undefined => {
      const json = jsons.get(texts.codes[entry] ?? -1);
      if (entry < 0 || json === undefined) return undefined;
      const known = values.get(entry);
      const value = known === undefined ? (JSON.parse(json) as JsonValue) : known;
      values.set(entry, value);
      return value;
    };
    const answers = new Map<string, boolean>();
    return candidates.flatMap((at) => {
      const entries = [diff[at] ?? -1, before[at] ?? -1, after[at] ?? -1] as const;
      const key = entries.join();
      const answer = answers.get(key) ?? holds(changeOf(entries.map(valueOfEntry)));
      answers.set(key, answer);
      return answer ? [seqs[at] ?? 0] : [];
    });
  }

  #texts(): SegmentTexts {
    return this.#kept('texts', () => readSegmentTexts(this.#database()));
  }

  #idsOf(table: IdTable, form: IdForm): FormIds {
    return this.#kept(`${table.name} ${form.rows}`, () => readFormIds(this.#database(), table, form));
  }

  /** Keys of the ids that hold the folded needle, in no order and perhaps twice. */
  #keysWith(table: IdTable, needle: string): number[] {
    const keys: number[] = [];
    findIds(
      table,
      needle,
      (form) => this.#idsOf(table, form),
      (key) => keys.push(key),
    );
    return keys;
  }

  #kept<Value extends { byteLength: number }>(what: string, make: () => Value): Value {
    return this.#cache.get(`${this.#entry.file} ${what}`, this.#entry.newestMs, make);
  }

  #eventIdTable(): IdTable {
    this.#eventIds ??= eventIdTable(this.#database());
    return this.#eventIds;
  }

  /** Entries that hold any of the folded needles, perhaps twice; every entry when there are none. */
  #entriesWith(needles: readonly string[]): number[] {
    const found: number[] = [];
    for (const needle of needles.length === 0 ? [''] : new Set(needles)) {
      const bytes = Buffer.from(needle, 'utf8');
      for (const { arena, firstEntry } of this.#texts().arenas) {
        for (const entry of entriesWith(arena, bytes)) found.push(firstEntry + entry);
      }
    }
    return found;
  }

  /** The JSON of entries (`-1`: none), by code. */
  #read(entries: readonly number[]): Map<number, string> {
    const { codes } = this.#texts();
    const wanted = new Set(entries.flatMap((entry) => (entry < 0 ? [] : [codes[entry] ?? 0])));
    const jsons = new Map<number, string>();
    if (wanted.size === 0) return jsons;
    const keep = ([code, json]: unknown[]): void => {
      if (wanted.has(Number(code))) jsons.set(Number(code), String(json));
    };
    if (wanted.size > codes.length * scanShare) this.#database().each('SELECT code, json FROM text', [], keep);
    else
      this.#database().each(`SELECT code, json FROM text WHERE code IN ${listed}`, [JSON.stringify([...wanted])], keep);
    return jsons;
  }

  #markTexts(mask: Uint8Array, entries: readonly number[]): void {
    if (entries.length === 0) return;
    const { codes, seqs, diff, before, after, extra } = this.#texts();
    const hit = new Uint8Array(codes.length);
    for (const entry of entries) hit[entry] = 1;
    const isHit = (entry: number | undefined): boolean => hit[entry ?? -1] === 1;
    for (let at = 0; at < seqs.length; at++) {
      if (isHit(diff[at]) || isHit(before[at]) || isHit(after[at]) || isHit(extra[at])) mask[seqs[at] ?? 0] = 1;
    }
  }

  #markResources(mask: Uint8Array, codes: readonly number[]): void {
    if (codes.length === 0) return;
    const { resources } = this.#kept('resources', () => {
      const [[list] = []] = this.#database().rows(
        'SELECT group_concat(coalesce(res, -1)) FROM (SELECT res FROM ev ORDER BY seq)',
      );
      const read = integersOf(list);
      return { resources: read, byteLength: read.byteLength };
    });
    const wanted = new Uint8Array(codes.reduce((most, code) => Math.max(most, code), 0) + 1);
    for (const code of codes) wanted[code] = 1;
    for (let seq = 0; seq < resources.length; seq++) if (wanted[resources[seq] ?? -1] === 1) mask[seq] = 1;
  }

  /** Keys of the ids that may satisfy the test; null when any may. */
  #candidates(table: IdTable, { required }: TextTest): Set<number> | null {
    if (required.length === 0) return null;
    return new Set(required.flatMap((needle) => this.#keysWith(table, needle)));
  }

  /** Keys of the stated ids that satisfy the test. Where any may, packed ids are read from their arena and not from the rows. */
  #keysThat(table: IdTable, test: TextTest): number[] {
    const candidates = this.#candidates(table, test);
    const found: number[] = [];
    if (candidates?.size === 0) return found;
    if (candidates !== null && test.isContaining === true) return [...candidates];
    const keep = (key: number, id: string): void => {
      if ((id !== '' || table.name === 'ev') && test.holds(id)) found.push(key);
    };
    for (const form of table.forms) {
      if (candidates === null && form.packing !== 'text') {
        eachPackedId(form, this.#idsOf(table, form), keep);
        continue;
      }
      const among = candidates === null ? '' : ` AND ${table.key} IN ${listed}`;
      const visit = ([key, stored]: unknown[]): void =>
        keep(Number(key), decodeText(unpackId(form.spelled, form.packing, stored as string | Uint8Array)));
      this.#database().each(
        `SELECT ${table.key}, id FROM ${table.name} WHERE ${form.rows}${among}`,
        candidates === null ? [] : [JSON.stringify([...candidates])],
        visit,
      );
    }
    return found;
  }
}

const listed = '(SELECT value FROM json_each(?))';

const entriesOf = (codes: Int32Array, held: ReadonlySet<number>): number[] => {
  const entries: number[] = [];
  codes.forEach((code, entry) => {
    if (held.has(code)) entries.push(entry);
  });
  return entries;
};

const seqsIn = (mask: Uint8Array): number[] => {
  const seqs: number[] = [];
  for (let seq = mask.indexOf(1); seq !== -1; seq = mask.indexOf(1, seq + 1)) seqs.push(seq);
  return seqs;
};

const changeOf = ([diff, before, after]: (JsonValue | undefined)[]): Change => ({
  ...(diff === undefined ? {} : { diff }),
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});
