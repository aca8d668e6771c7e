// The column index and keys of a segment straight from the events in hand, in time order.
import { categories } from '#shared/model/category.ts';
import { codeArray } from './code-array.ts';
import { resourceHashOf } from './fnv1a32.ts';
import { column, type MonthRows } from './month-rows.ts';
import { type SegmentKeys, withConflicts } from './segment-keys.ts';
import { type CodeArray, flagBits, type SegmentColumns } from './types.ts';

/** Import id and name of each source of the import, in its order. */
export type Sources = readonly { importId: string; name: string }[];

/** The segment numbers only those sources it holds events of. `code[source index]` is undefined for the others. */
export interface SourceCodes {
  code: (number | undefined)[];
  list: { importId: string; name: string }[];
}

export const sourceCodes = (pending: MonthRows, sources: Sources): SourceCodes => {
  const code: (number | undefined)[] = [];
  const list: { importId: string; name: string }[] = [];
  for (let index = 0; index < pending.count; index++) {
    const source = pending.number(index, column.source);
    if (code[source] !== undefined) continue;
    code[source] = list.length;
    list.push(sources[source] ?? { importId: '', name: '' });
  }
  return { code, list };
};

export const pendingColumns = (pending: MonthRows, order: Uint32Array, sources: SourceCodes): SegmentColumns => {
  const { count, numbers } = pending;
  const fill = <T extends CodeArray>(target: T, name: number): T => {
    for (let seq = 0; seq < count; seq++) target[seq] = numbers[(order[seq] ?? 0) * column.width + name] ?? 0;
    return target;
  };
  const codes = (values: readonly unknown[], name: number): CodeArray => fill(codeArray(count, values.length), name);
  const resourceHashes = Uint32Array.from(pending.resource.values, resourceHashOf);
  const resourceHash = fill(new Uint32Array(count), column.resource);
  const source = fill(codeArray(count, sources.list.length), column.source);
  for (let seq = 0; seq < count; seq++) {
    resourceHash[seq] = resourceHashes[resourceHash[seq] ?? 0] ?? 0;
    source[seq] = sources.code[pending.number(order[seq] ?? 0, column.source)] ?? 0;
  }
  return {
    count,
    baseMs: pending.baseMs,
    timeOffset: fill(new Uint32Array(count), column.timeOffset),
    actor: codes(pending.actors, column.actor),
    action: codes(pending.action.values, column.action),
    resourceType: codes(pending.resourceType.values, column.resourceType),
    resourceHash,
    role: codes(pending.role.values, column.role),
    ip: codes(pending.ip.values, column.ip),
    userAgent: codes(pending.userAgent.values, column.userAgent),
    tenant: codes(pending.tenant.values, column.tenant),
    reason: codes(pending.reason.values, column.reason),
    source,
    category: fill(new Uint8Array(count), column.category),
    flags: fill(new Uint8Array(count), column.flags),
    idHash: fill(new Uint32Array(count), column.idHash),
    dictionaries: {
      actor: pending.actors,
      action: pending.action.values,
      resourceType: pending.resourceType.values,
      role: pending.role.values,
      ip: pending.ip.values,
      userAgent: pending.userAgent.values,
      tenant: pending.tenant.values,
      reason: pending.reason.values,
      source: sources.list,
      category: categories,
    },
  };
};

/** The keys of the same rows; `flags` is the flag column of their columns. */
export const pendingKeys = (pending: MonthRows, order: Uint32Array, flags: Uint8Array): SegmentKeys => {
  const { count } = pending;
  const idHash = new Uint32Array(count);
  const idCheck = new Uint32Array(count);
  const contentHash = new Uint8Array(count * 32);
  for (let seq = 0; seq < count; seq++) {
    const index = order[seq] ?? 0;
    idHash[seq] = pending.number(index, column.idHash);
    idCheck[seq] = pending.number(index, column.idCheck);
    contentHash.set(pending.contentHash(index), seq * 32);
  }
  return withConflicts({ idHash, idCheck, contentHash }, flags, flagBits.conflict);
};
