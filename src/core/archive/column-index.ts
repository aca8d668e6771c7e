// The column index of a segment: read from its sidecar, or made again from the segment when that is missing or does not fit.
import type { Category } from '#shared/model/category.ts';
import { codeArray } from './code-array.ts';
import { type Packing, unpackId } from './id-forms.ts';
import { monthStart } from './month-of.ts';
import { checkHash16, murmur3, resourceHashOf } from './murmur3.ts';
import { unpackUuid } from './packed-id.ts';
import { dictionaryKinds } from './segment-builder.ts';
import type { SegmentDatabase } from './segment-database.ts';
import { encodeSidecar, openSidecar, readSidecar, type SidecarArray } from './sidecar.ts';
import { decodeText } from './text-codec.ts';
import type { SegmentColumns, SegmentDictionaries, SegmentEntry } from './types.ts';

const arrayNames = [
  'timeOffset',
  'actor',
  'action',
  'resourceType',
  'resourceHash',
  'role',
  'ip',
  'userAgent',
  'tenant',
  'reason',
  'source',
  'category',
  'flags',
  'idHash',
] as const satisfies readonly (keyof SegmentColumns)[];

type Rest = Pick<SegmentColumns, 'count' | 'baseMs' | 'dictionaries'>;

/** The sidecar's bytes, bound to the segment's SHA-256. `idCheck`: a second hash of each id, for the duplicate check only. */
export const encodeColumns = (sha256: string, columns: SegmentColumns, idCheck: Uint16Array): Buffer => {
  const { count, baseMs } = columns;
  // In one order, whoever made them: a derived file has one form only.
  const ordered = Object.entries(columns.dictionaries).sort(([left], [right]) => (left < right ? -1 : 1));
  const dictionaries = Object.fromEntries(ordered) as unknown as SegmentDictionaries;
  const arrays = Object.fromEntries(arrayNames.map((name) => [name, columns[name]]));
  return encodeSidecar(sha256, { count, baseMs, dictionaries } satisfies Rest, { ...arrays, idCheck });
};

/** What the duplicate check reads of a sidecar, or null when it does not belong to the segment or is damaged. */
export const readIdHashes = (
  path: string,
  entry: SegmentEntry,
): { idHash: Uint32Array; idCheck: Uint16Array; flags: Uint8Array } | null => {
  const arrays = readSidecar(path, entry.sha256, ['idHash', 'idCheck', 'flags'])?.arrays;
  const idHash = arrays?.get('idHash');
  const idCheck = arrays?.get('idCheck');
  const flags = arrays?.get('flags');
  if (!(idHash instanceof Uint32Array && idCheck instanceof Uint16Array && flags instanceof Uint8Array)) return null;
  if (idHash.length !== entry.events || idCheck.length !== entry.events || flags.length !== entry.events) return null;
  return { idHash, idCheck, flags };
};

/**
 * The columns from a sidecar, or null when it does not belong to the segment. Each array is read when it is first asked for:
 * most questions look at few of them. `rebuild` makes all of them anew should one turn out to be damaged.
 */
export const readColumns = (
  path: string,
  entry: SegmentEntry,
  rebuild: () => SegmentColumns,
): SegmentColumns | null => {
  const sidecar = openSidecar(path, entry.sha256);
  if (sidecar === null || arrayNames.some((name) => sidecar.lengths.get(name) !== entry.events)) return null;
  const rest = sidecar.data as Rest;
  if (rest.count !== entry.events) return null;
  const arrays = new Map<string, SidecarArray>();
  let rebuilt: SegmentColumns | null = null;
  const whole = (): SegmentColumns => {
    rebuilt ??= rebuild();
    return rebuilt;
  };
  const array = (name: (typeof arrayNames)[number]): SidecarArray => {
    const known = arrays.get(name);
    if (known !== undefined) return known;
    const made = (rebuilt === null ? sidecar.read(name) : null) ?? whole()[name];
    arrays.set(name, made);
    return made;
  };
  const getters = Object.fromEntries(
    arrayNames.map((name) => [name, { enumerable: true, get: () => array(name) } satisfies PropertyDescriptor]),
  );
  return Object.defineProperties({ ...rest }, getters) as SegmentColumns;
};

/** What a segment's codes stand for. */
export const readDictionaries = (database: SegmentDatabase): SegmentDictionaries => {
  const nullable = (value: unknown): string | null => (value === null ? null : decodeText(String(value)));
  const byKind = Object.fromEntries(dictionaryKinds.map((kind) => [kind, kind === 'category' ? [] : [null]])) as Record<
    (typeof dictionaryKinds)[number],
    (string | null)[]
  >;
  database.each('SELECT kind, code, value FROM dict ORDER BY kind, code', [], ([kind, code, value]) => {
    byKind[kind as keyof typeof byKind][Number(code)] = nullable(value);
  });
  return {
    ...byKind,
    category: byKind.category as Category[],
    actor: database
      .rows('SELECT id, email FROM actor ORDER BY code')
      .map(([id, email]) => ({ id: nullable(id ?? null), email: nullable(email ?? null) })),
    source: database
      .rows('SELECT import_id, name FROM source ORDER BY code')
      .map(([importId, name]) => ({ importId: String(importId), name: decodeText(String(name)) })),
  };
};

/** Makes the columns from the rows: about 0.5 s per 200,000 events. */
export const buildColumns = (
  database: SegmentDatabase,
  entry: SegmentEntry,
): { columns: SegmentColumns; idCheck: Uint16Array } => {
  const count = entry.events;
  const dictionaries = readDictionaries(database);
  const resourceHashes = new Map<number, number>();
  database.each('SELECT code, id FROM res', [], ([code, id]) => {
    const text = id instanceof Uint8Array ? unpackUuid(id) : decodeText(String(id));
    resourceHashes.set(Number(code), resourceHashOf(text));
  });
  const columns: SegmentColumns = {
    count,
    baseMs: monthStart(entry.month),
    timeOffset: new Uint32Array(count),
    actor: codeArray(count, dictionaries.actor.length),
    action: codeArray(count, dictionaries.action.length),
    resourceType: codeArray(count, dictionaries.resourceType.length),
    resourceHash: new Uint32Array(count),
    role: codeArray(count, dictionaries.role.length),
    ip: codeArray(count, dictionaries.ip.length),
    userAgent: codeArray(count, dictionaries.userAgent.length),
    tenant: codeArray(count, dictionaries.tenant.length),
    reason: codeArray(count, dictionaries.reason.length),
    source: codeArray(count, dictionaries.source.length),
    category: new Uint8Array(count),
    flags: new Uint8Array(count),
    idHash: new Uint32Array(count),
    dictionaries,
  };
  const idCheck = new Uint16Array(count);
  const sql = `SELECT e.seq, e.ts, e.actor, e.action, e.type, e.res, e.role, e.ip, e.agent, e.tenant, e.reason, e.source,
    e.category, e.flags, f.prefix, f.packing, e.id FROM ev e JOIN form f ON f.code = e.form`;
  database.each(sql, [], (row) => {
    const seq = Number(row[0]);
    columns.timeOffset[seq] = Number(row[1]) - columns.baseMs;
    columns.actor[seq] = Number(row[2]);
    columns.action[seq] = Number(row[3]);
    columns.resourceType[seq] = Number(row[4]);
    columns.resourceHash[seq] = row[5] === null ? 0 : (resourceHashes.get(Number(row[5])) ?? 0);
    columns.role[seq] = Number(row[6]);
    columns.ip[seq] = Number(row[7]);
    columns.userAgent[seq] = Number(row[8]);
    columns.tenant[seq] = Number(row[9]);
    columns.reason[seq] = Number(row[10]);
    columns.source[seq] = Number(row[11]);
    columns.category[seq] = Number(row[12]);
    columns.flags[seq] = Number(row[13]);
    const id = decodeText(unpackId(String(row[14]), row[15] as Packing, row[16] as string | Uint8Array));
    columns.idHash[seq] = murmur3(id);
    idCheck[seq] = checkHash16(id);
  });
  return { columns, idCheck };
};
