// `npm run bench`: seeded data, medians, the same questions to the workbench and its peers in one run; writes results.json beside itself.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { runAbsence } from './absence.ts';
import { runBrowser } from './browser.ts';
import { runChanges } from './changes.ts';
import { makeChanges } from './changes-data.ts';
import { type Dataset, makeDataset, shuffled } from './dataset.ts';
import { hashingMs } from './hashing.ts';
import { runIngest } from './ingest.ts';
import { runOutliers } from './outliers.ts';
import { makeOutliers } from './outliers-data.ts';
import { runPacks } from './packs.ts';
import type { PeerResult } from './peer.ts';
import { runDuckdb } from './peer-duckdb.ts';
import { runBetterSqlite } from './peer-sqlite.ts';
import { runProofs } from './proofs.ts';
import {
  absenceTargetsOf,
  browserTargetsOf,
  changesTargetsOf,
  ingestTargetsOf,
  outliersTargetsOf,
  packsTargetsOf,
  proofsTargetsOf,
  table,
  targetsOf,
} from './targets.ts';
import { runWorkbench } from './workbench.ts';

export interface BenchOptions {
  events: number;
  seed: number;
  imports: number;
  runs: number;
  peers: boolean;
  unsorted: boolean;
  reimport: boolean;
  /** Formats, several files and memory instead of questions and peers. */
  ingest: boolean;
  /** The workbench in a real browser. */
  browser: boolean;
  /** Histories, comparisons and the chain check. */
  changes: boolean;
  /** Scores of accesses. */
  outliers: boolean;
  /** Statements of non-access. */
  absence: boolean;
  /** Proofs of one import of all events. */
  proofs: boolean;
  /** An evidence pack of a tenth of all events. */
  packs: boolean;
}

const ms = (value: number | null): string =>
  value === null ? 'not measured' : `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;

const versions = (): Record<string, string> => {
  const of = (file: string): Record<string, string> => JSON.parse(readFileSync(file, 'utf8')).dependencies;
  return of(join(import.meta.dirname, 'peers/package.json'));
};

export const bench = async (options: BenchOptions, print: (line: string) => void): Promise<boolean> => {
  if (options.changes) return benchChanges(options, print);
  if (options.outliers) return benchOutliers(options, print);
  const data = await makeDataset(options.events, options.seed);
  print(
    `${data.events} events, ${(data.bytes / data.events).toFixed(0)} bytes each, seed ${options.seed}; ${cpus().length} cores, Node ${process.version}`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'sivo-bench-'));
  try {
    if (options.absence) return await benchAbsence(data, options, folder, print);
    if (options.browser) return await benchBrowser(data, options, folder, print);
    if (options.ingest) return await benchIngest(data, options, folder, print);
    if (options.proofs) return await benchProofs(data, options, folder, print);
    if (options.packs) return await benchPacks(data, options, folder, print);
    const ours = await runWorkbench(data, folder, {
      imports: options.imports,
      runs: options.runs,
      reimport: options.reimport,
      unsorted: options.unsorted ? await shuffled(data, options.seed) : null,
    });
    const peers: PeerResult[] = [];
    if (options.peers) {
      peers.push(
        await runBetterSqlite(data.file, folder, options.runs),
        await runDuckdb(data.file, folder, options.runs),
      );
      for (const peer of peers) {
        if (peer.count !== ours.count || peer.events !== data.events)
          throw new Error(`${peer.name} counts ${peer.count} of ${peer.events}, we count ${ours.count}`);
      }
    }
    const hashing = data.events <= 1_000_000 ? await hashingMs(data.file) : null;
    const file = join(import.meta.dirname, 'results.json');
    const results = readResults(file);
    const million = results.find((known) => known.events === 1_000_000);
    const millionRate = million ? 1e9 / million.workbench.importMs : null;
    const targets = targetsOf(ours, data.events, peers[0], peers[1], hashing, millionRate);
    for (const line of table(targets)) print(line);
    print(
      `also: open to first page ${ms(ours.openToPageMs)} (cold page cache ${ms(ours.coldOpenToPageMs)}), re-import ${ms(ours.reimportMs)}, ` +
        `unsorted import ${ms(ours.unsortedImportMs)}, first text search ${ms(ours.firstTextMs)}, ` +
        `hashing every record, every tree node and the file alone ${ms(hashing)}`,
    );
    const machine = { cores: cpus().length, model: cpus()[0]?.model, memoryBytes: totalmem(), node: process.version };
    const entry = {
      events: data.events,
      bytesPerEvent: Math.round(data.bytes / data.events),
      seed: options.seed,
      machine,
      peers: versions(),
      targets,
      workbench: ours,
      hashingMs: hashing,
      measured: peers,
    };
    const kept = results.filter((known) => known.events !== data.events);
    const runs = [...kept, entry].sort((left, right) => left.events - right.events);
    writeFileSync(file, `${JSON.stringify({ runs }, null, 2)}\n`);
    return targets.every((target) => target.met);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const benchChanges = async (options: BenchOptions, print: (line: string) => void): Promise<boolean> => {
  const data = await makeChanges(options.events, options.seed);
  const { events, seed, runs, peers } = { ...options, events: data.events };
  print(
    `${events} events, ${data.changes} of them changes, seed ${seed}; ${cpus().length} cores, Node ${process.version}`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'sivo-bench-'));
  try {
    const ours = await runChanges(data, folder, { runs, peers });
    for (const peer of [{ breaks: data.missing }, ours.sqlite, ours.duckdb]) {
      if (peer !== null && peer.breaks !== ours.breaks)
        throw new Error(`${peer.breaks} breaks were planted or found by a peer, we find ${ours.breaks}`);
    }
    const targets = changesTargetsOf(ours);
    for (const line of table(targets)) print(line);
    print(
      `also: a change asked of a host, texts included: 100 KB ${ms(ours.ofEventSmallMs)}, 1 MB ${ms(ours.ofEventLargeMs)}; the first Monaco of a page ${ms(ours.firstMonacoMs)}`,
    );
    const machine = { cores: cpus().length, model: cpus()[0]?.model, memoryBytes: totalmem(), node: process.version };
    const entry = { events, seed, machine, targets, changes: ours };
    writeFileSync(join(import.meta.dirname, 'changes-results.json'), `${JSON.stringify(entry, null, 2)}\n`);
    return targets.every((target) => target.met);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const benchOutliers = async (options: BenchOptions, print: (line: string) => void): Promise<boolean> => {
  const { seed, runs, peers } = options;
  const data = await makeOutliers(options.events, seed);
  print(
    `${data.events} events of ${data.actors} people, seed ${seed}; ${cpus().length} cores, Node ${process.version}`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'sivo-bench-'));
  try {
    const ours = await runOutliers(data, folder, { runs, peers });
    for (const peer of [ours.sqlite, ours.duckdb]) {
      if (peer !== null && peer.accesses !== ours.accesses)
        throw new Error(`a peer counts ${peer.accesses} accesses, we count ${ours.accesses}`);
    }
    const targets = outliersTargetsOf(ours, data.events);
    for (const line of table(targets)) print(line);
    const machine = { cores: cpus().length, model: cpus()[0]?.model, memoryBytes: totalmem(), node: process.version };
    const entry = { events: data.events, seed, machine, targets, outliers: ours };
    writeFileSync(join(import.meta.dirname, 'outliers-results.json'), `${JSON.stringify(entry, null, 2)}\n`);
    return targets.every((target) => target.met);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const benchAbsence = async (
  data: Dataset,
  options: BenchOptions,
  folder: string,
  print: (line: string) => void,
): Promise<boolean> => {
  const ours = await runAbsence(data, folder, options);
  const targets = absenceTargetsOf(ours);
  for (const line of table(targets)) print(line);
  const machine = { cores: cpus().length, model: cpus()[0]?.model, memoryBytes: totalmem(), node: process.version };
  const entry = { events: data.events, seed: options.seed, machine, targets, absence: ours };
  writeFileSync(join(import.meta.dirname, 'absence-results.json'), `${JSON.stringify(entry, null, 2)}\n`);
  return targets.every((target) => target.met);
};

const benchProofs = async (
  data: Dataset,
  { seed, runs }: BenchOptions,
  folder: string,
  print: (line: string) => void,
): Promise<boolean> => {
  const ours = await runProofs(data, folder, runs);
  const targets = proofsTargetsOf(ours);
  for (const line of table(targets)) print(line);
  const machine = { cores: cpus().length, model: cpus()[0]?.model, memoryBytes: totalmem(), node: process.version };
  const entry = { events: data.events, seed, machine, targets, proofs: ours };
  writeFileSync(join(import.meta.dirname, 'proofs-results.json'), `${JSON.stringify(entry, null, 2)}\n`);
  return targets.every((target) => target.met);
};

const benchPacks = async (
  data: Dataset,
  { seed, runs }: BenchOptions,
  folder: string,
  print: (line: string) => void,
): Promise<boolean> => {
  const ours = await runPacks(data, folder, runs);
  const targets = packsTargetsOf(ours);
  for (const line of table(targets)) print(line);
  print(`The same bytes each time: ${ours.same ? 'yes' : 'NO'}`);
  const machine = { cores: cpus().length, model: cpus()[0]?.model, memoryBytes: totalmem(), node: process.version };
  const entry = { events: data.events, seed, machine, targets, packs: ours };
  writeFileSync(join(import.meta.dirname, 'packs-results.json'), `${JSON.stringify(entry, null, 2)}\n`);
  return ours.same && targets.every((target) => target.met);
};

const benchIngest = async (
  data: Dataset,
  options: BenchOptions,
  folder: string,
  print: (line: string) => void,
): Promise<boolean> => {
  const ours = await runIngest(data, options.seed, folder, options.imports);
  const targets = ingestTargetsOf(ours);
  for (const line of table(targets)) print(line);
  const machine = { cores: cpus().length, model: cpus()[0]?.model, memoryBytes: totalmem(), node: process.version };
  const entry = { events: data.events, seed: options.seed, machine, targets, ingest: ours };
  writeFileSync(join(import.meta.dirname, 'ingest-results.json'), `${JSON.stringify(entry, null, 2)}\n`);
  return targets.every((target) => target.met);
};

const benchBrowser = async (
  data: Dataset,
  options: BenchOptions,
  folder: string,
  print: (line: string) => void,
): Promise<boolean> => {
  const ours = await runBrowser(data, folder, options.runs);
  const targets = browserTargetsOf(ours);
  for (const line of table(targets)) print(line);
  for (const { doing, ms: length } of ours.longTasks) print(`main-thread task while at ${doing}: ${ms(length)}`);
  const machine = { cores: cpus().length, model: cpus()[0]?.model, memoryBytes: totalmem(), node: process.version };
  const entry = { events: data.events, seed: options.seed, machine, targets, browser: ours };
  writeFileSync(join(import.meta.dirname, 'browser-results.json'), `${JSON.stringify(entry, null, 2)}\n`);
  return targets.every((target) => target.met);
};

const readResults = (file: string): { events: number; workbench: { importMs: number } }[] => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).runs;
  } catch {
    return [];
  }
};
