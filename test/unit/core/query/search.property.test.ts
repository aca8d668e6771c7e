// Search over real segments: the byte search, the packed ids and the prefilters must agree with a look at every event.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { createQueryEngine } from '#core/query/engine.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import type { Filter } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { naiveMatch, withConflictsMarked } from '#test/support/naive-query.ts';
import { writeArchive } from '#test/support/write-archive.ts';
import { archiveArbitrary, questionArbitrary } from './event-arbitrary.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'search-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const plainEvent = (id: string, second: number): AuditEvent => ({
  id,
  timestamp: `2026-05-01T00:00:0${second}.000Z`,
  timestampText: `2026-05-01T00:00:0${second}.000Z`,
  tenantId: null,
  actor: { id: null, email: null, role: null, ip: null, userAgent: null },
  action: 'update',
  resource: { type: null, id: null },
  category: 'other',
  crossTenant: null,
  reason: null,
});

const searches = (filter: Filter): boolean => {
  if (filter.op === 'and' || filter.op === 'or') return filter.args.some(searches);
  return filter.op === 'not' ? searches(filter.arg) : filter.op !== 'is' && filter.op !== 'time';
};

describe('search in a real archive', () => {
  it('finds what a look at every event finds, asked once or twice', async () => {
    let made = 0;
    let hits = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(archiveArbitrary, { minLength: 3, maxLength: 5 }),
        fc.array(questionArbitrary.filter(searches), { minLength: 50, maxLength: 50 }),
        async (parts, questions) => {
          made++;
          const path = join(folder, `archive-${made}`);
          createArchive(path, { appVersion: '0.0.0', now: () => new Date('2026-08-01T00:00:00.000Z') });
          const stored = withConflictsMarked(
            await writeArchive(
              path,
              parts.flat().map(({ event }) => event),
            ),
          );
          const engine = await createQueryEngine(path);
          const count = async (filter: Filter): Promise<number> =>
            (await engine.open({ filter, zone: 'UTC', sort: 'newest' })).count;
          for (const filter of questions) {
            const expected = stored.filter((event) => naiveMatch(filter, event)).length;
            if (expected > 0 && expected < stored.length) hits++;
            expect(await count(filter)).toBe(expected);
            // Another question by its key, so that no answer is kept: the texts are in memory now.
            expect(await count({ op: 'or', args: [filter, { op: 'or', args: [] }] })).toBe(expected);
          }
          engine.close();
        },
      ),
      { numRuns: 8 },
    );
    expect(hits).toBeGreaterThan(50);
  });

  it('finds what is missing although no text names it', async () => {
    const path = join(folder, 'missing');
    createArchive(path, { appVersion: '0.0.0', now: () => new Date('2026-08-01T00:00:00.000Z') });
    await writeArchive(path, [
      {
        ...plainEvent('evt_1', 0),
        before: { days: 90 },
        diff: { flow: { from: { v: 1 }, to: { v: 2 } } },
      },
      plainEvent('evt_2', 1),
    ]);
    const engine = await createQueryEngine(path);
    const counts: number[] = [];
    for (const text of [
      'before.note=missing',
      'before.days=missing',
      'diff.flow.nodes.to=missing',
      'after.note=missing',
    ]) {
      counts.push((await engine.open({ filter: parseFilter(text), zone: 'UTC', sort: 'newest' })).count);
    }
    engine.close();
    expect(counts).toEqual([1, 0, 1, 0]);
  });

  it('finds parts of packed ids, over the border of their prefix and never over that of two ids', async () => {
    const path = join(folder, 'ids');
    createArchive(path, { appVersion: '0.0.0', now: () => new Date('2026-08-01T00:00:00.000Z') });
    const ids = ['evt_audit_01ARZ3NDEKTSV4RRFFQ69G5FAV', 'evt_audit_01BX5ZZKBKACTAV9WEVGEMMVRZ', 'plain 01ARZ'];
    const resources = ['6ba7b810-9dad-11d1-80b4-00c04fd430c8', '6ba7b811-9dad-11d1-80b4-00c04fd430c8', 'R1'];
    const stored = await writeArchive(
      path,
      ids.map((id, index) => ({
        ...plainEvent(id, index),
        resource: { type: null, id: resources[index] ?? null },
      })),
    );
    const engine = await createQueryEngine(path);
    const asked = [
      '01arz',
      'T_01ARZ',
      'audit',
      'audit_',
      '_01b',
      'FAV',
      'fave',
      'vrz',
      'RZ',
      '-9DAD-',
      'b810',
      'c86ba',
      '8-9',
      'r1',
      '/^evt.*rz$/',
      '/^6ba7b81[01]-/',
      'id:*fav',
      'resource.id:6BA*',
      'id:/^plain/',
    ];
    const found = new Map<string, number>();
    for (const text of asked) {
      const filter = parseFilter(text);
      const { count } = await engine.open({ filter, zone: 'UTC', sort: 'newest' });
      expect(count, text).toBe(stored.filter((event) => naiveMatch(filter, event)).length);
      found.set(text, count);
    }
    engine.close();
    expect([found.get('T_01ARZ'), found.get('audit'), found.get('fave'), found.get('c86ba'), found.get('RZ')]).toEqual([
      1, 2, 0, 0, 3,
    ]);
  });
});
