import { describe, expect, it } from 'vitest';
import { createRecordProfileMapper } from '#core/ingest/mapping/map-record-profile.ts';
import { createTableProfileMapper } from '#core/ingest/mapping/map-table-profile.ts';
import { createTimeRules } from '#core/ingest/timestamp.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import type { JsonObject } from '#shared/model/json.ts';
import { type MappingProfile, mappingProfileSchema } from '#shared/model/mapping.ts';

const profileOf = (fields: MappingProfile['fields'], rest: Partial<MappingProfile> = {}): MappingProfile =>
  mappingProfileSchema.parse({ format: 'sivo-audit-mapping', version: 1, name: 'test', fields, ...rest });

const rules = createTimeRules('auto', null);
const time = '2026-05-20T10:23:45.000Z';

const eventOf = (fields: MappingProfile['fields'], record: JsonObject): AuditEvent => {
  const result = createRecordProfileMapper(profileOf({ timestamp: { from: ['/t'] }, ...fields }), rules)(record, true);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.mapped.event;
};

describe('a record mapped by pointers', () => {
  it('gives up what is mapped and keeps the rest at its path', () => {
    const event = eventOf(
      { 'actor.id': { from: ['/who/arn'] }, action: { from: ['/what'] } },
      { t: time, who: { arn: 'arn:1', type: 'User', inner: { a: 1 } }, what: 'Get', more: [1, null] },
    );
    expect(event).toMatchObject({ actor: { id: 'arn:1' }, action: 'Get' });
    expect(event.extra).toEqual({ who: { type: 'User', inner: { a: 1 } }, more: [1, null] });
  });

  it('takes the first place that holds something, and keeps the others', () => {
    const fields = { 'actor.id': { from: ['/a', '/b', '/c'] } };
    expect(eventOf(fields, { t: time, c: '3', b: '2' })).toMatchObject({ actor: { id: '2' }, extra: { c: '3' } });
    expect(eventOf(fields, { t: time, a: null, b: '', c: '3' })).toMatchObject({
      actor: { id: '3' },
      extra: { b: '' },
    });
  });

  it('understands escaped names, list places and bare names', () => {
    const event = eventOf(
      { 'actor.id': { from: ['/a~1b/m~0n'] }, 'resource.id': { from: ['/list/1/arn'] }, reason: { from: ['why'] } },
      { t: time, 'a/b': { 'm~n': 'x' }, list: [{ arn: '0' }, { arn: '1' }], why: 'audit' },
    );
    expect(event).toMatchObject({ actor: { id: 'x' }, resource: { id: '1' }, reason: 'audit' });
    expect(event.extra).toEqual({ list: [{ arn: '0' }, { arn: '1' }] });
  });

  it('feeds several fields from one place, and constants from none', () => {
    const event = eventOf(
      { 'actor.email': { from: ['/by'] }, 'actor.id': { from: ['/by'] }, 'resource.type': { value: 'bucket' } },
      { t: time, by: 'a@b.c' },
    );
    expect(event).toMatchObject({ actor: { email: 'a@b.c', id: 'a@b.c' }, resource: { type: 'bucket' } });
    expect(event.extra).toBeUndefined();
  });

  it('keeps an object where a text is wanted, and rejects one as an action', () => {
    expect(eventOf({ reason: { from: ['/why'] } }, { t: time, why: { a: 1 } })).toMatchObject({
      reason: null,
      extra: { why: { a: 1 } },
    });
    expect(() => eventOf({ action: { from: ['/what'] } }, { t: time, what: { a: 1 } })).toThrow('bad_field');
    expect(() => eventOf({}, { other: time })).toThrow('no_timestamp');
  });

  it('is not led astray by names of prototypes', () => {
    const record = JSON.parse(`{"t":"${time}","__proto__":{"x":1},"constructor":{"y":2}}`) as JsonObject;
    const event = eventOf({ 'actor.id': { from: ['/toString'] }, reason: { from: ['/__proto__/x'] } }, record);
    expect(event.reason).toBe('1');
    expect(event.actor.id).toBeNull();
    expect(event.extra).toEqual({ constructor: { y: 2 } });
  });
});

describe('a row mapped by columns', () => {
  const header = ['When', 'Who', 'Who', '', 'Old', 'New'];
  const map = createTableProfileMapper(
    profileOf({
      timestamp: { from: ['/When'] },
      actor: { from: ['Nobody', 'Who'] },
      before: { from: ['Old'] },
      after: { from: ['New'] },
    }),
    header,
    createTimeRules('auto', 'Europe/Madrid'),
  );

  it('takes columns by their header, repeated ones by their number', () => {
    expect(map(['2026-05-20 12:23:45', 'a@b.c', 'second', 'blank', '{"a":1}', '{"a":2}'])).toMatchObject({
      mapped: {
        event: {
          timestamp: time,
          timestampText: '2026-05-20 12:23:45',
          actor: { email: 'a@b.c' },
          before: { a: 1 },
          after: { a: 2 },
          extra: { 'Who (2)': 'second', 'column 4': 'blank' },
        },
        notes: { zone: 'Europe/Madrid', offsetSeconds: 7200 },
      },
    });
  });

  it('rejects a row of other length', () => {
    expect(map(['2026-05-20 12:23:45', 'a'])).toMatchObject({ ok: false, problem: { reason: 'column_count' } });
  });
});
