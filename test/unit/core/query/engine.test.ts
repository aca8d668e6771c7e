import { describe, expect, it } from 'vitest';
import { murmur3 } from '#core/archive/murmur3.ts';
import { createQueryEngine, type QueryEngine } from '#core/query/engine.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { everything } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { sorts } from '#shared/model/query.ts';
import { type MemoryEvent, memoryReader } from '#test/support/memory-reader.ts';

const eventAt = (timestamp: string, id: string, more: Partial<AuditEvent> = {}): AuditEvent => ({
  id,
  timestamp,
  timestampText: timestamp,
  tenantId: 't1',
  actor: { id: 'u1', email: 'ana@acme.example', role: 'admin', ip: null, userAgent: null },
  action: 'update',
  resource: { type: 'queue', id: 'q1' },
  category: 'configuration',
  crossTenant: false,
  reason: null,
  ...more,
});

const engineOver = (events: readonly MemoryEvent[]): Promise<QueryEngine> =>
  createQueryEngine('/memory', { openReader: async () => memoryReader(events), stamp: () => 'same', nonce: 'n' });
const days = (count: number): MemoryEvent[] =>
  Array.from({ length: count }, (_, day) => ({
    event: eventAt(new Date(Date.UTC(2026, 0, 1 + day)).toISOString(), `evt_${day}`),
  }));
const asked = (text: string) => ({ filter: parseFilter(text), zone: 'UTC' });

describe('result sets', () => {
  it('are made again when many newer ones were opened, in whatever order they are', async () => {
    const engine = await engineOver(days(60));
    const opened = await Promise.all(sorts.map((sort) => engine.open({ ...asked('from:2026-01-15'), sort })));
    const page = async (handle: string) => (await engine.rows({ handle, offset: 3, limit: 20 })).rows;
    const before = await Promise.all(opened.map(({ handle }) => page(handle)));
    for (let more = 0; more < 80; more++) await engine.open({ ...asked(`id:${more}`), sort: 'newest' });
    expect(await Promise.all(opened.map(({ handle }) => page(handle)))).toEqual(before);
    expect(new Set(before.map((rows) => rows[0]?.id)).size).toBeGreaterThan(1);
    await expect(page('other-1')).rejects.toMatchObject({ code: 'HANDLE_EXPIRED' });
  });

  it('that were pushed out are counted anew only as far as their call is not cancelled', async () => {
    const engine = await engineOver(days(90));
    const { handle } = await engine.open({ ...asked('role:admin'), sort: 'actor' });
    for (let more = 0; more < 40; more++) await engine.open({ ...asked(`id:${more}`), sort: 'newest' });
    const cancel = new AbortController();
    cancel.abort();
    await expect(engine.rows({ handle, offset: 0, limit: 1 }, cancel.signal)).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect((await engine.rows({ handle, offset: 0, limit: 1 })).rows).toHaveLength(1);
  });

  it('page through thousands of events of one millisecond without losing or repeating any', async () => {
    const events = Array.from({ length: 5000 }, (_, index) => ({
      event: eventAt('2026-05-01T00:00:00.000Z', `evt_${index}`),
      part: index % 3,
    }));
    const engine = await engineOver(events);
    for (const sort of sorts) {
      const { handle } = await engine.open({ ...asked(''), sort });
      const ids: string[] = [];
      for (let offset = 0; offset < 5000; offset += 170) {
        ids.push(...(await engine.rows({ handle, offset, limit: 170 })).rows.map(({ id }) => id));
      }
      expect(new Set(ids).size).toBe(5000);
      expect(ids).toHaveLength(5000);
    }
  });

  it('show the first four changes and their number', async () => {
    const diff = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((field) => [field, { from: 1, to: 2 }]));
    const engine = await engineOver([{ event: eventAt('2026-05-01T00:00:00.000Z', 'evt_1', { diff }) }]);
    const { handle } = await engine.open({ ...asked(''), sort: 'newest' });
    const [row] = (await engine.rows({ handle, offset: 0, limit: 1 })).rows;
    expect(row?.changes.map(({ field }) => field)).toEqual(['a', 'b', 'c', 'd']);
    expect(row?.changeCount).toBe(5);
  });
});

describe('ids', () => {
  it('that share a hash are told apart', async () => {
    const [one, other] = ['res-3siu', 'res-y4x'];
    expect(murmur3(one)).toBe(murmur3(other));
    const engine = await engineOver([
      { event: eventAt('2026-05-01T00:00:00.000Z', one, { resource: { type: 'queue', id: one } }) },
      { event: eventAt('2026-05-02T00:00:00.000Z', other, { resource: { type: 'queue', id: other } }) },
    ]);
    for (const text of [`id:${one}`, `resource.id:${other}`]) {
      expect((await engine.open({ ...asked(text), sort: 'newest' })).count).toBe(1);
    }
    const { facets } = await engine.facets({ ...asked(''), fields: ['resource.id'], limit: 5 });
    expect(facets[0]).toMatchObject({ distinct: 2 });
  });

  it('are counted exactly above the limit where all are read, hashes that collide included', async () => {
    const events = Array.from({ length: 50_100 }, (_, index): MemoryEvent => {
      const id = index % 500 < 3 ? 'res-3siu' : index % 500 < 6 ? 'res-y4x' : `res_${index % 7000}`;
      return {
        event: eventAt(new Date(Date.UTC(2026, 4, 1) + index).toISOString(), `e${index}`, {
          resource: { type: 'queue', id: index % 10 === 9 ? null : id },
        }),
      };
    });
    const counts = new Map<string | null, number>();
    for (const { event } of events) counts.set(event.resource.id, (counts.get(event.resource.id) ?? 0) + 1);
    const engine = await engineOver(events);
    const { facets } = await engine.facets({ ...asked(''), fields: ['resource.id'], limit: 2 });
    expect(facets[0]?.values).toEqual([
      { value: null, count: counts.get(null) },
      { value: 'res-3siu', count: counts.get('res-3siu') },
    ]);
    expect(facets[0]?.distinct).toBe(counts.size);
  });
});

describe('facets of resources with equal counts', () => {
  it('are cut at the limit, counted and told apart all the same', async () => {
    const events = Array.from(
      { length: 1_200 },
      (_, index): MemoryEvent => ({
        event: eventAt(new Date(Date.UTC(2026, 4, 1) + index).toISOString(), `e${index}`, {
          resource: { type: 'queue', id: `res_${Math.max(index, 2)}` },
        }),
      }),
    );
    const engine = await engineOver(events);
    const { facets } = await engine.facets({ ...asked(''), fields: ['resource.id'], limit: 600 });
    const values = facets[0]?.values ?? [];
    expect(facets[0]?.distinct).toBe(1_198);
    expect(values[0]).toEqual({ value: 'res_2', count: 3 });
    expect(values).toHaveLength(600);
    expect(new Set(values.map(({ value }) => value)).size).toBe(600);
    expect(values.slice(1).every(({ count }) => count === 1)).toBe(true);
  });
});

describe('histograms', () => {
  it('show the empty buckets between the bounds of the filter', async () => {
    const engine = await engineOver(days(3));
    const { buckets } = await engine.histogram({
      ...asked('from:2025-12-30 to:2026-01-05'),
      bucket: 'day',
      limit: 5,
    });
    expect(buckets.map(({ label, count }) => `${label} ${count}`)).toEqual([
      '2025-12-30 0',
      '2025-12-31 0',
      '2026-01-01 1',
      '2026-01-02 1',
      '2026-01-03 1',
      '2026-01-04 0',
    ]);
  });

  it('begin at the latest and end at the earliest of several bounds', async () => {
    const engine = await engineOver(days(3));
    const { buckets } = await engine.histogram({
      ...asked('from:2026-01-02 from:2025-12-30 to:2026-02-01 to:2026-01-04 from:2025-01-01'),
      bucket: 'day',
      limit: 5,
    });
    expect(buckets.map(({ label }) => label)).toEqual(['2026-01-02', '2026-01-03']);
  });

  it('refuse what nobody could look at', async () => {
    const engine = await engineOver(days(3));
    await expect(engine.histogram({ ...asked('from:2000-01-01'), bucket: 'hour', limit: 5 })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });
});

describe('questions', () => {
  it('that cannot be right are refused', async () => {
    const engine = await engineOver(days(1));
    const open = (filter: Parameters<QueryEngine['open']>[0]['filter'], zone = 'UTC') =>
      engine.open({ filter, zone, sort: 'newest' });
    await expect(open(everything, 'Mars/Phobos')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(open({ op: 'time', from: 'soon' })).rejects.toMatchObject({ code: 'BAD_FILTER' });
    await expect(open({ op: 'is', field: 'crossTenant', values: ['maybe'] })).rejects.toMatchObject({
      code: 'BAD_FILTER',
    });
  });

  it('end when they are cancelled or the engine closes', async () => {
    const engine = await engineOver(days(90));
    const cancel = new AbortController();
    cancel.abort();
    await expect(engine.open({ ...asked(''), sort: 'newest' }, cancel.signal)).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    engine.close();
    await expect(engine.facets({ ...asked(''), fields: ['action'], limit: 1 })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
  });

  it('about shape and places end when they are cancelled, too', async () => {
    const engine = await engineOver(days(90));
    const { handle } = await engine.open({ ...asked(''), sort: 'newest' });
    const signal = AbortSignal.abort();
    const all = asked('');
    const [rows, columns] = ['actor.email', 'action'] as const;
    const questions = [
      engine.heatmap(all, signal),
      engine.matrix({ ...all, rows, columns, rowLimit: 5, columnLimit: 5 }, signal),
      engine.sparklines({ ...all, field: 'action', values: ['update'], points: 8 }, signal),
      engine.pick({ ...all, ids: ['evt_1'] }, signal),
      engine.session({ id: 'evt_1', pauseMinutes: 30 }, signal),
      engine.locate({ handle, target: { kind: 'event', id: 'evt_1' } }, signal),
    ];
    for (const question of await Promise.allSettled(questions)) {
      expect(question).toMatchObject({ status: 'rejected', reason: { code: 'CANCELLED' } });
    }
  });

  it('are cut short between segments', async () => {
    const cancel = new AbortController();
    const reader = memoryReader(days(90));
    let searched = 0;
    const segments = reader.segments.map((segment) => ({
      ...segment,
      searchText: (needle: string) => {
        searched += 1;
        cancel.abort();
        return segment.searchText(needle);
      },
    }));
    const engine = await createQueryEngine('/memory', {
      openReader: async () => ({ ...reader, segments }),
      stamp: () => 'same',
    });
    await expect(engine.open({ ...asked('word'), sort: 'newest' }, cancel.signal)).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(searched).toBe(1);
  });
});
