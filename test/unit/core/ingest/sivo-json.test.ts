import { describe, expect, it } from 'vitest';
import { createJsonRecordMapper } from '#core/ingest/mapping/map-json-record.ts';
import type { Problem } from '#core/ingest/problem.ts';
import type { AuditEvent } from '#shared/model/event.ts';

const time = '2026-05-20T10:23:45.123Z';

const outcomeOf = (text: string): { event: AuditEvent } | { problem: Problem } => {
  const raw = Buffer.from(text);
  const outcome = createJsonRecordMapper()({ line: 1, byteOffset: 0, raw, bytes: raw.length, problem: null });
  if (outcome === null) throw new Error('a JSON record is never passed over');
  return 'mapped' in outcome ? { event: outcome.mapped.event } : outcome;
};

const eventOf = (record: object | string): AuditEvent => {
  const outcome = outcomeOf(
    typeof record === 'string' ? record : JSON.stringify({ id: 'e', timestamp: time, ...record }),
  );
  if ('problem' in outcome) throw new Error(outcome.problem.message);
  return outcome.event;
};

const problemOf = (record: object | string): Problem => {
  const outcome = outcomeOf(typeof record === 'string' ? record : JSON.stringify(record));
  if ('event' in outcome) throw new Error('the record was accepted');
  return outcome.problem;
};

const bare: AuditEvent = {
  id: 'e',
  timestamp: time,
  timestampText: time,
  tenantId: null,
  actor: { id: null, email: null, role: null, ip: null, userAgent: null },
  action: null,
  resource: { type: null, id: null },
  category: 'other',
  crossTenant: null,
  reason: null,
};

describe('a SIVO JSON record', () => {
  it('needs no more than a timestamp', () => {
    expect(eventOf({})).toEqual(bare);
    expect(eventOf(JSON.stringify({ timestamp: time })).id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(eventOf(JSON.stringify({ id: '', timestamp: time })).id).toMatch(/^sha256:/);
    expect(eventOf(JSON.stringify({ id: null, timestamp: time })).id).toMatch(/^sha256:/);
  });

  it.each([
    ['before', 'after'],
    ['previousState', 'newState'],
    ['previous_state', 'new_state'],
    ['old', 'new'],
  ])('finds the states under %s and %s', (before, after) => {
    const event = eventOf({ [before]: { a: 1 }, [after]: { a: 2 } });
    expect([event.before, event.after, event.extra]).toEqual([{ a: 1 }, { a: 2 }, undefined]);
  });

  it('finds the states inside state, and keeps what else is there', () => {
    const event = eventOf({ state: { before: { a: 1 }, after: { a: 2 }, version: 3 } });
    expect([event.before, event.after, event.extra]).toEqual([{ a: 1 }, { a: 2 }, { state: { version: 3 } }]);
  });

  it('keeps a state that is null only beside one that is not', () => {
    expect(eventOf({ before: null, after: { a: 1 } })).toEqual({ ...bare, before: null, after: { a: 1 } });
    expect(eventOf({ before: null, after: null, diff: null })).toEqual(bare);
  });

  const reasons = ['reason', 'declaredReason', 'declared_reason', 'justification', 'accessReason'];
  it.each(reasons.flatMap((name) => ['', 'actor', 'metadata', 'context'].map((place) => [place, name])))(
    'finds the reason at %s %s',
    (place, name) => {
      const event = eventOf(place === '' ? { [name]: 'ticket 7' } : { [place]: { [name]: 'ticket 7' } });
      expect(event).toEqual({ ...bare, reason: 'ticket 7' });
    },
  );

  it('keeps a second reason and a second spelling in extra', () => {
    const event = eventOf({ metadata: { reason: 'second', ticket: 7 }, reason: 'first', previousState: 1, before: 2 });
    expect(event).toMatchObject({ reason: 'first', before: 2, extra: { metadata: { reason: 'second', ticket: 7 } } });
    expect(event.extra).toHaveProperty('previousState', 1);
  });

  it.each(['crossTenant', 'cross_tenant', 'cross-tenant', 'cross tenant', 'Cross Tenant', 'CROSS_TENANT'])(
    'reads the flag under %s',
    (name) => {
      expect(eventOf({ [name]: true }).crossTenant).toBe(true);
      expect(eventOf({ [name]: 'no' }).crossTenant).toBe(false);
    },
  );

  it('reads flat spellings of actor and resource', () => {
    const event = eventOf({
      'actor.id': 14,
      actor_email: 'ana@acme.example',
      actorRole: 'admin',
      'Actor-IP': '203.0.113.42',
      actor_user_agent: 'Chrome',
      resourceType: 'queue',
      resource_id: 7,
      tenant: 't',
    });
    expect(event).toEqual({
      ...bare,
      tenantId: 't',
      actor: { id: '14', email: 'ana@acme.example', role: 'admin', ip: '203.0.113.42', userAgent: 'Chrome' },
      resource: { type: 'queue', id: '7' },
    });
  });

  it('takes a text for an actor or a resource', () => {
    expect(eventOf({ actor: 'ana@acme.example', resource: 'queue' })).toMatchObject({
      actor: { email: 'ana@acme.example', id: null },
      resource: { type: 'queue', id: null },
    });
    expect(eventOf({ actor: 'u-1' }).actor).toMatchObject({ id: 'u-1', email: null });
    expect(eventOf({ actor: 'Ana', actor_id: 'u-1' })).toMatchObject({ actor: { id: 'u-1' }, extra: { actor: 'Ana' } });
  });

  it('keeps every unknown field at its path', () => {
    const record = { actor: { department: 'QA', id: 'u' }, resource: { name: 'x' }, context: {}, n: null, tags: ['a'] };
    expect(eventOf(record).extra).toEqual({
      actor: { department: 'QA' },
      resource: { name: 'x' },
      context: {},
      n: null,
      tags: ['a'],
    });
  });

  it('keeps a field of the wrong shape in extra', () => {
    const event = eventOf({ tenantId: ['t'], actor: { email: { primary: 'a@b.c' } } });
    expect(event).toEqual({ ...bare, extra: { tenantId: ['t'], actor: { email: { primary: 'a@b.c' } } } });
  });

  it('treats __proto__ as a name like any other', () => {
    const event = eventOf(`{"id":"e","timestamp":"${time}","__proto__":{"polluted":1},"actor":{"__proto__":"x"}}`);
    expect(JSON.stringify(event.extra)).toBe('{"__proto__":{"polluted":1},"actor":{"__proto__":"x"}}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('never rounds a number', () => {
    const event = eventOf(
      `{"id":12345678901234567890,"timestamp":1779272625123456789,"diff":{"a":9007199254740993,"b":1e400,"c":1e300,"d":"12345678901234567890"},"n":14}`,
    );
    expect(event).toMatchObject({ id: '12345678901234567890', timestamp: '2026-05-20T10:23:45.123456789Z' });
    expect(event.timestampText).toBe('1779272625123456789');
    expect(event.diff).toEqual({ a: '9007199254740993', b: '1e400', c: 1e300, d: '12345678901234567890' });
    expect(event.extra).toEqual({ n: 14 });
  });

  it('comes back the same after this workbench has written it', () => {
    const event = eventOf({
      timestamp: '2026-05-20T12:23:45.123+02:00',
      action: 'delete',
      resource: 'queue',
      x: { y: 1 },
    });
    expect(eventOf(event)).toEqual(event);
    const nameless = eventOf(JSON.stringify({ timestamp: time, x: 1 }));
    expect(eventOf(nameless)).toEqual(nameless);
  });

  it('keeps a category it would not have derived', () => {
    expect(eventOf({ category: 'billing' })).toEqual({ ...bare, extra: { category: 'billing' } });
  });

  it('survives lone surrogates', () => {
    expect(eventOf(`{"id":"\\ud800","timestamp":"${time}","diff":{"\\udfff":"\\ud800"}}`)).toMatchObject({
      id: '\ud800',
      diff: { '\udfff': '\ud800' },
    });
  });

  it.each<[string, object | string, string]>([
    ['no timestamp', { id: 'e' }, 'no_timestamp'],
    ['a null timestamp', { id: 'e', timestamp: null }, 'no_timestamp'],
    ['an empty timestamp', { id: 'e', timestamp: '' }, 'no_timestamp'],
    ['a local time', { id: 'e', timestamp: '2026-05-20T10:23:45' }, 'bad_timestamp'],
    ['a time that is an object', { id: 'e', timestamp: { $date: 1 } }, 'bad_timestamp'],
    ['an id that is an object', { id: {}, timestamp: time }, 'bad_field'],
    ['an action that is a list', { action: ['a'], timestamp: time }, 'bad_field'],
    ['an actor that is a list', { actor: ['a'], timestamp: time }, 'bad_field'],
    ['a resource that is a flag', { resource: true, timestamp: time }, 'bad_field'],
    ['a flag that is neither', { crossTenant: 'perhaps', timestamp: time }, 'bad_field'],
    ['a number', '14', 'not_an_object'],
    ['a list', '[{}]', 'not_an_object'],
    ['null', 'null', 'not_an_object'],
    ['prose', 'hello', 'not_json'],
    ['half an object', '{"id":"e","timesta', 'truncated'],
    ['a trailing comma', `{"timestamp":"${time}",}`, 'not_json'],
    ['a depth bomb', `{"timestamp":"${time}","diff":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'bad_field'],
    ['open brackets', '['.repeat(100_000), 'truncated'],
  ])('is rejected with %s', (_, record, reason) => {
    expect(problemOf(record).reason).toBe(reason);
  });

  it('says which field is bad and how', () => {
    expect(problemOf({ timestamp: time, actor: [1] }).message).toBe('actor is [1], not an object or a text');
    expect(problemOf({ timestamp: '2026-02-30T00:00:00Z' }).message).toBe(
      'timestamp "2026-02-30T00:00:00Z": there is no such date',
    );
  });
});
