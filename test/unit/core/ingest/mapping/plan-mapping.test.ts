import { describe, expect, it } from 'vitest';
import { type MappingContext, type MappingPlan, planMapping } from '#core/ingest/mapping/plan-mapping.ts';
import type { SourceSample } from '#core/ingest/mapping/source-sample.ts';
import type { JsonObject } from '#shared/model/json.ts';
import { type MappingProfile, mappingProfileSchema, noDecisions } from '#shared/model/mapping.ts';

const context: MappingContext = { source: 'x', decisions: noDecisions, remembered: new Map(), records: null };

const table = (header: string[], ...rows: string[][]): SourceSample => ({ kind: 'table', header, rows });
const records = (...found: JsonObject[]): SourceSample => ({ kind: 'records', records: found });

/** Field → where it comes from, the best place first. */
const placesOf = ({ guesses }: MappingPlan): Record<string, string> => {
  const places: Record<string, string> = {};
  for (const { field, from } of guesses) places[field] ??= from;
  return places;
};

const time = '2026-05-20T10:23:45Z';

describe("SIVO's own shapes", () => {
  it.each<[string, SourceSample]>([
    ['JSON', records({ id: '1', timestamp: time, actor: { email: 'a@b.c' }, action: 'update', ip: '203.0.113.9' })],
    ['flat JSON', records({ id: '1', timestamp: time, actor_email: 'a@b.c', cross_tenant: false })],
    ['little JSON', records({ timestamp: time, note: 'x' })],
    ['CSV', table(['id', 'timestamp', 'actor.email', 'action'], ['1', time, 'a@b.c', 'update'])],
    ['an empty table', table(['Timestamp', 'Actor email', 'Resource type'])],
    ['no record at all', records()],
    ['records without any time', records({ a: 1 }, { b: 2 })],
  ])('are read as they always were: %s', (_, sample) => {
    expect(planMapping(sample, context)).toMatchObject({ origin: 'built-in', profile: null, questions: [] });
  });

  it('ask for the zone of local times, and take the one that was decided', () => {
    const sample = table(['id', 'timestamp', 'action'], ['1', '2026-05-20 12:23:45', 'update']);
    expect(planMapping(sample, context).questions).toEqual([
      { kind: 'zone', column: 'timestamp', examples: ['2026-05-20 12:23:45'], proposed: 'Europe/Madrid' },
    ]);
    const decided = planMapping(sample, { ...context, decisions: { ...noDecisions, zone: 'Europe/Madrid' } });
    expect(decided).toMatchObject({ origin: 'built-in', questions: [], zone: 'Europe/Madrid' });
    const result = decided.mapRows(['id', 'timestamp', 'action'])(['1', '2026-05-20 12:23:45', 'update']);
    expect(result).toMatchObject({ mapped: { event: { timestamp: '2026-05-20T10:23:45.000Z' } } });
  });

  it('do not ask for a few local times among others', () => {
    const rows = [time, time, time, '2026-05-20 12:23:45'].map((text, index) => [String(index), text, 'x']);
    expect(planMapping(table(['id', 'timestamp', 'action'], ...rows), context).questions).toEqual([]);
  });
});

describe('the automatic mapping', () => {
  it('reads Spanish headers, and settles day and month over the whole column', () => {
    const header = ['\ufeffFecha y hora', 'Usuario', 'Acción', 'Recurso', 'Oficina'];
    const rows = [
      ['03/04/2026 10:15:00', 'ana@acme.example', 'eliminar', 'cola', 'Sur'],
      ['25/04/2026 10:15:00', 'luis@acme.example', 'crear', 'cola', 'Sur'],
    ];
    const plan = planMapping(table(header, ...rows), context);
    expect(plan).toMatchObject({ origin: 'automatic', dateOrder: 'day-first', unmapped: ['Oficina'] });
    expect(placesOf(plan)).toEqual({
      timestamp: 'Fecha y hora',
      actor: 'Usuario',
      action: 'Acción',
      resource: 'Recurso',
    });
    expect(plan.questions.map(({ kind }) => kind)).toEqual(['zone']);
    const decided = planMapping(table(header, ...rows), {
      ...context,
      decisions: { ...noDecisions, zone: 'Europe/Madrid' },
    });
    expect(decided.mapRows(header)(rows[0] as string[])).toMatchObject({
      mapped: {
        event: {
          timestamp: '2026-04-03T08:15:00.000Z',
          actor: { email: 'ana@acme.example' },
          action: 'eliminar',
          resource: { type: 'cola' },
          extra: { Oficina: 'Sur' },
        },
      },
    });
  });

  it('asks which of day and month stands first where nothing tells', () => {
    const sample = table(['Time (UTC)', 'User'], ['03/04/2026 10:15', 'a@b.c'], ['04/04/2026 10:15', 'a@b.c']);
    expect(planMapping(sample, context).questions).toMatchObject([{ kind: 'dateOrder', column: 'Time (UTC)' }]);
    const decisions = { ...noDecisions, dateOrder: 'month-first' as const };
    expect(planMapping(sample, { ...context, decisions })).toMatchObject({ dateOrder: 'month-first', questions: [] });
  });

  it('finds fields in nested records, by where they stand', () => {
    const plan = planMapping(
      records({
        event: {
          created_at: time,
          actor: { user: { email: 'a@b.c', id: 'u-1' } },
          context: { ip_address: '203.0.113.9', ua: 'Mozilla/5.0' },
          event_type: 'file_shared',
          entity: { type: 'file' },
          request: { id: 'r-1', user: { id: 'other' } },
        },
      }),
      context,
    );
    expect(placesOf(plan)).toEqual({
      timestamp: '/event/created_at',
      'actor.email': '/event/actor/user/email',
      'actor.id': '/event/actor/user/id',
      'actor.ip': '/event/context/ip_address',
      'actor.userAgent': '/event/context/ua',
      action: '/event/event_type',
      'resource.type': '/event/entity/type',
    });
    expect(plan.unmapped).toEqual(['/event/request/id', '/event/request/user/id']);
  });

  it('goes by the values where no name helps, and only where one column fits', () => {
    const header = ['c1', 'c2', 'c3', 'c4'];
    const rows = [
      ['20 May 2026 10:23:45 +0000', 'ana@acme.example', '203.0.113.9', 'create'],
      ['21 May 2026 10:23:45 +0000', 'luis@acme.example', '203.0.113.10', 'delete'],
    ];
    const plan = planMapping(table(header, ...rows), context);
    expect(placesOf(plan)).toEqual({ timestamp: 'c1', 'actor.email': 'c2', 'actor.ip': 'c3', action: 'c4' });
    expect(plan.guesses.every(({ basis, confidence }) => basis === 'values' && confidence >= 0.6)).toBe(true);
    const twice = rows.map((cells) => [...cells, cells[0] as string]);
    const asked = planMapping(table([...header, 'c5'], ...twice), context);
    expect(asked.questions).toMatchObject([
      { kind: 'field', field: 'timestamp', candidates: [{ from: 'c1' }, { from: 'c5' }] },
    ]);
  });

  it('prefers a time that can be read to one of a better name', () => {
    const sample = table(['event_time', 'time_generated'], ['1.59015E+12', time], ['1.59016E+12', time]);
    expect(placesOf(planMapping(sample, context))).toMatchObject({ timestamp: 'time_generated' });
  });

  it('takes no id that several events share', () => {
    const rows = ['10', '11', '12'].map((hour) => [`2026-05-20T${hour}:00:00Z`, 'meeting-1', 'x']);
    expect(placesOf(planMapping(table(['time', 'event_id', 'note'], ...rows), context))).not.toHaveProperty('id');
  });

  it('reads a field elsewhere in records that lack it where the others have it', () => {
    const plan = planMapping(records({ '@timestamp': time, user: 'a' }, { created_at: time, user: 'b' }), context);
    const map = plan.mapRecords();
    expect(map({ created_at: time, user: 'b' }, true)).toMatchObject({ mapped: { event: { actor: { id: 'b' } } } });
    expect(map({ '@timestamp': time, created_at: 'x', user: 'b' }, true)).toMatchObject({
      mapped: { event: { extra: { created_at: 'x' } } },
    });
  });

  it('names no candidate where there is none', () => {
    const plan = planMapping(table(['id', 'action'], ['1', 'update']), context);
    expect(plan.questions).toEqual([{ kind: 'field', field: 'timestamp', candidates: [] }]);
  });
});

describe('a chosen profile', () => {
  const profile: MappingProfile = mappingProfileSchema.parse({
    format: 'sivo-audit-mapping',
    version: 1,
    name: 'test',
    fields: { timestamp: { from: ['/when'] }, action: { value: 'seen' } },
  });
  const sample = records({ when: time, id: '1' });
  const { fingerprint } = planMapping(sample, context);

  it('wins over one for every source, that over a remembered one', () => {
    const other = { ...profile, name: 'other' };
    const remembered = new Map([[fingerprint, { ...profile, name: 'kept' }]]);
    const nameWith = (decisions: Partial<typeof noDecisions>): [string, string | undefined] => {
      const plan = planMapping(sample, { ...context, remembered, decisions: { ...noDecisions, ...decisions } });
      return [plan.origin, plan.profile?.name];
    };
    expect(nameWith({ profile, profiles: { [fingerprint]: other } })).toEqual(['given', 'other']);
    expect(nameWith({ profile })).toEqual(['given', 'test']);
    expect(nameWith({})).toEqual(['remembered', 'kept']);
    expect(nameWith({ remembered: false })).toEqual(['automatic', 'Automatic mapping']);
  });

  it('says which columns there are where the one of its time is missing', () => {
    const decisions = { ...noDecisions, profile };
    expect(() => planMapping(table(['time', 'user']), { ...context, decisions })).toThrow(
      expect.objectContaining({ code: 'COLUMN_MISSING', data: expect.objectContaining({ where: 'x' }) }),
    );
    expect(planMapping(table(['when'], [time]), { ...context, decisions })).toMatchObject({ origin: 'given' });
  });

  it('without a place for the time asks for one', () => {
    const { timestamp: _, ...fields } = profile.fields;
    const decisions = { ...noDecisions, profile: { ...profile, fields } };
    expect(planMapping(records({ created_at: time }), { ...context, decisions }).questions).toMatchObject([
      { kind: 'field', field: 'timestamp', candidates: [{ from: '/created_at' }] },
    ]);
  });
});

describe('the fingerprint', () => {
  const of = (sample: SourceSample): string => planMapping(sample, context).fingerprint;

  it('is the same whatever the order and spelling of columns and rows', () => {
    expect(of(table(['Event Time', 'User'], [time, 'a'], [time, 'b']))).toBe(of(table(['user', 'event_time'])));
    expect(of(table(['user', 'event_time']))).not.toBe(of(table(['user', 'event_time', 'ip'])));
  });

  it('of records goes by the members all of them have', () => {
    const one = { when: time, by: { id: '1', name: 'x' } };
    const other = { by: { name: 'y', id: '2' }, when: time, note: 'now and then' };
    expect(of(records(one, other))).toBe(of(records({ ...one, more: 1 }, one)));
    expect(of(records(one))).not.toBe(of(records(other)));
  });
});
