// The rows of one month on their way into a segment, already in codes: what sealing reads, whoever gathered them.
import type { CodedTexts } from './byte-dictionary.ts';
import { type IdForm, unpackId } from './id-forms.ts';
import { decodeText } from './text-codec.ts';

/** Columns of the number table, `width` a row. `source` is the import's source index; big numbers take two columns. */
export const column = {
  timeOffset: 0,
  actor: 1,
  action: 2,
  resourceType: 3,
  resource: 4,
  role: 5,
  ip: 6,
  userAgent: 7,
  tenant: 8,
  reason: 9,
  category: 10,
  source: 11,
  line: 12,
  offsetLow: 13,
  offsetHigh: 14,
  flags: 15,
  layout: 16,
  idHash: 17,
  form: 18,
  idStart: 19,
  idLength: 20,
  keptLow: 21,
  keptHigh: 22,
  keptLength: 23,
  diff: 24,
  before: 25,
  after: 26,
  extra: 27,
  idCheck: 28,
  width: 29,
} as const;

export const twoTo32 = 2 ** 32;
export const hashBytes = 32;

/** Dictionaries of a month. `text` holds the JSON of changes, states and extras. */
export const codedNames = [
  'actorId',
  'actorEmail',
  'action',
  'resourceType',
  'resource',
  'role',
  'ip',
  'userAgent',
  'tenant',
  'reason',
  'text',
] as const;
export type CodedName = (typeof codedNames)[number];

/** Bytes of one record after the other. */
export interface Arena {
  readonly length: number;
  view(start: number, length: number): Uint8Array;
}

/**
 * `numbers`: `column.width` a row; `hashes`: content hashes, 32 bytes a row; `ids`: as `form` has them (16 bytes or a text);
 * `kept`: exact bytes of records that no layout rebuilds; `timestamps`: where more precise than milliseconds; `spellings`:
 * the source's spelling where it differs from the timestamp; `actors`: codes of id and e-mail, two an actor.
 */
export interface MonthParts {
  month: string;
  baseMs: number;
  count: number;
  conflicts: number;
  numbers: Uint32Array;
  hashes: Buffer;
  ids: Arena;
  forms: readonly IdForm[];
  kept: Arena;
  timestamps: ReadonlyMap<number, string>;
  spellings: ReadonlyMap<number, string>;
  actors: readonly number[];
  coded: Readonly<Record<CodedName, CodedTexts>>;
}

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

/** Reads rows by index, their place in order of arrival. */
export class MonthRows<Coded extends CodedTexts = CodedTexts> {
  readonly month: string;
  readonly baseMs: number;
  count: number;
  conflicts: number;
  numbers: Uint32Array;
  hashes: Buffer;
  readonly ids: Arena;
  readonly forms: readonly IdForm[];
  readonly kept: Arena;
  readonly timestamps: ReadonlyMap<number, string>;
  readonly spellings: ReadonlyMap<number, string>;
  readonly actors: readonly number[];
  readonly coded: Readonly<Record<CodedName, Coded>>;

  constructor(parts: MonthParts & { coded: Readonly<Record<CodedName, Coded>> }) {
    this.month = parts.month;
    this.baseMs = parts.baseMs;
    this.count = parts.count;
    this.conflicts = parts.conflicts;
    this.numbers = parts.numbers;
    this.hashes = parts.hashes;
    this.ids = parts.ids;
    this.forms = parts.forms;
    this.kept = parts.kept;
    this.timestamps = parts.timestamps;
    this.spellings = parts.spellings;
    this.actors = parts.actors;
    this.coded = parts.coded;
  }

  contentHash(index: number): Uint8Array {
    return this.hashes.subarray(index * hashBytes, (index + 1) * hashBytes);
  }

  number(index: number, name: number): number {
    return this.numbers[index * column.width + name] ?? 0;
  }

  timeMs(index: number): number {
    return this.baseMs + this.number(index, column.timeOffset);
  }

  byteOffset(index: number): number {
    return this.number(index, column.offsetHigh) * twoTo32 + this.number(index, column.offsetLow);
  }

  /** The event's id, unpacked. */
  id(index: number): string {
    const form = this.forms[this.number(index, column.form)];
    const bytes = this.ids.view(this.number(index, column.idStart), this.number(index, column.idLength));
    if (form === undefined || form.packing === 'text') {
      return decodeText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
    }
    return decodeText(unpackId(form.prefix, form.packing, bytes));
  }

  /** The exact bytes kept for the event; only where its layout is 0. */
  keptBytes(index: number): Uint8Array {
    const start = this.number(index, column.keptHigh) * twoTo32 + this.number(index, column.keptLow);
    return this.kept.view(start, this.number(index, column.keptLength));
  }

  /** Indexes in order of timestamp (finer digits included), then id (by UTF-16 units), then content hash. */
  timeOrder(): Uint32Array {
    const span = 2 ** 20;
    const keys = new Float64Array(this.count);
    let sorted = true;
    for (let index = 0; index < this.count; index++) {
      const key = this.number(index, column.timeOffset) * span + index;
      keys[index] = key;
      if (index > 0 && key < (keys[index - 1] ?? 0)) sorted = false;
    }
    if (!sorted) keys.sort();
    const order = Uint32Array.from(keys, (key) => key % span);
    for (let start = 0; start < order.length; ) {
      const offset = this.number(order[start] ?? 0, column.timeOffset);
      let end = start + 1;
      while (end < order.length && this.number(order[end] ?? 0, column.timeOffset) === offset) end++;
      if (end - start > 1) order.set(this.#sortTies(order.slice(start, end)), start);
      start = end;
    }
    return order;
  }

  /** Timestamps of one millisecond differ in the digits before the final `Z` only, and a shorter fraction sorts first. */
  #sortTies(indexes: Uint32Array): Uint32Array {
    const keys = Array.from(indexes, (index) => ({
      index,
      digits: this.timestamps.get(index)?.slice(0, -1) ?? '',
      id: this.id(index),
    }));
    keys.sort(
      (left, right) =>
        compare(left.digits, right.digits) ||
        compare(left.id, right.id) ||
        Buffer.compare(this.contentHash(left.index), this.contentHash(right.index)),
    );
    return Uint32Array.from(keys, ({ index }) => index);
  }
}
