// An archive in memory with the interfaces of a real one, made of plain events: for the samples of rules, and for tests.

import { categories } from '#shared/model/category.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { foldText } from '#shared/model/fold-text.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { emptyLedger } from '../archive/ledger-file.ts';
import { monthOf, monthStart } from '../archive/month-of.ts';
import { murmur3, resourceHashOf } from '../archive/murmur3.ts';
import {
  type ArchiveReader,
  flagBits,
  type SegmentColumns,
  type SegmentDictionaries,
  type SegmentReader,
  type StoredEvent,
} from '../archive/types.ts';

/** An event put into the memory archive; seqs are given by time within its segment. */
export interface MemoryEvent {
  event: AuditEvent;
  conflict?: boolean;
  importId?: string;
  /** Which part of its month it goes to. */
  part?: number;
}

const timeOf = ({ event }: MemoryEvent): number => Date.parse(event.timestamp.replace(/(\.\d{3})\d*Z$/, '$1Z'));

const isFine = (timestamp: string): boolean => /\.\d{4,}Z$/.test(timestamp);

const encode = (values: (string | null)[]): { codes: Uint32Array; dictionary: (string | null)[] } => {
  const codes = new Map<string | null, number>([[null, 0]]);
  for (const value of values) if (!codes.has(value)) codes.set(value, codes.size);
  return { codes: Uint32Array.from(values, (value) => codes.get(value) ?? 0), dictionary: [...codes.keys()] };
};

const flagsOf = ({ event, conflict = false }: MemoryEvent): number => {
  const crossTenant = event.crossTenant ? flagBits.crossTenantTrue : flagBits.crossTenantFalse;
  const hasChange = [event.diff, event.before, event.after].some((part) => part !== undefined);
  return (
    (event.crossTenant === null ? 0 : crossTenant) |
    (conflict ? flagBits.conflict : 0) |
    (hasChange ? flagBits.hasChange : 0)
  );
};

const columnsOf = (events: readonly MemoryEvent[], baseMs: number): SegmentColumns => {
  const coded = (read: (event: AuditEvent) => string | null) => encode(events.map(({ event }) => read(event)));
  const actor = coded(({ actor: { id, email } }) => JSON.stringify({ id, email }));
  const [action, type, role] = [coded((e) => e.action), coded((e) => e.resource.type), coded((e) => e.actor.role)];
  const [ip, agent] = [coded((e) => e.actor.ip), coded((e) => e.actor.userAgent)];
  const [tenant, reason] = [coded((e) => e.tenantId), coded((e) => e.reason)];
  const source = encode(events.map(({ importId = 'import-1' }) => importId));
  const dictionaries: SegmentDictionaries = {
    actor: actor.dictionary.map((pair) => JSON.parse(pair ?? '{"id":null,"email":null}') as { id: null; email: null }),
    action: action.dictionary,
    resourceType: type.dictionary,
    role: role.dictionary,
    ip: ip.dictionary,
    userAgent: agent.dictionary,
    tenant: tenant.dictionary,
    reason: reason.dictionary,
    source: source.dictionary.map((importId) => ({ importId: importId ?? '', name: 'memory.jsonl' })),
    category: categories,
  };
  return {
    count: events.length,
    baseMs,
    timeOffset: Uint32Array.from(events, (stored) => timeOf(stored) - baseMs),
    actor: actor.codes,
    action: action.codes,
    resourceType: type.codes,
    resourceHash: Uint32Array.from(events, ({ event }) => resourceHashOf(event.resource.id)),
    role: role.codes,
    ip: ip.codes,
    userAgent: agent.codes,
    tenant: tenant.codes,
    reason: reason.codes,
    source: source.codes,
    category: Uint8Array.from(events, ({ event }) => categories.indexOf(event.category)),
    flags: Uint8Array.from(events, flagsOf),
    idHash: Uint32Array.from(events, ({ event }) => murmur3(event.id)),
    dictionaries,
  };
};

const namesAndValues = (value: JsonValue | undefined): string[] => {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(namesAndValues);
  if (value === null || typeof value !== 'object') return [typeof value === 'string' ? value : JSON.stringify(value)];
  return Object.entries(value).flatMap(([name, member]) => [name, ...namesAndValues(member)]);
};

/** What `searchText` and `matchTexts` look at. */
export const idsAndChangeTexts = ({ id, resource, diff, before, after, extra }: AuditEvent): string[] => [
  id,
  ...(resource.id === null || resource.id === '' ? [] : [resource.id]),
  ...[diff, before, after, extra].flatMap(namesAndValues),
];

const segmentOf = (month: string, part: number, unsorted: readonly MemoryEvent[]): SegmentReader => {
  const events = [...unsorted].sort((a, b) => timeOf(a) - timeOf(b));
  const times = events.map(timeOf);
  const stored = events.map(
    ({ event, conflict = false, importId = 'import-1' }, seq): StoredEvent => ({
      seq,
      event,
      contentHash: new Uint8Array(Buffer.from(JSON.stringify(event))),
      conflict,
      importId,
      source: 'memory.jsonl',
      line: seq + 1,
      byteOffset: 0,
    }),
  );
  const at = (seq: number): StoredEvent => {
    const found = stored[seq];
    if (found === undefined) throw new Error(`no event ${seq}`);
    return found;
  };
  const seqsWhere = (wanted: (stored: StoredEvent) => boolean): number[] => stored.filter(wanted).map(({ seq }) => seq);
  const statedResources = (): string[] => {
    const ids = new Set(events.map(({ event }) => event.resource.id));
    return [...ids].filter((id) => id !== null);
  };
  return {
    entry: {
      file: `segments/${month}.${part}.sqlite`,
      bytes: 1000,
      sha256: '',
      month,
      part,
      generation: 1,
      events: events.length,
      conflicts: events.filter(({ conflict }) => conflict).length,
      oldestMs: times[0] ?? 0,
      newestMs: times.at(-1) ?? 0,
      originals: null,
    },
    columns: columnsOf(events, monthStart(month)),
    events: (seqs) => seqs.map(at),
    changes: (seqs) =>
      seqs.map(at).map(({ seq, event }) => {
        const { id, timestamp, resource, diff, before, after, extra } = event;
        return {
          seq,
          id,
          timestamp,
          resourceId: resource.id,
          ...(diff === undefined ? {} : { diff }),
          ...(before === undefined ? {} : { before }),
          ...(after === undefined ? {} : { after }),
          ...(extra === undefined ? {} : { extra }),
        };
      }),
    ids: (seqs) => seqs.map((seq) => at(seq).event.id),
    contentHashes: (from, to) => Buffer.concat(stored.slice(from, to).map(({ contentHash }) => contentHash)),
    tie: (seq) => {
      const { id, timestamp } = at(seq).event;
      return { digits: isFine(timestamp) ? timestamp.slice(0, -1) : '', id };
    },
    fineTimestamps: () =>
      new Map(stored.flatMap(({ seq, event: { timestamp } }) => (isFine(timestamp) ? [[seq, timestamp]] : []))),
    raw: (seq) => new Uint8Array(Buffer.from(JSON.stringify(at(seq).event))),
    resourceIds: (seqs) => seqs.map((seq) => at(seq).event.resource.id),
    resourceIdCount: () => statedResources().length,
    everyResourceId: statedResources,
    searchText: (needle) =>
      seqsWhere(({ event }) => idsAndChangeTexts(event).some((text) => foldText(text).includes(foldText(needle)))),
    matchTexts: ({ holds }) => seqsWhere(({ event }) => idsAndChangeTexts(event).some(holds)),
    matchIds: (of, { holds }) =>
      seqsWhere(({ event }) => {
        const id = of === 'id' ? event.id : event.resource.id;
        return id !== null && id !== '' && holds(id);
      }),
    matchChanges: ({ holds }) => seqsWhere(({ event: { diff, before, after } }) => holds({ diff, before, after })),
    newestChanges: (limit) =>
      stored
        .toReversed()
        .flatMap(({ event: { diff, before, after } }) =>
          [diff, before, after].every((part) => part === undefined) ? [] : [{ diff, before, after }],
        )
        .slice(0, limit),
    close: () => {},
  };
};

/** A reader over the events, bucketed by month and part as an archive would. */
export const memoryReader = (events: readonly MemoryEvent[], generation = 1): ArchiveReader => {
  const buckets = new Map<string, MemoryEvent[]>();
  for (const stored of events) {
    const key = `${monthOf(timeOf(stored))} ${stored.part ?? 0}`;
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [stored]);
    else bucket.push(stored);
  }
  const segments = [...buckets.keys()].sort().map((key) => {
    const [month = '', part = '0'] = key.split(' ');
    return segmentOf(month, Number(part), buckets.get(key) ?? []);
  });
  return {
    path: '/memory',
    manifest: {
      format: 'sivo-audit-archive',
      version: 2,
      archiveId: 'memory',
      createdAt: '2026-01-01T00:00:00.000Z',
      appVersion: '0',
      generation,
      segments: segments.map(({ entry }) => entry),
      imports: [],
      totals: { read: events.length, accepted: events.length, duplicates: 0, conflicts: 0, rejected: 0 },
      attachments: [],
      ledger: emptyLedger,
    },
    segments,
    find: (id) =>
      segments.flatMap((segment) =>
        segment
          .events(Array.from({ length: segment.entry.events }, (_, seq) => seq))
          .filter(({ event }) => event.id === id)
          .map(({ seq }) => ({ segment, seq })),
      ),
    quarantine: async () => ({ total: 0, items: [] }),
    close: () => {},
  };
};
