// kill -9 at ten moments of an import of 200,000 events: the archive shows its last committed generation each time,
// and importing again afterwards completes it without a duplicate.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoEvents } from '#core/demo/demo-events.ts';

const cli = resolve(import.meta.dirname, '../../out/main/cli.js');
const total = 200_000;
const committedFirst = 5_000;
const moments = [0.04, 0.12, 0.22, 0.34, 0.46, 0.58, 0.68, 0.78, 0.88, 0.96];
let folder: string;
let archive: string;
let part: string;
let whole: string;

const start = (args: string[]) => spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

const run = async (...args: string[]): Promise<unknown> => {
  const child = start([...args, '--archive', archive, '--json']);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${Buffer.concat(err)}${Buffer.concat(out)}`);
  return JSON.parse(Buffer.concat(out).toString());
};

const writeEvents = async (file: string, first: number): Promise<void> => {
  const out = createWriteStream(file);
  let written = 0;
  for (const event of demoEvents({ events: total, seed: 7 })) {
    if (written === first) break;
    if (!out.write(`${JSON.stringify(event)}\n`)) await once(out, 'drain');
    written += 1;
  }
  out.end();
  await once(out, 'finish');
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sivo-kill-'));
  archive = join(folder, 'archive');
  part = join(folder, 'part.jsonl');
  whole = join(folder, 'whole.jsonl');
  await writeEvents(part, committedFirst);
  await writeEvents(whole, total);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('kill -9 at ten moments loses nothing committed and leaves no half import', { timeout: 420_000 }, async () => {
  const began = performance.now();
  await run('import', whole);
  const wholeMs = performance.now() - began;
  rmSync(archive, { recursive: true });

  expect(await run('import', part)).toMatchObject({ read: committedFirst, accepted: committedFirst });
  let killed = 0;
  for (const moment of moments) {
    const child = start(['import', whole, '--archive', archive]);
    const ended = once(child, 'close');
    await Promise.race([delay(wholeMs * moment), ended]);
    child.kill('SIGKILL');
    const [, signal] = await ended;
    if (signal !== 'SIGKILL') break;
    killed += 1;
    expect(await run('query', '', '--count')).toEqual({ count: committedFirst });
  }
  expect(killed).toBeGreaterThanOrEqual(5);

  const completed = await run('import', whole);
  const finished = killed === moments.length;
  expect(completed).toMatchObject({
    read: total,
    accepted: finished ? total - committedFirst : 0,
    duplicates: finished ? committedFirst : total,
    conflicts: 0,
    rejected: 0,
    archive: { events: total },
  });
  expect(await run('query', '', '--count')).toEqual({ count: total });
  expect(await run('import', whole)).toMatchObject({ accepted: 0, duplicates: total });
  const leftovers = readdirSync(archive, { recursive: true }).filter((name) => /lock|tmp|part/i.test(String(name)));
  expect(leftovers).toEqual([]);
});
