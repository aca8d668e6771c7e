// Random events, as odd as a source may make them: any text, any JSON, sub-millisecond times, everything optional.
import fc from 'fast-check';
import { categoryOf } from '#shared/model/category.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';

/** Any UTF-16: control characters, astral letters, lone surrogates, byte order marks. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 }).map((codes) => String.fromCharCode(...codes)),
  fc.constantFrom('', '\ufeffmarked', '\u0001"escaped"', 'a\0b', '\ud800', 'x\udc00y', '__proto__', 'null', '14'),
);
const nullableText = fc.option(text, { nil: null });
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => value as JsonValue);
const jsonObject = fc
  .dictionary(text, json, { maxKeys: 4 })
  .map((members) => JSON.parse(JSON.stringify(members)) as JsonObject);

const timestamp = fc
  .tuple(
    fc.date({ min: new Date('2019-12-15T00:00:00Z'), max: new Date('2020-01-15T00:00:00Z'), noInvalidDate: true }),
    fc.stringMatching(/^\d{0,6}$/),
  )
  .map(([date, more]) => date.toISOString().replace('Z', `${more}Z`));

const required = fc.record({
  id: text,
  timestamp,
  tenantId: nullableText,
  actor: fc.record({
    id: nullableText,
    email: nullableText,
    role: nullableText,
    ip: nullableText,
    userAgent: nullableText,
  }),
  action: nullableText,
  resource: fc.record({ type: nullableText, id: nullableText }),
  crossTenant: fc.option(fc.boolean(), { nil: null }),
  reason: nullableText,
});
const optional = fc.record({ diff: json, before: json, after: json, extra: jsonObject }, { requiredKeys: [] });

export const anyEvent: fc.Arbitrary<AuditEvent> = fc
  .tuple(required, optional, fc.option(text, { nil: undefined }))
  .map(([event, parts, spelling]) =>
    structuredClone({
      ...event,
      category: categoryOf(event.action, event.resource.type),
      timestampText: spelling ?? event.timestamp,
      ...parts,
    }),
  );
