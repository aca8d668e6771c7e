import { createRouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import type { QueryEngine } from '#core/query/engine.ts';
import { createQueryRouter } from '#core/worker/query-router.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';

const engineAt = (path: string, log: string[]): QueryEngine => ({
  open: async () => ({ handle: path, count: 0, generation: 0 }),
  scan: async function* () {
    yield { kind: 'result', handle: path, count: 0, generation: 0 };
  },
  rows: async ({ offset }) => ({ offset, rows: [] }),
  events: async ({ offset }) => ({ offset, events: [] }),
  facets: async () => ({ count: 0, facets: [] }),
  histogram: async () => ({ series: [], buckets: [] }),
  locate: async () => ({ offset: null }),
  heatmap: async () => ({ count: 0, cells: [] }),
  matrix: async () => ({ count: 0, rows: [], columns: [], cells: [], distinctRows: 0, distinctColumns: 0 }),
  sparklines: async () => ({ from: null, to: null, series: [] }),
  pick: async ({ ids }) => ({ ids }),
  session: async (_) => ({ from: '', to: '', count: 0 }),
  changedFields: async () => ({ fields: [] }),
  eventsGet: async (id) => {
    throw new WorkbenchError('EVENT_NOT_FOUND', id);
  },
  quarantineList: async () => ({ total: 0, items: [] }),
  coverage: async ({ zone }) => ({ zone, ranges: [], gaps: [], emptyDays: [], days: [], unstated: [] }),
  imports: () => ({ imports: [] }),
  summary: () => ({
    path,
    name: path,
    generation: 0,
    events: 0,
    segments: 0,
    bytes: 0,
    imports: 0,
    rejected: 0,
    waiting: 0,
    conflicts: 0,
    oldest: null,
    newest: null,
  }),
  refresh: async () => {
    log.push(`refresh ${path}`);
    return false;
  },
  close: () => {
    log.push(`close ${path}`);
  },
});

const start = () => {
  const log: string[] = [];
  const router = createQueryRouter({
    openEngine: async (path) => {
      log.push(`open ${path}`);
      if (path === 'broken') throw new WorkbenchError('NOT_AN_ARCHIVE', path);
      return engineAt(path, log);
    },
    createArchive: (path) => {
      log.push(`create ${path}`);
    },
    isMergeable: () => false,
    readRoot: () => ({ root: null, history: [] }),
  });
  return { client: createRouterClient(router), log };
};

const everything = { filter: { op: 'and' as const, args: [] }, zone: 'UTC', sort: 'newest' as const };

describe('createQueryRouter', () => {
  it('opens an archive once, however many ask, and looks for newer commits', async () => {
    const { client, log } = start();
    await Promise.all([
      client.query.open({ path: 'a', input: everything }),
      client.query.rows({ path: 'a', input: { handle: 'h', offset: 0, limit: 1 } }),
    ]);
    await client.archive.summary({ path: 'a' });
    expect(log).toEqual(['open a', 'refresh a']);
  });

  it('closes the one before when another archive opens, and keeps it when that fails', async () => {
    const { client, log } = start();
    await client.archive.summary({ path: 'a' });
    await expect(client.archive.summary({ path: 'broken' })).rejects.toMatchObject({ code: 'NOT_AN_ARCHIVE' });
    await client.archive.summary({ path: 'a' });
    await client.archive.create({ path: 'b' });
    await client.archive.close();
    await client.archive.close();
    expect(log).toEqual([
      'open a',
      'refresh a',
      'open broken',
      'refresh a',
      'create b',
      'close a',
      'open b',
      'refresh b',
      'close b',
    ]);
  });

  it('answers a missing event with its code', async () => {
    const { client } = start();
    await expect(client.events.get({ path: 'a', input: { id: 'x' } })).rejects.toMatchObject({
      code: 'EVENT_NOT_FOUND',
      data: { where: 'x' },
    });
  });
});
