// A row of `ev` with what `change`, `text`, `res` and `leaf` hold of it, back into the event that was put in.
import type { SqlValue } from 'sql.js';
import type { AuditEvent } from '#shared/model/event.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { hashesPerBlock } from './content-hashes.ts';
import { type Packing, unpackId } from './id-forms.ts';
import { unpackUuid } from './packed-id.ts';
import type { OpenTexts } from './record-template.ts';
import { decodeText } from './text-codec.ts';
import { flagBits, type SegmentDictionaries, type StoredEvent } from './types.ts';

/** The columns `storedEvent` expects, in its order. */
export const storedEventColumns = `e.seq, e.ts, e.actor, e.action, e.type, r.id, e.role, e.ip, e.agent, e.tenant, e.reason,
  e.category, e.source, e.line, e.offset, e.flags, e.layout, e.id,
  (SELECT substr(hashes, 1 + 32 * (e.seq % ${hashesPerBlock}), 32) FROM leaf WHERE block = e.seq / ${hashesPerBlock}), e.ts_iso, e.ts_text,
  (SELECT json FROM text WHERE code = c.diff), (SELECT json FROM text WHERE code = c.before),
  (SELECT json FROM text WHERE code = c.after), (SELECT json FROM text WHERE code = c.extra), f.prefix, f.packing`;
export const storedEventTables = `ev e JOIN form f ON f.code = e.form LEFT JOIN res r ON r.code = e.res
  LEFT JOIN change c ON c.seq = e.seq`;

/** The stored event together with what rebuilding its source record needs. */
export interface StoredRow {
  stored: StoredEvent;
  layout: number;
  texts: OpenTexts;
}

const nullableText = (value: SqlValue | undefined): string | null =>
  typeof value === 'string' ? decodeText(value) : null;

/** A resource id as `res.id` has it: 16 bytes are a UUID. */
export const resourceIdOf = (id: SqlValue): string | null =>
  id instanceof Uint8Array ? unpackUuid(id) : nullableText(id);

const json = (text: string): JsonValue => JSON.parse(text) as JsonValue;

const crossTenantOf = (flags: number): boolean | null => {
  if (flags & flagBits.crossTenantTrue) return true;
  return flags & flagBits.crossTenantFalse ? false : null;
};

export const storedRow = (row: readonly SqlValue[], dictionaries: SegmentDictionaries): StoredRow => {
  const code = (place: number): number => Number(row[place]);
  const texts: OpenTexts = {
    diff: row[21] as string | null,
    before: row[22] as string | null,
    after: row[23] as string | null,
    extra: row[24] as string | null,
  };
  const flags = code(15);
  const actor = dictionaries.actor[code(2)];
  const source = dictionaries.source[code(12)];
  const timestamp = nullableText(row[19]) ?? new Date(code(1)).toISOString();
  const event: AuditEvent = {
    id: decodeText(unpackId(String(row[25]), row[26] as Packing, row[17] as string | Uint8Array)),
    timestamp,
    timestampText: nullableText(row[20]) ?? timestamp,
    tenantId: dictionaries.tenant[code(9)] ?? null,
    actor: {
      id: actor?.id ?? null,
      email: actor?.email ?? null,
      role: dictionaries.role[code(6)] ?? null,
      ip: dictionaries.ip[code(7)] ?? null,
      userAgent: dictionaries.userAgent[code(8)] ?? null,
    },
    action: dictionaries.action[code(3)] ?? null,
    resource: { type: dictionaries.resourceType[code(4)] ?? null, id: resourceIdOf(row[5] ?? null) },
    category: dictionaries.category[code(11)] ?? 'other',
    crossTenant: crossTenantOf(flags),
    reason: dictionaries.reason[code(10)] ?? null,
  };
  if (texts.diff !== null) event.diff = json(texts.diff);
  if (texts.before !== null) event.before = json(texts.before);
  if (texts.after !== null) event.after = json(texts.after);
  if (texts.extra !== null) event.extra = json(texts.extra) as JsonObject;
  return {
    stored: {
      seq: code(0),
      event,
      contentHash: row[18] as Uint8Array,
      conflict: (flags & flagBits.conflict) !== 0,
      importId: source?.importId ?? '',
      source: source?.name ?? '',
      line: code(13),
      byteOffset: code(14),
    },
    layout: code(16),
    texts,
  };
};
