import { describe, expect, it } from 'vitest';
import { createSivoCsvMapper } from '#core/ingest/mapping/sivo-csv.ts';
import type { WorkbenchError } from '#shared/contract/errors.ts';
import type { AuditEvent } from '#shared/model/event.ts';

const time = '2026-05-20T10:23:45.123Z';

const eventOf = (columns: Record<string, string>): AuditEvent => {
  const result = createSivoCsvMapper(Object.keys(columns), 'x.csv')(Object.values(columns));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.mapped.event;
};

describe('a CSV row', () => {
  it.each([
    ['timestamp', 'actor.email', 'resource.type', 'resource.id', 'cross_tenant'],
    ['Timestamp', 'actor_email', 'resource_type', 'resource_id', 'crossTenant'],
    ['TIMESTAMP', 'Actor Email', 'Resource Type', 'Resource ID', 'Cross-Tenant'],
    ['\ufeffEvent Time (UTC)', 'User e-mail', 'resourceType', 'resourceId', 'SIVO access'],
    ['Fecha', 'Correo electrónico', 'Tipo de recurso', 'ID recurso', 'Acceso SIVO'],
    ['created_at', 'email', 'Entity type', 'entity_id', 'vendor_access'],
  ])('is read under %s, %s, %s, %s, %s', (timestamp, email, type, id, flag) => {
    const event = eventOf({ [timestamp]: time, [email]: 'a@b.c', [type]: 'queue', [id]: '07', [flag]: 'sí' });
    expect(event).toMatchObject({
      actor: { email: 'a@b.c' },
      resource: { type: 'queue', id: '07' },
      crossTenant: true,
    });
    expect(event.extra).toBeUndefined();
  });

  it('keeps text as text, and unknown columns under their own header', () => {
    const event = eventOf({ id: '14', timestamp: time, ' Cost Centre ': '1.0', '': 'x', empty: '' });
    expect(event).toMatchObject({ id: '14', extra: { 'Cost Centre': '1.0', 'column 4': 'x' } });
    expect(event.extra).not.toHaveProperty('empty');
  });

  it('prefers the better name and keeps the other', () => {
    const event = eventOf({
      user: 'Ana',
      date: 'x',
      timestamp: time,
      actor_id: 'u-1',
      category: 'vip',
      operation: 'read',
    });
    expect(event).toMatchObject({ actor: { id: 'u-1', email: null }, action: 'read' });
    expect(event.extra).toEqual({ user: 'Ana', date: 'x', category: 'vip' });
  });

  it('reads a user column as an e-mail or an id', () => {
    expect(eventOf({ time, user: 'a@b.c' }).actor).toMatchObject({ email: 'a@b.c', id: null });
    expect(eventOf({ time, user: 'u-1' }).actor).toMatchObject({ email: null, id: 'u-1' });
  });

  it('reads JSON in cells and keeps what is not JSON as text', () => {
    const event = eventOf({
      timestamp: time,
      diff: '{"n":{"from":1,"to":12345678901234567890}}',
      before: 'half {"a"',
      after: 'null',
      actor: '{"id":"u","team":"QA"}',
    });
    expect(event).toMatchObject({
      diff: { n: { from: 1, to: '12345678901234567890' } },
      before: 'half {"a"',
      after: null,
    });
    expect(event).toMatchObject({ actor: { id: 'u' }, extra: { actor: { team: 'QA' } } });
  });

  it('takes times without a zone as UTC only under a header that says so', () => {
    expect(eventOf({ 'Time (UTC)': '2026-05-20 10:23:45' }).timestamp).toBe('2026-05-20T10:23:45.000Z');
    expect(() => eventOf({ Time: '2026-05-20 10:23:45' })).toThrow('without a zone');
  });

  it('keeps columns of the same name', () => {
    const map = createSivoCsvMapper(['timestamp', 'note', 'note', 'id', 'id'], 'x.csv');
    const result = map([time, 'a', 'b', '1', '2']);
    expect(result).toMatchObject({ mapped: { event: { id: '1', extra: { note: 'a', 'note (2)': 'b', id: '2' } } } });
  });

  it.each([
    [['a', 'b', 'c'], 'column_count'],
    [['a'], 'column_count'],
    [['', 'x'], 'no_timestamp'],
    [['never', 'x'], 'bad_timestamp'],
  ])('%j is rejected for %s', (cells, reason) => {
    expect(createSivoCsvMapper(['timestamp', 'id'], 'x.csv')(cells)).toMatchObject({ ok: false, problem: { reason } });
  });

  it('needs a column for the time, and names those it found', () => {
    const refused = (): unknown => createSivoCsvMapper(['id', 'actor.email', ' x '], 'in/x.csv');
    expect(refused).toThrow(
      expect.objectContaining<Partial<WorkbenchError>>({
        code: 'COLUMN_MISSING',
        data: { where: 'in/x.csv', detail: 'no timestamp column; columns found: id, actor.email, x' },
      }),
    );
  });
});
