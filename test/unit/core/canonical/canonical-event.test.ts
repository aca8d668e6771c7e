import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalEvent, type EventContent } from '#core/canonical/canonical-event.ts';
import { canonicalJson } from '#core/canonical/canonical-json.ts';
import { identifyEvent } from '#core/canonical/identify-event.ts';
import { anyJson } from '#test/support/random-events.ts';

const text = fc.option(fc.string({ unit: 'binary' }));
const jsonObject = fc.dictionary(fc.string({ unit: 'binary' }), anyJson, { minKeys: 1, noNullPrototype: true });
const content: fc.Arbitrary<EventContent> = fc
  .record({
    id: text,
    timestamp: fc.string(),
    tenantId: text,
    actor: fc.record({ id: text, email: text, role: text, ip: text, userAgent: text }),
    action: text,
    resource: fc.record({ type: text, id: text }),
    crossTenant: fc.option(fc.boolean()),
    reason: text,
    diff: fc.option(anyJson, { nil: undefined }),
    before: fc.option(anyJson, { nil: undefined }),
    after: fc.option(anyJson, { nil: undefined }),
    extra: fc.option(jsonObject, { nil: undefined }),
  })
  .map((event) => JSON.parse(JSON.stringify(event)) as EventContent);

const withoutNulls = (value: object): object | undefined => {
  const stated = Object.entries(value).filter(([, member]) => member !== null);
  return stated.length === 0 ? undefined : Object.fromEntries(stated);
};

/** The fixed object of the canonical event, laid out plainly. An empty id is no id. */
const shapeOf = ({ id, diff, before, after, extra, actor, resource, ...plain }: EventContent): object => ({
  ...withoutNulls({ ...plain, id: id === '' ? null : id }),
  actor: withoutNulls(actor),
  resource: withoutNulls(resource),
  diff,
  before,
  after,
  extra,
});

const minimal: EventContent = {
  id: null,
  timestamp: '2026-05-20T10:23:45.123Z',
  tenantId: null,
  actor: { id: null, email: null, role: null, ip: null, userAgent: null },
  action: null,
  resource: { type: null, id: null },
  crossTenant: null,
  reason: null,
};

describe('canonicalEvent', () => {
  it('is what the RFC 8785 library makes of the whole object', () => {
    fc.assert(
      fc.property(content, (event) => {
        expect(canonicalEvent(event)).toBe(canonicalize(shapeOf(event)));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves out what the source did not say', () => {
    expect(canonicalEvent(minimal)).toBe('{"timestamp":"2026-05-20T10:23:45.123Z"}');
  });

  it('parses back to the same object', () => {
    fc.assert(
      fc.property(content, (event) => {
        expect(JSON.parse(canonicalEvent(event))).toEqual(JSON.parse(JSON.stringify(shapeOf(event))));
      }),
    );
  });
});

describe('canonicalJson', () => {
  it('is what the RFC 8785 library makes of any JSON', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 1000 },
    );
  });

  it('sorts by UTF-16 code units, digits included', () => {
    const value = JSON.parse('{"\\ufb33":1,"\\ud83d\\ude00":2,"10":3,"9":4,"__proto__":{"b":5,"a":6}}');
    expect(canonicalJson(value)).toBe('{"10":3,"9":4,"__proto__":{"a":6,"b":5},"\ud83d\ude00":2,"\ufb33":1}');
  });

  it('escapes a lone surrogate without mistaking it for its escape written out', () => {
    expect(canonicalJson('\ud800')).toBe('"\\ud800"');
    expect(canonicalJson('\\ud800')).toBe('"\\\\ud800"');
    expect(canonicalJson({ '\udfff': 1 })).toBe('{"\\udfff":1}');
  });
});

describe('identifyEvent', () => {
  const leaf = (canonicalText: string): string =>
    createHash('sha256')
      .update(Buffer.concat([Buffer.from([0]), Buffer.from(canonicalText)]))
      .digest('hex');

  it('hashes 0x00 and the UTF-8 canonical text', () => {
    const event = { ...minimal, id: 'évt' };
    const { id, contentHash } = identifyEvent(event);
    expect(id).toBe('évt');
    expect(Buffer.from(contentHash).toString('hex')).toBe(leaf('{"id":"évt","timestamp":"2026-05-20T10:23:45.123Z"}'));
  });

  it('names an event without an id by its content, and knows that name when it comes back', () => {
    const first = identifyEvent(minimal);
    expect(first.id).toBe(`sha256:${leaf('{"timestamp":"2026-05-20T10:23:45.123Z"}')}`);
    expect(identifyEvent({ ...minimal, id: first.id })).toEqual(first);
  });

  it('keeps a content id that does not prove true as an ordinary id', () => {
    const id = `sha256:${'0'.repeat(64)}`;
    const named = identifyEvent({ ...minimal, id });
    expect(named.id).toBe(id);
    expect(named.contentHash).not.toEqual(identifyEvent(minimal).contentHash);
  });
});
