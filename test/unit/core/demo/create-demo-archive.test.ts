import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { createDemoArchive, demoCasesFile } from '#core/demo/create-demo-archive.ts';
import { demoCasesSchema } from '#core/demo/demo-answers.ts';
import { demoEvents } from '#core/demo/demo-events.ts';
import { createQueryEngine } from '#core/query/engine.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const options = { events: 3000, seed: 5, appVersion: '0.0.0-test', now: () => new Date('2031-01-02T03:04:05Z') };

const readCases = async (path: string) =>
  demoCasesSchema.parse(JSON.parse(await readFile(join(path, demoCasesFile), 'utf8')));

describe('a demo archive', () => {
  it('holds every generated event, taken in like any import, raw record included', async () => {
    const path = join(await temporaryFolder(), 'demo');
    const report = await createDemoArchive(path, options);
    expect(report).toMatchObject({ read: 3000, accepted: 3000, duplicates: 0, conflicts: 0, rejected: 0 });
    const text = [...demoEvents(options)].map((event) => `${JSON.stringify(event)}\n`).join('');
    expect(report.sources).toMatchObject([
      { name: 'demo.jsonl', sha256: createHash('sha256').update(text).digest('hex') },
    ]);
    const engine = await createQueryEngine(path);
    try {
      for (const event of [...demoEvents(options)].slice(0, 3000).filter((_, index) => index % 97 === 0)) {
        const { versions } = await engine.eventsGet(event.id);
        expect(versions.map(({ raw }) => raw.text)).toEqual([JSON.stringify(event)]);
      }
    } finally {
      engine.close();
    }
  });

  it('answers the typical questions as the generator counted them', async () => {
    const path = join(await temporaryFolder(), 'demo');
    await createDemoArchive(path, options);
    const { questions, cases } = await readCases(path);
    const engine = await createQueryEngine(path);
    try {
      for (const { question, filter, zone, count, eventIds } of questions) {
        const result = await engine.open({ filter: parseFilter(filter), zone, sort: 'oldest' });
        expect(result.count, question).toBe(count);
        const { rows } = await engine.rows({ handle: result.handle, offset: 0, limit: 1000 });
        expect(rows.map(({ id }) => id).sort()).toEqual([...eventIds].sort());
      }
      expect(questions.find(({ filter }) => filter === 'action:delete resource:queue')?.count).toBeGreaterThan(0);
      for (const { eventIds } of cases) {
        for (const id of eventIds.slice(0, 3)) expect((await engine.eventsGet(id)).versions).toHaveLength(1);
      }
    } finally {
      engine.close();
    }
  });

  it('leaves no trace when it is cancelled', async () => {
    const folder = await temporaryFolder();
    const staging = await temporaryFolder();
    vi.stubEnv('TMPDIR', staging);
    onTestFinished(() => void vi.unstubAllEnvs());
    const cancelled = new AbortController();
    const path = join(folder, 'demo');
    const run = createDemoArchive(path, {
      ...options,
      events: 50_000,
      signal: cancelled.signal,
      onProgress: () => cancelled.abort(),
    });
    await expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await readdir(folder)).toEqual([]);
    expect(await readdir(staging)).toEqual([]);
  });

  it('keeps an empty folder that was there, when cancelled while importing', async () => {
    const path = await temporaryFolder();
    const cancelled = new AbortController();
    const run = createDemoArchive(path, {
      ...options,
      events: 20_000,
      signal: cancelled.signal,
      onProgress: ({ read }) => {
        if (read > 0) cancelled.abort();
      },
    });
    await expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await readdir(path)).toEqual([]);
  });

  it('completes what an interrupted run left', async () => {
    const path = join(await temporaryFolder(), 'demo');
    createArchive(path, options);
    await writeFile(join(path, demoCasesFile), 'cases of another size');
    await writeFile(join(path, 'segments', '2026-01.000.1.sqlite'), 'half a segment');
    const report = await createDemoArchive(path, options);
    expect(report).toMatchObject({ accepted: 3000, archive: { events: 3000, generation: 1 } });
    expect((await readCases(path)).cases.length).toBeGreaterThan(0);
  });

  it('leaves alone what somebody put into its folder meanwhile', async () => {
    const path = join(await temporaryFolder(), 'demo');
    const cancelled = new AbortController();
    const run = createDemoArchive(path, {
      ...options,
      signal: cancelled.signal,
      onProgress: () => {
        writeFileSync(join(path, 'mine.txt'), 'mine');
        cancelled.abort();
      },
    });
    await expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await readdir(path)).toEqual(['mine.txt']);
  });

  it('never adds to an archive with events in it', async () => {
    const path = join(await temporaryFolder(), 'demo');
    await createDemoArchive(path, options);
    const before = await readFile(join(path, 'archive.json'), 'utf8');
    await expect(createDemoArchive(path, options)).rejects.toMatchObject({ code: 'FOLDER_NOT_EMPTY' });
    expect(await readFile(join(path, 'archive.json'), 'utf8')).toBe(before);
    expect((await readCases(path)).cases.length).toBeGreaterThan(0);
  });

  it('never touches a folder that holds something', async () => {
    const path = await temporaryFolder();
    await writeFile(join(path, 'mine.txt'), 'mine');
    await mkdir(join(path, 'sub'));
    await expect(createDemoArchive(path, options)).rejects.toMatchObject({ code: 'FOLDER_NOT_EMPTY' });
    expect((await readdir(path)).sort()).toEqual(['mine.txt', 'sub']);
  });
});
