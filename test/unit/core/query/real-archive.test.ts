import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { createQueryEngine } from '#core/query/engine.ts';
import { everything } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import type { MemoryEvent } from '#test/support/memory-reader.ts';
import { naiveMatch, naiveOrder, withConflictsMarked } from '#test/support/naive-query.ts';
import { writeArchive } from '#test/support/write-archive.ts';
import { archiveArbitrary, questionArbitrary } from './event-arbitrary.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'query-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let made = 0;
const newArchive = (): string => {
  made += 1;
  const path = join(folder, `archive-${made}`);
  createArchive(path, { appVersion: '0.0.0', now: () => new Date('2026-08-01T00:00:00.000Z') });
  return path;
};

describe('the engine over a real archive', () => {
  it('answers as a plain filter over the events stored, also after a second import', async () => {
    await fc.assert(
      fc.asyncProperty(
        archiveArbitrary,
        archiveArbitrary,
        fc.array(questionArbitrary, { minLength: 8, maxLength: 8 }),
        async (first, second, questions) => {
          const path = newArchive();
          const engine = await createQueryEngine(path);
          const stored: MemoryEvent[] = [];
          for (const events of [first, second]) {
            stored.push(
              ...(await writeArchive(
                path,
                events.map(({ event }) => event),
              )),
            );
            for (const filter of questions) {
              const expected = withConflictsMarked(stored)
                .filter((one) => naiveMatch(filter, one))
                .sort(naiveOrder);
              const set = await engine.open({ filter, zone: 'UTC', sort: 'oldest' });
              expect(set.count).toBe(expected.length);
              const { rows } = await engine.rows({ handle: set.handle, offset: 0, limit: 1000 });
              // Versions of one id at one time have no order that this test could know: only their ids are compared.
              expect(rows.map(({ id, timestamp, conflict }) => `${timestamp} ${id} ${conflict}`)).toEqual(
                expected.map(({ event, conflict }) => `${event.timestamp} ${event.id} ${conflict}`),
              );
              const resources = await engine.facets({ filter, zone: 'UTC', fields: ['resource.id'], limit: 100 });
              const ids = expected.map(({ event }) => event.resource.id);
              expect(resources.facets[0]?.distinct).toBe(new Set(ids).size);
              for (const { value, count } of resources.facets[0]?.values ?? []) {
                expect(count).toBe(ids.filter((id) => id === value).length);
              }
            }
          }
          expect(engine.summary().events).toBe(stored.length);
          engine.close();
        },
      ),
      { numRuns: 15 },
    );
  });

  it('tells resources apart whose hashes collide, within a segment and between two, and counts them against others', async () => {
    const path = newArchive();
    const [sample] = fc.sample(
      archiveArbitrary.filter((events) => events.length > 0),
      { numRuns: 1, seed: 7 },
    );
    const base = sample?.[0]?.event;
    if (base === undefined) throw new Error('no sample');
    const ids = ['res-3siu', 'res-y4x', null, '', 'res-3siu', 'res-y4x', 'res-3siu', null];
    const events = ids.map((id, index) => ({
      ...base,
      id: `evt_${index}`,
      timestamp: `2026-0${index < 5 ? 5 : 6}-0${index + 1}T10:00:00.000Z`,
      action: index % 2 === 0 ? 'update' : 'access',
      resource: { type: 'queue', id },
    }));
    await writeArchive(path, events);
    const engine = await createQueryEngine(path);
    const asked = { filter: everything, zone: 'UTC' };
    const { facets } = await engine.facets({ ...asked, fields: ['resource.id'], limit: 3 });
    const rows = [
      { value: 'res-3siu', count: 3 },
      { value: 'res-y4x', count: 2 },
      { value: null, count: 2 },
    ];
    expect(facets).toEqual([{ field: 'resource.id', distinct: 4, values: rows }]);
    const matrix = await engine.matrix({
      ...asked,
      rows: 'resource.id',
      columns: 'action',
      rowLimit: 3,
      columnLimit: 2,
    });
    expect(matrix).toMatchObject({ rows, columns: [{ value: 'access' }, { value: 'update' }] });
    expect(matrix.cells).toEqual([
      [0, 3],
      [2, 0],
      [1, 1],
    ]);
    const found = await engine.facets({ ...asked, fields: ['resource.id'], limit: 3, search: 'Y4' });
    expect(found).toMatchObject({ count: 8, facets: [{ distinct: 1, values: [{ value: 'res-y4x', count: 2 }] }] });
    const picked = ['evt_7', 'nobody', 'evt_0', 'evt_7'];
    for (let time = 0; time < 2; time++) {
      expect(await engine.pick({ ...asked, ids: picked })).toEqual({ ids: ['evt_7', 'evt_0', 'evt_7'] });
    }
    expect(await engine.session({ id: 'evt_4', pauseMinutes: 1440 })).toMatchObject({
      count: 5,
      to: events[4]?.timestamp,
    });
    const { handle } = await engine.open({ ...asked, sort: 'newest' });
    expect(await engine.locate({ handle, target: { kind: 'event', id: 'evt_4' } })).toEqual({ offset: 3 });
    engine.close();
  });

  it('notices another import, expires the old result set, and keeps all versions of a conflicting event', async () => {
    const path = newArchive();
    const [sample] = fc.sample(
      archiveArbitrary.filter((events) => events.length > 0),
      { numRuns: 1, seed: 7 },
    );
    const base = sample?.[0]?.event;
    if (base === undefined) throw new Error('no sample');
    const event = { ...base, id: 'evt_ñ "1"', timestamp: '2026-05-20T10:23:45.123456Z' };
    await writeArchive(path, [event]);
    const engine = await createQueryEngine(path);
    const before = await engine.open({ filter: everything, zone: 'UTC', sort: 'newest' });
    expect(before).toMatchObject({ count: 1, generation: engine.summary().generation });
    expect(await engine.refresh()).toBe(false);

    await writeArchive(path, [event, { ...event, reason: 'changed' }]);
    expect((await engine.rows({ handle: before.handle, offset: 0, limit: 10 })).rows).toHaveLength(1);
    const after = await engine.open({ filter: everything, zone: 'UTC', sort: 'newest' });
    expect(after).toMatchObject({ count: 2, generation: before.generation + 1 });
    await expect(engine.rows({ handle: before.handle, offset: 0, limit: 10 })).rejects.toMatchObject({
      code: 'HANDLE_EXPIRED',
    });

    const { versions } = await engine.eventsGet(event.id);
    expect(versions.map((version) => version.event.reason)).toEqual([event.reason, 'changed']);
    expect(versions.map(({ conflict }) => conflict)).toEqual([true, true]);
    expect(versions[1]).toMatchObject({
      provenance: { source: 'events.jsonl', line: 2, importedAt: '2026-08-01T00:00:00.000Z' },
      raw: { text: JSON.stringify({ ...event, reason: 'changed' }), encoding: 'utf8' },
    });
    expect((await engine.open({ filter: parseFilter('conflict:true'), zone: 'UTC', sort: 'newest' })).count).toBe(2);
    await expect(engine.eventsGet('EVT_ñ "1"')).rejects.toMatchObject({ code: 'EVENT_NOT_FOUND' });
    expect(engine.imports().imports).toHaveLength(2);
    expect(await engine.quarantineList({ settled: true, offset: 0, limit: 10 })).toEqual({ total: 0, items: [] });
    engine.close();
  });

  it('answers an empty archive', async () => {
    const engine = await createQueryEngine(newArchive());
    expect(engine.summary()).toMatchObject({ events: 0, segments: 0, oldest: null, newest: null });
    const set = await engine.open({ filter: everything, zone: 'UTC', sort: 'newest' });
    expect(set.count).toBe(0);
    expect((await engine.rows({ handle: set.handle, offset: 0, limit: 10 })).rows).toEqual([]);
    expect(await engine.facets({ filter: everything, zone: 'UTC', fields: ['action'], limit: 5 })).toEqual({
      count: 0,
      facets: [{ field: 'action', distinct: 0, values: [] }],
    });
    expect(await engine.histogram({ filter: everything, zone: 'UTC', bucket: 'day', limit: 5 })).toEqual({
      series: [],
      buckets: [],
    });
    engine.close();
  });

  it('says what is no archive', async () => {
    await expect(createQueryEngine(join(folder, 'absent'))).rejects.toMatchObject({ code: 'NOT_AN_ARCHIVE' });
  });
});
