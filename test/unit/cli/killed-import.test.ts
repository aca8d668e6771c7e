// An import killed at ten different moments leaves the last committed generation, and repeating it completes it.
import { mkdtempSync } from 'node:fs';
import { open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '#core/archive/open-reader.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { demoEvents } from '#core/demo/demo-events.ts';
import { jsonOf, runCli, startCli } from '#test/support/run-cli.ts';

/** Enough that a second thread seals too. */
const size = { events: 55_000, seed: 1 };
const options = { appVersion: '0.1.0', now: () => new Date() };
const folder = mkdtempSync(join(tmpdir(), 'sivo-audit-test-'));
const archive = join(folder, 'archive');
const source = join(folder, 'many.jsonl');
const base = 3;

beforeAll(async () => {
  const file = await open(source, 'wx');
  let lines: string[] = [];
  for (const event of demoEvents(size)) {
    lines.push(JSON.stringify(event), '\n');
    if (lines.length < 20_000) continue;
    await file.appendFile(lines.join(''));
    lines = [];
  }
  await file.appendFile(lines.join(''));
  await file.close();
  const few = Array.from({ length: base }, (_, index) => `{"id":"base-${index}","timestamp":"2026-05-01T00:00:00Z"}\n`);
  await writeFile(join(folder, 'few.jsonl'), few.join(''));
  expect((await runCli(['import', join(folder, 'few.jsonl'), '--archive', archive])).code).toBe(0);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const names = (within: string): Promise<string[]> => readdir(join(archive, within)).catch(() => []);
const count = async (): Promise<number> => {
  const reader = await openReader(archive);
  reader.close();
  return reader.segments.reduce((sum, { columns }) => sum + columns.count, 0);
};

/** A state of the folder at which the import is killed. One segment and its cache file are the first import's. */
type Moment = [what: string, reached: () => Promise<boolean>];

const locked: Moment = [
  'the lock is taken',
  () =>
    stat(join(archive, 'archive.lock')).then(
      () => true,
      () => false,
    ),
];
const segments = (wanted: number): Moment => [
  `${wanted} new segments are written`,
  async () => (await names('segments')).filter((name) => name.endsWith('.sqlite')).length > wanted,
];
const writing: Moment = [
  'a segment is being written',
  async () => (await names('segments')).some((name) => name.includes('.tmp-')),
];
const caching: Moment = ['the cache is being filled', async () => (await names('cache')).length > 1];

const moments: Moment[] = [locked, writing, caching, ...[1, 2, 3, 5, 7, 9, 11].map((wanted) => segments(wanted))];

describe.skipIf(process.platform === 'win32')('an import of 55,000 events', () => {
  it.each(moments)(
    'killed when %s leaves the last committed generation',
    async (_, reached) => {
      // What an earlier kill left would be taken for this import's: the next writer clears it away first.
      await openWriter(archive, options).then((writer) => writer.abort());
      const { child, end } = startCli(['import', source, '--archive', archive]);
      let over = false;
      void end.then(() => {
        over = true;
      });
      while (!over && !(await reached())) await delay(1);
      child.kill('SIGKILL');
      // Ended by the kill, not by itself.
      expect((await end).code).toBe(null);
      expect(await count()).toBe(base);
    },
    120_000,
  );

  it('is completed by repeating it, without duplicates', async () => {
    const done = jsonOf(await runCli(['import', source, '--archive', archive, '--json']));
    expect(done).toMatchObject({ read: size.events, accepted: size.events, duplicates: 0, conflicts: 0, rejected: 0 });
    const asked = await runCli(['query', '--archive', archive, '--count', '--json']);
    expect(jsonOf(asked).count).toBe(base + size.events);
    const again = jsonOf(await runCli(['import', source, '--archive', archive, '--json']));
    expect(again).toMatchObject({ accepted: 0, duplicates: size.events });
    expect((await names('segments')).some((name) => name.includes('.tmp-'))).toBe(false);
  }, 120_000);
});
