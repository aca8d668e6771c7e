// Whatever a record states under whatever names is found again somewhere in its event.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSivoCsvMapper } from '#core/ingest/mapping/sivo-csv.ts';
import { createSivoJsonMapper } from '#core/ingest/mapping/sivo-json.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';

/** Every scalar but null, as text. */
const leavesOf = (value: JsonValue | undefined): string[] => {
  if (value === null || value === undefined) return [];
  return typeof value === 'object' ? Object.values(value).flatMap(leavesOf) : [String(value)];
};

const missing = (stated: string[], found: string[]): string[] => {
  const left = [...found];
  return stated.filter((leaf) => {
    const at = left.indexOf(leaf);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

const name = fc.oneof(
  fc.constantFrom('id', 'eventId', 'tenantId', 'tenant', 'actor', 'actor.id', 'actor_email', 'Actor Email', 'action'),
  fc.constantFrom(
    'resource',
    'resource_type',
    'resourceType',
    'reason',
    'justification',
    'metadata',
    'context',
    'state',
  ),
  fc.constantFrom('diff', 'changes', 'before', 'previousState', 'old', 'after', 'new', 'extra', 'category', 'note'),
  fc.constantFrom('__proto__', 'constructor', 'toString', '', 'email', 'role', 'ip', 'type', 'actor '),
);
const scalar = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.uuid(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom('ana@acme.example', 'other'),
);
const inner = fc.oneof(scalar, fc.constant(null), fc.array(scalar, { maxLength: 2 }));
const value = fc.oneof(inner, fc.dictionary(name, inner, { maxKeys: 4, noNullPrototype: true }));
const time = '2026-05-20T10:23:45.123Z';

it('of a JSON record', () => {
  let accepted = 0;
  fc.assert(
    fc.property(fc.dictionary(name, value, { maxKeys: 8, noNullPrototype: true }), (fields) => {
      const record = JSON.parse(JSON.stringify({ ...fields, timestamp: time })) as JsonObject;
      const result = createSivoJsonMapper()(record, true);
      if (!result.ok) return;
      accepted += 1;
      const { id, ...event } = result.mapped.event;
      expect(missing(leavesOf(record), [id, ...leavesOf(event as unknown as JsonObject)])).toEqual([]);
    }),
    { numRuns: 3000 },
  );
  expect(accepted).toBeGreaterThan(500);
});

it('of a CSV row', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('ana@acme.example', '{"id":"u","x":"y"}', '14'));
  fc.assert(
    fc.property(fc.array(fc.tuple(name, cell), { maxLength: 10 }), (columns) => {
      const map = createSivoCsvMapper(['timestamp', ...columns.map(([header]) => header)], 'x.csv');
      const result = map([time, ...columns.map(([, text]) => text)]);
      if (!result.ok) throw new Error(JSON.stringify(result.problem));
      const { id, ...event } = result.mapped.event;
      // Cells that may be JSON are left aside: in a JSON column they are found as what they parse to.
      const whole = columns.map(([, text]) => text).filter((text) => !text.startsWith('{') && text !== '');
      const plain = whole.filter((text) => !/^[\s"[\dntf-]/.test(text));
      expect(missing([time, ...plain], [id, ...leavesOf(event as unknown as JsonObject)])).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});
