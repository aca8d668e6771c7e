// Small archives that make queries hard: few values, many equal times, overlapping parts, missing fields, odd letters.
import fc from 'fast-check';
import { categories, categoryOf } from '#shared/model/category.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { type FilterField, filterFields } from '#shared/model/field.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { MemoryEvent } from '#test/support/memory-reader.ts';

const pick = (...values: (string | null)[]): fc.Arbitrary<string | null> => fc.constantFrom(...values);
const values = {
  id: ['evt_1', 'evt_2', 'evt_3', 'Evt_1', 'evt_ñ'],
  action: [null, 'update', 'Delete', 'access', 'login', 'ÑANDÚ'],
  actorId: [null, 'u1', 'u2', ''],
  email: [null, 'ana@acme.example', 'Bob@acme.example', ''],
  role: [null, 'admin', 'agent'],
  ip: [null, '203.0.113.42', '2001:db8::1'],
  agent: [null, 'Chrome/Mac'],
  type: [null, 'queue', 'recording', 'İstanbul'],
  resourceId: [null, 'r1', 'r2', 'R1', '', 'a"b'],
  tenant: [null, 't1'],
  reason: [null, 'support ticket'],
};

const timestamps = fc.constantFrom(
  '2026-04-30T23:59:59.999Z',
  '2026-04-30T23:59:59.9999Z',
  '2026-05-01T00:00:00.000Z',
  '2026-05-01T00:00:00.000000001Z',
  '2026-05-01T16:30:00.000Z',
  '2026-05-01T16:30:00.0005Z',
  '2026-05-01T16:30:00.001Z',
  '2026-05-20T10:23:45.123Z',
  '2026-05-20T10:23:45.123456Z',
  '2026-07-01T00:00:00.000Z',
);
const diff = fc.constantFrom<JsonValue | undefined>(
  undefined,
  { days: { from: 90, to: 180 } },
  { name: { from: 'Ünter', to: 'a"b' } },
  [{ field: 'x', old: 1, new: 2 }],
);

const eventArbitrary: fc.Arbitrary<AuditEvent> = fc
  .record({
    id: fc.constantFrom(...values.id),
    timestamp: timestamps,
    actorId: pick(...values.actorId),
    email: pick(...values.email),
    role: pick(...values.role),
    ip: pick(...values.ip),
    agent: pick(...values.agent),
    action: pick(...values.action),
    type: pick(...values.type),
    resourceId: pick(...values.resourceId),
    tenant: pick(...values.tenant),
    reason: pick(...values.reason),
    crossTenant: fc.constantFrom(null, true, false),
    diff,
  })
  .map((drawn) => ({
    id: drawn.id,
    timestamp: drawn.timestamp,
    timestampText: drawn.timestamp,
    tenantId: drawn.tenant,
    actor: { id: drawn.actorId, email: drawn.email, role: drawn.role, ip: drawn.ip, userAgent: drawn.agent },
    action: drawn.action,
    resource: { type: drawn.type, id: drawn.resourceId },
    category: categoryOf(drawn.action, drawn.type),
    crossTenant: drawn.crossTenant,
    reason: drawn.reason,
    ...(drawn.diff === undefined ? {} : { diff: drawn.diff }),
  }));

export const archiveArbitrary: fc.Arbitrary<MemoryEvent[]> = fc.array(
  fc.record({
    event: eventArbitrary,
    conflict: fc.boolean(),
    importId: fc.constantFrom('import-1', 'import-2'),
    part: fc.nat(2),
  }),
  { maxLength: 40 },
);

const valuesFor = (field: FilterField): readonly string[] => {
  if (field === 'crossTenant' || field === 'conflict') return ['true', 'FALSE', ''];
  if (field === 'category') return [...categories, ''];
  const known = [...Object.values(values).flat(), 'import-1', 'ANA@acme.example', 'delete', 'queue'];
  return known.filter((value) => value !== null);
};

const bounds = fc.constantFrom(
  '2026-04-30',
  '2026-05-01',
  '2026-05-01T16:30',
  '2026-05-01T16:30:00.0005Z',
  '2026-05-01T18:30:00.001+02:00',
  '2026-05-20T10:23:45.1234',
  '2026-08-01',
);
const term: fc.Arbitrary<Filter> = fc.oneof(
  fc
    .constantFrom(...filterFields)
    .chain((field) =>
      fc
        .array(fc.constantFrom(...valuesFor(field)), { minLength: 1, maxLength: 2 })
        .map((wanted): Filter => ({ op: 'is', field, values: wanted })),
    ),
  fc.record({ from: bounds, to: bounds }, { requiredKeys: [] }).map((range): Filter => ({ op: 'time', ...range })),
  fc
    .constantFrom('acme', 'ANA', 'from', '90', 'a"b', 'ünter', 'i̇', 'ñ', 'R1', 'zzz')
    .map((text): Filter => ({ op: 'text', text })),
);

/** Filters that hit these archives about as often as they miss. */
export const questionArbitrary: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    term,
    fc.record({ op: fc.constantFrom('and' as const, 'or' as const), args: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ op: fc.constant('not' as const), arg: tie('filter') }),
  ),
})).filter;
