// Small archives that make queries hard: few values, many equal times, overlapping parts, missing fields, odd letters.
import fc from 'fast-check';
import { categories, categoryOf } from '#shared/model/category.ts';
import { badChangeTest, type ChangeValue, changeSides, changeTests, changeWords } from '#shared/model/change-term.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { type FilterField, filterFields, isMarkField } from '#shared/model/field.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import type { TextPattern } from '#shared/model/text-pattern.ts';
import type { MemoryEvent } from '#test/support/memory-reader.ts';

const pick = (...values: (string | null)[]): fc.Arbitrary<string | null> => fc.constantFrom(...values);
const values = {
  id: [
    'evt_1',
    'evt_2',
    'evt_ñ',
    'Evt_1',
    'evt_audit_01ARZ3NDEKTSV4RRFFQ69G5FAV',
    'evt_audit_01BX5ZZKBKACTAV9WEVGEMMVRZ',
    '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
  ],
  action: [null, 'update', 'Delete', 'access', 'login', 'ÑANDÚ'],
  actorId: [null, 'u1', 'u2', ''],
  email: [null, 'ana@acme.example', 'Bob@acme.example', ''],
  role: [null, 'admin', 'agent'],
  ip: [null, '203.0.113.42', '2001:db8::1'],
  agent: [null, 'Chrome/Mac'],
  type: [null, 'queue', 'recording', 'İstanbul'],
  resourceId: [
    null,
    'r1',
    'r2',
    'R1',
    '',
    'a"b',
    '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
    '6BA7B810-9dad-11d1-80b4-00c04fd430c8',
  ],
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
/** Diffs of every shape, with values that are hard to compare and texts that JSON escapes. */
const diff = fc.constantFrom<JsonValue | undefined>(
  undefined,
  undefined,
  { days: { from: 90, to: 180 } },
  { days: { from: '90', to: '9007199254740993' }, Active: { from: true, to: false } },
  { days: { old: null, new: 90 }, roles: { from: ['admin'], to: ['admin', 'agent'] } },
  { name: { from: 'Ünter', to: 'a"b' } },
  { name: { from: 'C:\\dir', to: 'two\nlines' }, 'año.x': { from: 'Ñ', to: 'n' } },
  { flow: { from: { nodes: [{ name: 'old' }], v: 1 }, to: { nodes: [{ name: 'new' }, { name: 'ünter' }], v: 1 } } },
  [{ field: 'x', old: 1, new: 2 }],
  [{ property: 'days', oldValues: ['90'], newValues: ['180', '7'] }],
  [
    { op: 'replace', path: '/flow/v', value: 2 },
    { op: 'remove', path: '/days' },
    { op: 'copy', from: '/name', path: '/title' },
  ],
  { 'days.from': 90, 'days.to': 30 },
  { active: true, active_was: false },
  '{"days":{"from":90,"to":180},"n\\u00e9":{"from":1,"to":2}}',
  'changed by hand',
  90,
);
const state = fc.constantFrom<JsonValue | undefined>(
  undefined,
  undefined,
  null,
  { days: 90, active: true, flow: { v: 1, nodes: [] } },
  { flow: { nodes: [], v: 1 }, active: true, days: 180, name: 'Ünter' },
  { name: null, title: '', days: '90' },
  'whole',
);
const extra = fc.constantFrom<JsonObject | undefined>(undefined, undefined, { note: 'Ticket-42 \ud83d', x: [1, 'R1'] });

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
    before: state,
    after: state,
    extra,
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
    ...(drawn.before === undefined ? {} : { before: drawn.before }),
    ...(drawn.after === undefined ? {} : { after: drawn.after }),
    ...(drawn.extra === undefined ? {} : { extra: drawn.extra }),
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

/** Marks are the case's and unknown to the engine. */
const eventFields = filterFields.filter((field) => !isMarkField(field));

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
const textNeedles = [
  ...[
    'acme',
    'ANA',
    'from',
    '90',
    'a"b',
    'ünter',
    'UNTER',
    'i̇',
    'ñ',
    'N',
    'R1',
    'zzz',
    'C:\\dir',
    'o\nlines',
    '"',
    '\\',
    ',',
  ],
  ...[
    'evt',
    'audit',
    'audit_01',
    '_01BX',
    'v9wevg',
    '01arz3',
    '11d1-80B4',
    '6ba7b810',
    'c8',
    '-',
    '0',
    'tru',
    'null',
    'ticket-42',
  ],
];
const pattern = fc.constantFrom<TextPattern>(
  ['', ''],
  ['a', ''],
  ['', 'example'],
  ['EVT', '1', ''],
  ['', 'ñ', ''],
  ['6ba', '-11d1-', 'c8'],
  ['evt_audit_01', 'v'],
);
const regexes = fc.constantFrom(
  '^ana@',
  'evt_(1|2)$',
  '[0-9]{3}',
  '\\d+-11d1',
  'unter|x',
  'ÜNTER',
  'tw?o',
  'le$',
  'ticket-\\d+',
  '^r1$',
  'a.?"',
  'audit_01+',
);
const fieldName = fc.constantFrom<TextPattern>(
  ...[
    ['days'],
    ['ACTIVE'],
    ['flow'],
    ['flow.nodes'],
    ['flow.nodes.0.name'],
    ['flow.v'],
    ['x'],
    ['né'],
    ['ano.x'],
    ['title'],
    ['zzz'],
  ],
  ...[
    ['d', ''],
    ['', ''],
    ['flow.', '.name'],
    ['', 'nodes', ''],
    ['', '1', ''],
  ],
);
const changeValue: fc.Arbitrary<ChangeValue> = fc.oneof(
  fc
    .constantFrom('90', '180', '7', '9007199254740992', '9007199254740993')
    .map((text) => ({ kind: 'number' as const, text })),
  fc.constantFrom('90', 'UNTER', 'n', 'agent', 'two\nlines', '').map((text) => ({ kind: 'text' as const, text })),
  fc.constantFrom(...changeWords).map((word) => ({ kind: 'word' as const, word })),
  pattern.map((pieces) => ({ kind: 'like' as const, pieces })),
  regexes.map((regex) => ({ kind: 'match' as const, pattern: regex })),
);
const changeTerm: fc.Arbitrary<Filter> = fc
  .record({
    op: fc.constant('change' as const),
    of: fc.constantFrom(...changeSides),
    path: fieldName,
    test: fc.constantFrom(...changeTests),
    value: changeValue,
  })
  .filter(({ of, test, value }) => badChangeTest(of, test, value) === null);
const clockTimes = fc.constantFrom('00:00', '00:01', '01:30', '10:23', '10:24', '16:30', '23:59');
const localTerm: fc.Arbitrary<Filter> = fc.oneof(
  fc
    .array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
    .map((days): Filter => ({ op: 'weekday', days })),
  fc.record({ op: fc.constant('clock' as const), from: clockTimes, to: clockTimes }),
);
const term: fc.Arbitrary<Filter> = fc.oneof(
  fc
    .constantFrom(...eventFields)
    .chain((field) =>
      fc
        .array(fc.constantFrom(...valuesFor(field)), { minLength: 1, maxLength: 2 })
        .map((wanted): Filter => ({ op: 'is', field, values: wanted })),
    ),
  fc.record({ from: bounds, to: bounds }, { requiredKeys: [] }).map((range): Filter => ({ op: 'time', ...range })),
  fc.constantFrom(...textNeedles).map((text): Filter => ({ op: 'text', text })),
  fc
    .record({ field: fc.constantFrom(...eventFields), patterns: fc.array(pattern, { minLength: 1, maxLength: 2 }) })
    .map((drawn): Filter => ({ op: 'like', ...drawn })),
  fc.record({ field: fc.option(fc.constantFrom(...eventFields), { nil: undefined }), pattern: regexes }).map(
    ({ field, pattern: regex }): Filter => ({
      op: 'match',
      pattern: regex,
      ...(field === undefined ? {} : { field }),
    }),
  ),
  fc.array(fieldName, { minLength: 1, maxLength: 2 }).map((fields): Filter => ({ op: 'changed', fields })),
  changeTerm,
  localTerm,
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
