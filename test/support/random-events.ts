// Random audit events as a source may state them, for property tests.
import fc from 'fast-check';
import type { JsonValue } from '#shared/model/json.ts';

/** An event as SIVO would write it; absent members are not stated. Texts are never empty, which CSV could not tell from absent. */
export interface StatedEvent {
  id?: string;
  timestamp: string;
  tenantId?: string;
  actor?: { id?: string; email?: string; role?: string; ip?: string; userAgent?: string };
  action?: string;
  resource?: { type?: string; id?: string };
  crossTenant?: boolean;
  reason?: string;
  diff?: JsonValue;
  before?: JsonValue;
  after?: JsonValue;
  campaign?: string;
}

const withoutAbsent = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });

/** Any text of at least one character: spaces, quotes, line ends, delimiters, astral characters. */
const anyText = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary', maxLength: 12 }),
  fc.string({
    minLength: 1,
    unit: fc.constantFrom('a', ' ', '"', '\n', '\r', ',', ';', '\t', '\\', 'ñ', '💥', '{', '0'),
  }),
);

/** JSON as JSON.parse gives it, without -0, whose sign JSON text does not carry through every writer. */
export const anyJson: fc.Arbitrary<JsonValue> = fc
  .jsonValue({ maxDepth: 3, noUnicodeString: false })
  .map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);

const safeJson = anyJson.filter((value) => !/\d{16,}|e\+/.test(JSON.stringify(value)));
const change = safeJson.filter((value) => value !== null && typeof value === 'object');

const timestamp = fc
  .tuple(
    fc.date({
      min: new Date('1971-01-01T00:00:00.000Z'),
      max: new Date('2099-01-01T00:00:00.000Z'),
      noInvalidDate: true,
    }),
    fc.constantFrom('', '4', '456', '456789'),
  )
  .map(([date, digits]) => date.toISOString().replace('Z', `${digits}Z`));

export const statedEvent: fc.Arbitrary<StatedEvent> = fc
  .record({
    id: maybe(anyText),
    timestamp,
    tenantId: maybe(anyText),
    actor: maybe(
      fc
        .record({
          id: maybe(anyText),
          email: maybe(anyText),
          role: maybe(anyText),
          ip: maybe(anyText),
          userAgent: maybe(anyText),
        })
        .map(withoutAbsent),
    ),
    action: maybe(anyText),
    resource: maybe(fc.record({ type: maybe(anyText), id: maybe(anyText) }).map(withoutAbsent)),
    crossTenant: maybe(fc.boolean()),
    reason: maybe(anyText),
    diff: maybe(change),
    before: maybe(change),
    after: maybe(change),
    campaign: maybe(anyText),
  })
  .map((event) => withoutAbsent(event) as StatedEvent);
