import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initSql } from '#core/archive/init-sql.ts';
import { murmur3, resourceHashOf } from '#core/archive/murmur3.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { flagBits } from '#core/archive/types.ts';
import { incoming, sampleEvent } from './support/sample-event.ts';
import { importEvents, temporaryArchive } from './support/temp-archive.ts';

describe('the column index', () => {
  it('agrees with the rows in every column', async () => {
    const path = temporaryArchive();
    const events = Array.from({ length: 600 }, (_, number) =>
      incoming(
        sampleEvent(number, {
          actor: {
            id: `u${number}`,
            email: number % 2 ? null : 'ana@acme.example',
            role: null,
            ip: `10.0.0.${number % 3}`,
            userAgent: null,
          },
          resource: { type: number % 4 ? 'queue' : null, id: number % 5 ? `q-${number}` : null },
          crossTenant: [true, false, null][number % 3] ?? null,
          reason: number % 3 === 0 ? `ticket ${number % 2}` : null,
          ...(number % 2 ? { diff: null } : {}),
        }),
      ),
    );
    const { importId } = await importEvents(path, events);
    const reader = await openReader(path);
    const [segment] = reader.segments;
    if (!segment) throw new Error('no segment');
    const { columns } = segment;
    const { dictionaries } = columns;
    for (const { seq, event } of segment.events([...Array(600).keys()])) {
      expect({
        time: columns.baseMs + (columns.timeOffset[seq] ?? 0),
        actor: dictionaries.actor[columns.actor[seq] ?? 0],
        role: dictionaries.role[columns.role[seq] ?? 0],
        ip: dictionaries.ip[columns.ip[seq] ?? 0],
        agent: dictionaries.userAgent[columns.userAgent[seq] ?? 0],
        tenant: dictionaries.tenant[columns.tenant[seq] ?? 0],
        reason: dictionaries.reason[columns.reason[seq] ?? 0],
        action: dictionaries.action[columns.action[seq] ?? 0],
        type: dictionaries.resourceType[columns.resourceType[seq] ?? 0],
        category: dictionaries.category[columns.category[seq] ?? 0],
        source: dictionaries.source[columns.source[seq] ?? 0],
        resourceHash: columns.resourceHash[seq],
        idHash: columns.idHash[seq],
        flags: columns.flags[seq],
      }).toEqual({
        time: Date.parse(event.timestamp),
        actor: { id: event.actor.id, email: event.actor.email },
        role: event.actor.role,
        ip: event.actor.ip,
        agent: event.actor.userAgent,
        tenant: event.tenantId,
        reason: event.reason,
        action: event.action,
        type: event.resource.type,
        category: event.category,
        source: { importId, name: 'events.jsonl' },
        resourceHash: resourceHashOf(event.resource.id),
        idHash: murmur3(event.id),
        flags:
          (event.crossTenant === null ? 0 : event.crossTenant ? flagBits.crossTenantTrue : flagBits.crossTenantFalse) |
          (event.diff === undefined ? 0 : flagBits.hasChange),
      });
    }
    expect(columns.actor).toBeInstanceOf(Uint16Array);
    expect(columns.ip).toBeInstanceOf(Uint8Array);
    reader.close();
  });
});

describe('a segment', () => {
  it('is a plain SQLite file with a readable view', async () => {
    const path = temporaryArchive();
    const event = sampleEvent(1, { diff: { days: { from: 90, to: 180 } }, crossTenant: true });
    const { manifest } = await importEvents(path, [incoming(event)]);
    const bytes = readFileSync(join(path, manifest.segments[0]?.file ?? ''));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(manifest.segments[0]?.sha256);
    const database = new (await initSql()).Database(bytes);
    expect(database.exec('PRAGMA integrity_check')[0]?.values).toEqual([['ok']]);
    expect(database.exec('PRAGMA user_version')[0]?.values).toEqual([[2]]);
    const statement = database.prepare('SELECT * FROM events');
    statement.step();
    expect(statement.getAsObject()).toMatchObject({
      id: event.id,
      timestamp: event.timestamp,
      actor_email: 'ana@acme.example',
      action: 'access',
      resource_type: 'recording',
      resource_id: 'recording-1',
      cross_tenant: 'true',
      diff: '{"days":{"from":90,"to":180}}',
      source: 'events.jsonl',
    });
    database.close();
  });

  it('gives rows and resource ids in the order asked, few or many', async () => {
    const path = temporaryArchive();
    const events = Array.from({ length: 5000 }, (_, number) =>
      incoming(sampleEvent(number, number === 7 ? { resource: { type: null, id: null } } : {})),
    );
    await importEvents(path, events);
    const reader = await openReader(path);
    const [segment] = reader.segments;
    expect(segment?.events([9, 7, 9]).map(({ seq }) => seq)).toEqual([9, 7, 9]);
    expect(segment?.resourceIds([9, 7, 0])).toEqual(['recording-2', null, 'recording-0']);
    const all = [...Array(5000).keys()].reverse();
    expect(segment?.events(all).map(({ seq }) => seq)).toEqual(all);
    expect(segment?.resourceIds(all)).toEqual(all.map((number) => (number === 7 ? null : `recording-${number % 7}`)));
    expect(segment?.ids([9, 7, 0])).toEqual([9, 7, 0].map((number) => events[number]?.event.id));
    expect(segment?.ids(all)).toEqual(all.map((number) => events[number]?.event.id));
    expect(() => segment?.events([5000])).toThrow(/no row 5000/);
    reader.close();
  });

  it.each([
    ['evt_audit_000003', [3]],
    ['EVT_AUDIT_00000', [0, 1, 2, 3, 4, 5]],
    ['ñandú', [1]],
    ['ÑANDÚ', [1]],
    ['say "hi"', [2]],
    ['sala-ñ', [4]],
    ['\u212a', [5]],
    ['nowhere', []],
    ['100%', [0]],
    ['_%', []],
  ])('finds %j', async (needle, seqs) => {
    const path = temporaryArchive();
    await importEvents(path, [
      incoming(sampleEvent(0, { diff: { volume: { from: '10%', to: '100%' } } })),
      incoming(sampleEvent(1, { before: { name: 'ÑandÚ' } })),
      incoming(sampleEvent(2, { extra: { note: 'They Say "Hi"\n' } })),
      incoming(sampleEvent(3, { after: 'ten' })),
      incoming(sampleEvent(4, { resource: { type: 'room', id: 'Sala-Ñ' } })),
      incoming(sampleEvent(5, { diff: { unit: 'K' }, resource: { type: null, id: null } })),
    ]);
    const reader = await openReader(path);
    expect(reader.segments[0]?.searchText(needle)).toEqual(seqs);
    reader.close();
  });
});

describe('a reader of the next generation', () => {
  it('takes over unchanged segments and sees the new ones', async () => {
    const path = temporaryArchive();
    await importEvents(path, [incoming(sampleEvent(1))]);
    const first = await openReader(path);
    expect(first.segments[0]?.events([0])).toHaveLength(1);
    await importEvents(path, [incoming(sampleEvent(2))]);
    expect(first.manifest.generation).toBe(1);
    const second = await openReader(path, first);
    first.close();
    expect(second.manifest.generation).toBe(2);
    expect(second.segments[0]).toBe(first.segments[0]);
    expect(second.segments.map((segment) => segment.events([0])[0]?.event.id)).toEqual([
      'evt_audit_000001',
      'evt_audit_000002',
    ]);
    expect(second.find('evt_audit_000002').map(({ segment }) => segment)).toEqual([second.segments[1]]);
    second.close();
  });
});
