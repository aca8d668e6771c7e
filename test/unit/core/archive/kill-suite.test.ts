// Two hundred writers killed without warning, at random instants of imports, saves and merges: after each the archive is
// exactly one generation, whole, and the next writer goes on from there.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { readManifest } from '#core/archive/manifest.ts';
import { ArchiveModel, expectContent, expectVerified, sealedFiles, temporaryFiles } from './support/archive-model.ts';
import { buildScript } from './support/build-script.ts';
import { advance, kindOf, offeredAt } from './support/steady-changes.ts';
import { options, temporaryFolder } from './support/temp-archive.ts';

const kills = 200;
const killsAnArchive = 5;
const lanes = 2;

let built: Awaited<ReturnType<typeof buildScript>>;
beforeAll(async () => {
  built = await buildScript('steady-writer');
});
afterAll(() => built.remove());

/** Numbers in [0, 1) that are the same in every run: Lehmer's generator with the factor 48271 (Park and Miller, 1993). */
const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 48271) % 0x7fffffff;
    return state / 0x7fffffff;
  };
};

/** A writer process that has started and waits for its archive. */
interface Waiting {
  child: ChildProcessWithoutNullStreams;
  lines: AsyncIterator<string>;
}

const start = async (): Promise<Waiting> => {
  const child = spawn(process.execPath, [built.script]);
  child.stderr.pipe(process.stderr);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('ready');
  return { child, lines };
};

/** When the writer is killed: so many steps after it began, or so long after in ms. */
type Moment = { steps: number } | { ms: number };

/** Lets the writer work on the archive until the moment comes; gives the last generation it said it had committed. */
const killAt = async ({ child, lines }: Waiting, path: string, moment: Moment): Promise<number> => {
  const gone = once(child, 'exit');
  let told = 0;
  let steps = 0;
  child.stdin.write(`${path}\n`);
  const first = await lines.next();
  if ('ms' in moment) void delay(moment.ms).then(() => child.kill('SIGKILL'));
  for (let next = first; next.done !== true; next = await lines.next()) {
    const [what, number] = next.value.split(' ');
    if (what === 'committed') told = Number(number);
    steps++;
    if ('steps' in moment && steps > moment.steps) child.kill('SIGKILL');
  }
  expect(await gone).toEqual([null, 'SIGKILL']);
  return told;
};

/** The archive's content after each generation. */
const modelAt = (generation: number): ArchiveModel => {
  const model = new ArchiveModel();
  for (let each = 1; each <= generation; each++) {
    if (kindOf(each) !== 'merge') for (const offered of offeredAt(each)) model.add(offered);
  }
  return model;
};

describe('a writer killed without warning', () => {
  it(`loses nothing committed and leaves no half, ${kills} times`, async () => {
    const folder = temporaryFolder();
    const seen = { import: 0, save: 0, merge: 0 };
    /** Roughly how long a generation takes here, in ms. */
    let pace = 60;

    /** What is left after a kill, and that a writer can go on from it. */
    const settle = async (path: string, before: number, told: number): Promise<void> => {
      const { generation } = readManifest(path);
      expect(generation).toBeGreaterThanOrEqual(Math.max(before, told));
      expect(generation).toBeLessThanOrEqual(Math.max(before, told) + 1);
      seen[kindOf(generation + 1)]++;
      const model = modelAt(generation);
      await expectContent(path, model, 'some');
      await expectVerified(path);
      const begun = performance.now();
      const outcomes = await advance(path, () => undefined);
      pace = pace * 0.8 + (performance.now() - begun) * 0.2;
      if (outcomes) expect(outcomes).toEqual(offeredAt(generation + 1).map((offered) => model.add(offered)));
      const { generation: next, segments } = readManifest(path);
      expect(next).toBe(generation + 1);
      expect(temporaryFiles(path)).toEqual([]);
      expect(sealedFiles(path)).toEqual(
        segments.flatMap(({ file, originals }) => (originals ? [file, originals.file] : [file])).sort(),
      );
    };

    const lane = async (number: number): Promise<void> => {
      const random = seeded(number + 1);
      let waiting = start();
      for (let kill = 0; kill < kills / lanes; kill++) {
        const path = join(folder, `${number}-${Math.floor(kill / killsAnArchive)}`);
        if (kill % killsAnArchive === 0) createArchive(path, options);
        const before = readManifest(path).generation;
        const moment = random() < 0.4 ? { steps: Math.floor(random() * 110) } : { ms: random() * pace * 1.5 };
        const writer = await waiting;
        waiting = start();
        await settle(path, before, await killAt(writer, path, moment));
        if ((kill + 1) % killsAnArchive === 0) rmSync(path, { recursive: true });
      }
      const { child } = await waiting;
      child.kill('SIGKILL');
      await once(child, 'exit');
    };

    await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
    // Kills have struck every kind of change.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
  }, 600_000);
});
