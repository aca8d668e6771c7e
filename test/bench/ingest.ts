// `npm run bench -- --ingest`: how fast each format gets in, what a second file at once gains, and whether memory grows
// with the input. Every figure is the best of several runs of the command, its start included.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Dataset, makeDataset } from './dataset.ts';
import { asCsv, asGzip, asHalves } from './ingest-data.ts';
import { runCli } from './run-cli.ts';

/** Rates in events a second, memory in bytes; null where the system does not tell. */
export interface IngestResult {
  jsonlRate: number;
  csvRate: number;
  gzipRate: number;
  /** One half of the events in a file, and both halves in two. */
  oneFileRate: number;
  twoFilesRate: number;
  /** Peak memory of imports of some 200 MB and some 2 GB. */
  smallRss: number | null;
  largeRss: number | null;
  largeBytes: number;
}

const smallEvents = 440_000;
const largeEvents = 4_400_000;

/** Imports the files into an archive of their own. Throws when an event is missing. */
const importAll = async (files: readonly Dataset[], folder: string): Promise<{ rate: number; rss: number | null }> => {
  const archive = join(folder, 'ingest');
  const events = files.reduce((sum, file) => sum + file.events, 0);
  const paths = files.map(({ file }) => file);
  const { ms, peakRss, json } = await runCli(['import', ...paths, '--archive', archive, '--json']);
  const { accepted } = json as { accepted: number };
  rmSync(archive, { recursive: true, force: true });
  if (accepted !== events) throw new Error(`accepted ${accepted} of ${events} of ${paths.join(', ')}`);
  return { rate: (events / ms) * 1000, rss: peakRss };
};

export const runIngest = async (data: Dataset, seed: number, folder: string, runs: number): Promise<IngestResult> => {
  const best = async (...files: Dataset[]): Promise<number> => {
    let rate = 0;
    for (let run = 0; run < runs; run += 1) rate = Math.max(rate, (await importAll(files, folder)).rate);
    return rate;
  };
  const [first, second] = await asHalves(data);
  const large = await makeDataset(largeEvents, seed);
  return {
    jsonlRate: await best(data),
    csvRate: await best(await asCsv(data)),
    gzipRate: await best(await asGzip(data)),
    oneFileRate: await best(first),
    twoFilesRate: await best(first, second),
    smallRss: (await importAll([await makeDataset(smallEvents, seed)], folder)).rss,
    largeRss: (await importAll([large], folder)).rss,
    largeBytes: large.bytes,
  };
};
