// The column index and keys of a segment straight from the events in hand, in time order.
import { categories } from '#shared/model/category.ts';
import { textsOf } from './byte-dictionary.ts';
import { codeArray } from './code-array.ts';
import { column, hashBytes, type MonthRows } from './month-rows.ts';
import { type SegmentKeys, withConflicts } from './segment-keys.ts';
import type { CodeArray, SegmentColumns } from './types.ts';

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
  const { count, numbers, coded } = pending;
  const fill = <T extends CodeArray>(target: T, name: number): T => {
    for (let seq = 0; seq < count; seq++) target[seq] = numbers[(order[seq] as number) * column.width + name] as number;
    return target;
  };
  const codes = (distinct: number, name: number): CodeArray => fill(codeArray(count, distinct), name);
  const { hashes } = coded.resource;
  const resourceHash = fill(new Uint32Array(count), column.resource);
  const source = codeArray(count, sources.list.length);
  for (let seq = 0; seq < count; seq++) {
    resourceHash[seq] = hashes[resourceHash[seq] as number] as number;
    source[seq] = sources.code[pending.number(order[seq] as number, column.source)] ?? 0;
  }
  return {
    count,
    baseMs: pending.baseMs,
    timeOffset: fill(new Uint32Array(count), column.timeOffset),
    actor: codes(pending.actors.length / 2, column.actor),
    action: codes(coded.action.count, column.action),
    resourceType: codes(coded.resourceType.count, column.resourceType),
    resourceHash,
    role: codes(coded.role.count, column.role),
    ip: codes(coded.ip.count, column.ip),
    userAgent: codes(coded.userAgent.count, column.userAgent),
    tenant: codes(coded.tenant.count, column.tenant),
    reason: codes(coded.reason.count, column.reason),
    source,
    category: fill(new Uint8Array(count), column.category),
    flags: fill(new Uint8Array(count), column.flags),
    idHash: fill(new Uint32Array(count), column.idHash),
    dictionaries: {
      actor: pendingActors(pending),
      action: textsOf(coded.action),
      resourceType: textsOf(coded.resourceType),
      role: textsOf(coded.role),
      ip: textsOf(coded.ip),
      userAgent: textsOf(coded.userAgent),
      tenant: textsOf(coded.tenant),
      reason: textsOf(coded.reason),
      source: sources.list,
      category: categories,
    },
  };
};

const pendingActors = ({ actors, coded }: MonthRows): { id: string | null; email: string | null }[] => {
  const ids = textsOf(coded.actorId);
  const emails = textsOf(coded.actorEmail);
  return Array.from({ length: actors.length / 2 }, (_, code) => ({
    id: ids[actors[code * 2] ?? 0] ?? null,
    email: emails[actors[code * 2 + 1] ?? 0] ?? null,
  }));
};

/** The content hashes of the rows in order of seq. */
export const pendingContents = ({ count, hashes }: MonthRows, order: Uint32Array): Uint8Array<ArrayBuffer> => {
  const contents = new Uint8Array(count * hashBytes);
  for (let seq = 0, to = 0; seq < count; seq++) {
    const from = (order[seq] as number) * hashBytes;
    for (let at = 0; at < hashBytes; at++) contents[to++] = hashes[from + at] as number;
  }
  return contents;
};

/** The keys of the same rows. */
export const pendingKeys = (
  pending: MonthRows,
  order: Uint32Array,
  { idHash, flags }: SegmentColumns,
  contents: Uint8Array,
): SegmentKeys => {
  const idCheck = new Uint16Array(pending.count);
  for (let seq = 0; seq < pending.count; seq++) idCheck[seq] = pending.number(order[seq] as number, column.idCheck);
  return withConflicts({ idHash, idCheck }, flags, () => contents);
};
