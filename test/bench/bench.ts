// `npm run bench`: seeded data, medians, the same questions to the workbench and its peers in one run; writes results.json beside itself.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { makeDataset } from './dataset.ts';
import { type PeerResult, runBetterSqlite, runDuckdb } from './peers.ts';
import { runWorkbench, type WorkbenchResult } from './workbench.ts';

export interface BenchOptions {
  events: number;
  seed: number;
  imports: number;
  runs: number;
  peers: boolean;
}

const megabytes = (bytes: number | null): string => (bytes === null ? 'unknown' : `${(bytes / 1e6).toFixed(0)} MB`);
const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;

const targets = (ours: WorkbenchResult, events: number) => [
  { step: 'import, events/s', value: (events / ours.importMs) * 1000, limit: 60_000, least: true },
  { step: 'import, peak RSS in MB', value: (ours.importPeakRss ?? Number.NaN) / 1e6, limit: 1200, least: false },
  { step: 'open to first page, ms', value: ours.openMs, limit: 2000, least: false },
  { step: 'page of 200, first, ms', value: ours.firstPageMs, limit: 20, least: false },
  { step: 'page of 200, middle, ms', value: ours.middlePageMs, limit: 20, least: false },
  { step: 'page of 200, last, ms', value: ours.lastPageMs, limit: 20, least: false },
  { step: 'count + three facets, ms', value: ours.countAndFacetsMs, limit: 100, least: false },
];

const peerLines = (ours: WorkbenchResult, peer: PeerResult): string[] => {
  const ratio = (mine: number, theirs: number): string => `${(mine / theirs).toFixed(2)}x`;
  return [
    `${peer.name}: import ${ms(peer.importMs)} (ours takes ${ratio(ours.importMs, peer.importMs)}), ` +
      `count + three facets ${ms(peer.countAndFacetsMs)} (${ratio(ours.countAndFacetsMs, peer.countAndFacetsMs)}), ` +
      `page of 200 at 90 % ${ms(peer.deepPageMs)} (${ratio(ours.lastPageMs, peer.deepPageMs)})`,
  ];
};

export const bench = async (options: BenchOptions, print: (line: string) => void): Promise<boolean> => {
  const data = await makeDataset(options.events, options.seed);
  print(
    `${data.events} events, ${(data.bytes / data.events).toFixed(0)} bytes each, seed ${options.seed}; ${cpus().length} cores, Node ${process.version}`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'sivo-bench-'));
  try {
    const ours = await runWorkbench(data, folder, options.imports, options.runs);
    const rows = targets(ours, data.events).map((row) => ({
      ...row,
      met: row.least ? row.value >= row.limit : row.value <= row.limit,
    }));
    for (const row of rows) {
      print(
        `${row.met ? 'met   ' : 'MISSED'} ${row.step.padEnd(28)} ${row.value.toFixed(1).padStart(10)}  (${row.least ? 'at least' : 'at most'} ${row.limit})`,
      );
    }
    print(
      `also: re-import ${ms(ours.reimportMs)}, count ${ms(ours.countMs)} (${ours.count} events), day histogram ${ms(ours.histogramMs)}, ` +
        `text search ${ms(ours.textMs)}, archive ${(ours.archiveBytes / data.events).toFixed(0)} bytes an event, serving peak ${megabytes(ours.servePeakRss)}`,
    );
    const peers: PeerResult[] = [];
    if (options.peers) {
      peers.push(
        await runBetterSqlite(data.file, folder, options.runs),
        await runDuckdb(data.file, folder, options.runs),
      );
      for (const peer of peers) {
        if (peer.count !== ours.count || peer.events !== data.events)
          throw new Error(`${peer.name} counts ${peer.count} of ${peer.events}, we count ${ours.count}`);
        for (const line of peerLines(ours, peer)) print(line);
      }
    }
    const file = join(import.meta.dirname, 'results.json');
    const machine = { cores: cpus().length, memoryBytes: totalmem(), node: process.version };
    const kept: unknown[] = readResults(file).filter((entry) => entry.events !== data.events);
    writeFileSync(
      file,
      `${JSON.stringify({ runs: [...kept, { events: data.events, seed: options.seed, machine, targets: rows, workbench: ours, peers }] }, null, 2)}\n`,
    );
    return rows.every((row) => row.met);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const readResults = (file: string): { events: number }[] => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).runs;
  } catch {
    return [];
  }
};
