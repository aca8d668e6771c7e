import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoArchive } from '#core/demo/create-demo-archive.ts';
import { createQueryEngine } from '#core/query/engine.ts';
import { timeOf, withTime } from '#shared/model/filter-edit.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { type Preset, presets } from '#shared/model/presets.ts';
import { resolveViewTime } from '#shared/model/relative-time.ts';

const zone = 'Europe/Madrid';
let folder: string;
let engine: Awaited<ReturnType<typeof createQueryEngine>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sivo-audit-test-'));
  const path = join(folder, 'demo');
  await createDemoArchive(path, { events: 6000, seed: 1, appVersion: '0.0.0-test', now: () => new Date('2031-01-02') });
  engine = await createQueryEngine(path);
}, 60_000);
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true, force: true });
});

const countOf = async (preset: Preset): Promise<number> => {
  const first = await engine.open({ filter: parseFilter(''), zone, sort: 'newest' });
  const { rows } = await engine.rows({ handle: first.handle, offset: 0, limit: 1 });
  const range = resolveViewTime(preset.time, { nowMs: 0, newest: rows[0]?.timestamp ?? null, zone });
  const filter = withTime(parseFilter(preset.query), range);
  return (await engine.open({ filter, zone, sort: 'newest' })).count;
};

/** What the demo archive has none of, by design. */
const empty = new Set(['conflicts']);

describe('the presets', () => {
  it.each(presets)('$id keeps its time apart', ({ query }) => {
    expect(timeOf(parseFilter(query))).toEqual({});
  });

  it.each(presets.filter(({ id }) => !empty.has(id)))(
    '$id finds something, and not everything where it filters',
    async (preset) => {
      const count = await countOf(preset);
      expect(count).toBeGreaterThan(0);
      if (preset.query !== '') expect(count).toBeLessThan(4000);
    },
  );

  it('have names of their own', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    for (const language of ['en', 'es'] as const) {
      expect(new Set(presets.map(({ words }) => words[language].name)).size).toBe(presets.length);
      for (const { words } of presets) expect(words[language].answers).toMatch(/\.$/);
    }
  });
});
