// `npm run bench -- --packs`: how long an evidence pack of a tenth of all events takes, as a command of its own.
import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dataset } from './dataset.ts';
import { runCli } from './run-cli.ts';

/** `ms`: the shortest of the runs, the start of Node included; `peakRss`: the highest, in bytes; null where it is not told. */
export interface PacksResult {
  events: number;
  bytes: number;
  ms: number;
  peakRss: number | null;
  /** Whether all runs gave the same bytes. */
  same: boolean;
  /** verify.py on the pack, the start of Python included; null where there is no Python. */
  pythonMs: number | null;
}

const mostRuns = 3;
/** A tenth of the year that the events are spread over. */
const filter = 'from:2025-06-01 to:2025-07-07';

const verifyPy = join(import.meta.dirname, '../../src/core/packs/verifier/verify.py');

const pythonMsOf = (pack: string, runs: number): number | null => {
  if (spawnSync('python3', ['--version']).error !== undefined) return null;
  const times = Array.from({ length: runs }, () => {
    const began = performance.now();
    const { status, stderr } = spawnSync('python3', [verifyPy, pack], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`verify.py ended with ${status}: ${stderr}`);
    return performance.now() - began;
  });
  return Math.min(...times);
};

/** Throws where the command fails. One key signs all packs: only then are they the same. */
export const runPacks = async (data: Dataset, folder: string, runs: number): Promise<PacksResult> => {
  const archive = join(folder, 'packs');
  const { privateKey } = generateKeyPairSync('ed25519');
  process.env.SIVO_AUDIT_SIGNING_KEY = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  await runCli(['import', data.file, '--archive', archive, '--json']);
  const spec = join(folder, 'spec.json');
  writeFileSync(spec, JSON.stringify({ title: 'A tenth of all events', filter }));
  const out = join(folder, 'pack.zip');
  const args = ['pack', '--archive', archive, '--spec', spec, '-o', out, '--force', '--json'];
  const digests = new Set<string>();
  let [ms, peak]: [number, number | null] = [Number.POSITIVE_INFINITY, null];
  let [events, bytes] = [0, 0];
  for (let run = 0; run < Math.min(runs, mostRuns); run += 1) {
    const made = await runCli(args);
    ({ events, bytes } = made.json as { events: number; bytes: number });
    ms = Math.min(ms, made.ms);
    peak = made.peakRss === null ? peak : Math.max(peak ?? 0, made.peakRss);
    digests.add(createHash('sha256').update(readFileSync(out)).digest('hex'));
  }
  const pythonMs = pythonMsOf(out, Math.min(runs, mostRuns));
  rmSync(out);
  delete process.env.SIVO_AUDIT_SIGNING_KEY;
  return { events, bytes, ms, peakRss: peak, same: digests.size === 1, pythonMs };
};
