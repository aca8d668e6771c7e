// What is kept of trees beside the archive: used while it fits, made again when it does not, never needed.
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventsTreeFile, keysTreeFile } from '#core/archive/layout.ts';
import { readManifest, writeManifest } from '#core/archive/manifest.ts';
import { mergeArchive } from '#core/archive/merge-archive.ts';
import { verifyArchive } from '#core/archive/verify-archive.ts';
import { proveAbsence } from '#core/proofs/prove-absence.ts';
import { proveInclusion } from '#core/proofs/prove-inclusion.ts';
import { provePopulation } from '#core/proofs/prove-population.ts';
import { holdsAbsence, holdsInclusion } from '#test/support/check-proof.ts';
import { identified, sampleEvent } from '../archive/support/sample-event.ts';
import { importEvents, options, temporaryArchive } from '../archive/support/temp-archive.ts';
import { proofTools } from './support/proof-tools.ts';

const limits = { monthEvents: 100, allEvents: 1000, allBytes: 1e9 };
const question = { actor: 'user-2', resourceType: 'recording', resourceId: 'none' };

const archive = async (): Promise<{ path: string; files: string[] }> => {
  const path = temporaryArchive();
  const files: string[] = [];
  for (const first of [0, 400]) {
    const events = Array.from({ length: 600 }, (_, number) => identified(sampleEvent(first + number)));
    const { importId } = await importEvents(path, events, { limits });
    files.push(join(path, eventsTreeFile(importId)), join(path, keysTreeFile(importId)));
  }
  return { path, files };
};

/** Proofs of a fresh snapshot: nothing is remembered. */
const ask = async (path: string): Promise<string> => {
  const tools = await proofTools(path);
  const inclusions = [
    ...(await proveInclusion('evt_audit_000007', tools)),
    ...(await proveInclusion('evt_audit_000999', tools)),
  ];
  const absence = await proveAbsence(question, tools);
  expect([...inclusions.map(holdsInclusion), holdsAbsence(absence)]).toEqual([true, true, true]);
  return JSON.stringify([inclusions, absence]);
};

const problems = async (path: string): Promise<unknown[]> => {
  const { problems, remarks } = await verifyArchive(path, {
    scope: 'everything',
    now: options.now,
    onProgress: () => {},
  });
  return [...problems, ...remarks.filter(({ kind }) => kind === 'left_over')];
};

describe('derived files of trees', () => {
  it('are written once, used, and nothing that verification minds', async () => {
    const { path, files } = await archive();
    const first = await ask(path);
    const times = files.map((file) => statSync(file).mtimeMs);
    expect(await ask(path)).toBe(first);
    expect(files.map((file) => statSync(file).mtimeMs)).toEqual(times);
    expect(await problems(path)).toEqual([]);
  });

  it('are made again when a byte is changed, and give the same proofs', async () => {
    const { path, files } = await archive();
    const first = await ask(path);
    const whole = files.map((file) => readFileSync(file));
    for (const at of [0.1, 0.5, 0.999]) {
      for (const [place, file] of files.entries()) {
        const bytes = Buffer.from(whole[place] as Buffer);
        const spot = Math.floor(bytes.length * at);
        bytes[spot] = (bytes[spot] ?? 0) ^ 1;
        writeFileSync(file, bytes);
      }
      expect(await ask(path)).toBe(first);
    }
    for (const file of files) writeFileSync(file, 'nothing of the kind');
    expect(await ask(path)).toBe(first);
    expect(files.map((file) => readFileSync(file))).toEqual(whole);
  });

  it('of segments that were merged since are not taken', async () => {
    const { path } = await archive();
    const first = await ask(path);
    const merged = await mergeArchive(path, options);
    expect(merged.merges.length).toBeGreaterThan(0);
    expect(await ask(path)).toBe(first);
    expect(await problems(path)).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'are done without in a folder nobody may write to',
    async () => {
      const { path, files } = await archive();
      const first = await ask(path);
      for (const file of files) rmSync(file);
      chmodSync(join(path, 'cache'), 0o500);
      expect(await ask(path)).toBe(first);
      expect(readdirSync(join(path, 'cache')).some((name) => name.endsWith('-tree'))).toBe(false);
      chmodSync(join(path, 'cache'), 0o700);
    },
  );

  it('are done without where their folder is a file', async () => {
    const { path } = await archive();
    const first = await ask(path);
    rmSync(join(path, 'cache'), { recursive: true });
    writeFileSync(join(path, 'cache'), 'in the way');
    expect(await ask(path)).toBe(first);
  });
});

describe('an archive older than its ledger', () => {
  it('has no proof of inclusion for imports without a receipt, and says so', async () => {
    const path = temporaryArchive();
    await importEvents(path, [identified(sampleEvent(1))]);
    const manifest = readManifest(path);
    rmSync(join(path, 'ledger.jsonl'));
    writeManifest(path, { ...manifest, ledger: null, version: 1 });
    const tools = await proofTools(path);
    await expect(proveInclusion('evt_audit_000001', tools)).rejects.toMatchObject({
      code: 'NOT_PROVABLE',
      data: { detail: expect.stringContaining('has no receipt') as string },
    });
    const [segment] = tools.snapshot.reader.segments;
    if (segment === undefined) throw new Error('no segment');
    const importId = manifest.imports[0]?.id;
    expect(await provePopulation([{ segment, seq: 0 }], tools)).toEqual({ proofs: [], unproved: [importId] });
    expect(holdsAbsence(await proveAbsence(question, tools))).toBe(true);
  });
});
