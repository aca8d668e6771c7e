// The rows of one month on their way into a segment, already in codes: what sealing reads, whoever gathered them.
import type { OpenTexts } from './record-template.ts';

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
  idCheck: 18,
  keptLow: 19,
  keptHigh: 20,
  keptLength: 21,
  width: 22,
} as const;

const twoTo32 = 2 ** 32;
const hashBytes = 32;

/** Texts by code; code 0 is "not stated". */
export interface Coded {
  readonly values: (string | null)[];
}

/** The exact bytes of records that no layout rebuilds, one after the other. */
export interface KeptBytes {
  readonly length: number;
  view(start: number, length: number): Uint8Array;
}

/**
 * `numbers`: `column.width` a row; `hashes`: 32 bytes a row; `timestamps`: where more precise than milliseconds;
 * `spellings`: the source's spelling where it differs from the timestamp.
 */
export interface MonthParts {
  month: string;
  baseMs: number;
  count: number;
  conflicts: number;
  numbers: Uint32Array;
  hashes: Buffer;
  ids: string[];
  timestamps: (string | null)[];
  spellings: (string | null)[];
  texts: (OpenTexts | null)[];
  /** Characters of texts held, a measure of memory. */
  textLength: number;
  kept: KeptBytes;
  actors: { id: string | null; email: string | null }[];
  action: Coded;
  resourceType: Coded;
  resource: Coded;
  role: Coded;
  ip: Coded;
  userAgent: Coded;
  tenant: Coded;
  reason: Coded;
}

/** Reads rows by index, their place in order of arrival. */
export class MonthRows implements MonthParts {
  readonly month: string;
  readonly baseMs: number;
  count: number;
  conflicts: number;
  numbers: Uint32Array;
  hashes: Buffer;
  readonly ids: string[];
  readonly timestamps: (string | null)[];
  readonly spellings: (string | null)[];
  readonly texts: (OpenTexts | null)[];
  textLength: number;
  readonly kept: KeptBytes;
  readonly actors: { id: string | null; email: string | null }[];
  readonly action: Coded;
  readonly resourceType: Coded;
  readonly resource: Coded;
  readonly role: Coded;
  readonly ip: Coded;
  readonly userAgent: Coded;
  readonly tenant: Coded;
  readonly reason: Coded;

  constructor(parts: MonthParts) {
    this.month = parts.month;
    this.baseMs = parts.baseMs;
    this.count = parts.count;
    this.conflicts = parts.conflicts;
    this.numbers = parts.numbers;
    this.hashes = parts.hashes;
    this.ids = parts.ids;
    this.timestamps = parts.timestamps;
    this.spellings = parts.spellings;
    this.texts = parts.texts;
    this.textLength = parts.textLength;
    this.kept = parts.kept;
    this.actors = parts.actors;
    this.action = parts.action;
    this.resourceType = parts.resourceType;
    this.resource = parts.resource;
    this.role = parts.role;
    this.ip = parts.ip;
    this.userAgent = parts.userAgent;
    this.tenant = parts.tenant;
    this.reason = parts.reason;
  }

  contentHash(index: number): Uint8Array {
    return this.hashes.subarray(index * hashBytes, (index + 1) * hashBytes);
  }

  /** A copy of the rows' numbers, without the room kept for more. */
  usedNumbers(): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.numbers.subarray(0, this.count * column.width));
  }

  /** A copy of the rows' content hashes. */
  usedHashes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.hashes.subarray(0, this.count * hashBytes));
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

  /** The exact bytes kept for the event; only where its layout is 0. */
  keptBytes(index: number): Uint8Array {
    const start = this.number(index, column.keptHigh) * twoTo32 + this.number(index, column.keptLow);
    return this.kept.view(start, this.number(index, column.keptLength));
  }

  /** Indexes in order of time; within one millisecond by the finer digits, then in order of arrival. */
  timeOrder(): Uint32Array {
    const span = 2 ** 20;
    const keys = new Float64Array(this.count);
    for (let index = 0; index < this.count; index++) keys[index] = this.number(index, column.timeOffset) * span + index;
    keys.sort();
    const order = Uint32Array.from(keys, (key) => key % span);
    for (let start = 0; start < order.length; ) {
      const offset = this.number(order[start] ?? 0, column.timeOffset);
      let end = start + 1;
      while (end < order.length && this.number(order[end] ?? 0, column.timeOffset) === offset) end++;
      if (end - start > 1) order.set(this.#byFineDigits(order.slice(start, end)), start);
      start = end;
    }
    return order;
  }

  /** Timestamps of one millisecond differ in the digits before the final `Z` only, and a shorter fraction sorts first. */
  #byFineDigits(indexes: Uint32Array): Uint32Array {
    const digits = (index: number): string => this.timestamps[index]?.slice(0, -1) ?? '';
    return indexes.sort((left, right) => {
      const [first, second] = [digits(left), digits(right)];
      return first === second ? left - right : first < second ? -1 : 1;
    });
  }
}
