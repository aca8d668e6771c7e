// What a sealing thread is sent and what it answers: plain values only, so that they can be copied between threads.

import type { ErrorCode, ErrorData } from '#shared/contract/errors.ts';
import { MonthRows } from './month-rows.ts';
import type { SealedMonth, SealTarget } from './seal-month.ts';

type TextField = 'action' | 'resourceType' | 'resource' | 'role' | 'ip' | 'userAgent' | 'tenant' | 'reason';

type PlainRows = Pick<
  MonthRows,
  'month' | 'baseMs' | 'count' | 'conflicts' | 'textLength' | 'ids' | 'timestamps' | 'spellings' | 'texts' | 'actors'
> & {
  numbers: Uint32Array<ArrayBuffer>;
  hashes: Uint8Array<ArrayBuffer>;
  kept: Uint8Array<ArrayBuffer>;
  values: Record<TextField, (string | null)[]>;
};

export interface SealingRequest {
  rows: PlainRows;
  target: SealTarget;
}

export type SealingAnswer =
  | { sealed: SealedMonth }
  | { failed: { code: ErrorCode; data: ErrorData } | { message: string } };

/** A copy of the rows that shares nothing with them; its three byte arrays may be transferred. */
export const plainRows = (rows: MonthRows): PlainRows => ({
  month: rows.month,
  baseMs: rows.baseMs,
  count: rows.count,
  conflicts: rows.conflicts,
  textLength: rows.textLength,
  numbers: rows.usedNumbers(),
  hashes: rows.usedHashes(),
  kept: new Uint8Array(rows.kept.view(0, rows.kept.length)),
  ids: rows.ids,
  timestamps: rows.timestamps,
  spellings: rows.spellings,
  texts: rows.texts,
  actors: rows.actors,
  values: {
    action: rows.action.values,
    resourceType: rows.resourceType.values,
    resource: rows.resource.values,
    role: rows.role.values,
    ip: rows.ip.values,
    userAgent: rows.userAgent.values,
    tenant: rows.tenant.values,
    reason: rows.reason.values,
  },
});

/** The rows as sealing reads them, over a copy that has arrived. */
export const rowsOf = ({ values, hashes, kept, ...plain }: PlainRows): MonthRows =>
  new MonthRows({
    ...plain,
    hashes: Buffer.from(hashes.buffer, hashes.byteOffset, hashes.length),
    kept: { length: kept.length, view: (start, length) => kept.subarray(start, start + length) },
    action: { values: values.action },
    resourceType: { values: values.resourceType },
    resource: { values: values.resource },
    role: { values: values.role },
    ip: { values: values.ip },
    userAgent: { values: values.userAgent },
    tenant: { values: values.tenant },
    reason: { values: values.reason },
  });
