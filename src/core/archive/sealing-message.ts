// What a sealing thread is sent and what it answers: plain values only, so that they can be copied between threads.

import type { ErrorCode, ErrorData } from '#shared/contract/errors.ts';
import type { CodedTexts } from './byte-dictionary.ts';
import type { IdForm } from './id-forms.ts';
import { type Arena, type CodedName, codedNames, column, hashBytes, MonthRows } from './month-rows.ts';
import type { PendingMonth } from './pending-month.ts';
import type { SealedMonth, SealTarget } from './seal-month.ts';

interface PlainRows {
  month: string;
  baseMs: number;
  count: number;
  conflicts: number;
  numbers: Uint32Array<ArrayBuffer>;
  hashes: Uint8Array<ArrayBuffer>;
  ids: Uint8Array<ArrayBuffer>;
  kept: Uint8Array<ArrayBuffer>;
  forms: IdForm[];
  timestamps: Map<number, string>;
  spellings: Map<number, string>;
  actors: number[];
  coded: Record<CodedName, CodedTexts>;
}

export interface SealingRequest {
  rows: PlainRows;
  target: SealTarget;
}

export type SealingAnswer =
  | { sealed: SealedMonth }
  | { failed: { code: ErrorCode; data: ErrorData } | { message: string } };

const copyOf = (arena: Arena): Uint8Array<ArrayBuffer> => new Uint8Array(arena.view(0, arena.length));

/** A copy of the rows that shares nothing with them, and the buffers of it that may be transferred. */
export const plainRows = (rows: PendingMonth): { plain: PlainRows; buffers: ArrayBuffer[] } => {
  const coded = Object.fromEntries(codedNames.map((name) => [name, rows.coded[name].used()]));
  const plain: PlainRows = {
    month: rows.month,
    baseMs: rows.baseMs,
    count: rows.count,
    conflicts: rows.conflicts,
    numbers: new Uint32Array(rows.numbers.subarray(0, rows.count * column.width)),
    hashes: new Uint8Array(rows.hashes.subarray(0, rows.count * hashBytes)),
    ids: copyOf(rows.ids),
    kept: copyOf(rows.kept),
    forms: [...rows.forms],
    timestamps: rows.timestamps,
    spellings: rows.spellings,
    actors: rows.actors,
    coded: coded as Record<CodedName, CodedTexts>,
  };
  const { numbers, hashes, ids, kept } = plain;
  const buffers = [numbers.buffer, hashes.buffer, ids.buffer, kept.buffer];
  for (const { bytes, starts, hashes: codes } of Object.values(plain.coded)) {
    buffers.push(bytes.buffer, starts.buffer, codes.buffer);
  }
  return { plain, buffers };
};

const arenaOf = (bytes: Uint8Array): Arena => ({
  length: bytes.length,
  view: (start, length) => bytes.subarray(start, start + length),
});

/** The rows as sealing reads them, over a copy that has arrived. */
export const rowsOf = ({ hashes, ids, kept, ...plain }: PlainRows): MonthRows =>
  new MonthRows({
    ...plain,
    hashes: Buffer.from(hashes.buffer, hashes.byteOffset, hashes.length),
    ids: arenaOf(ids),
    kept: arenaOf(kept),
  });
