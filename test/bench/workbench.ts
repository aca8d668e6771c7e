// The workbench under the clock: import by command line, everything else through the contract over the loopback host.
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#shared/contract/contract.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import type { Dataset } from './dataset.ts';
import { median, medianMs } from './median.ts';
import { facetFields, needle, oneTerm, severalTerms } from './questions.ts';
import { runCli, serve } from './run-cli.ts';

/** Times in milliseconds, medians; memory in bytes. */
export interface WorkbenchResult {
  /** From the start of the command to its end, the start of Node and of its threads included. */
  importMs: number;
  importPeakRss: number | null;
  /** The same of a file whose lines stand in random order; null when it was not asked for. */
  unsortedImportMs: number | null;
  reimportMs: number | null;
  archiveBytes: number;
  /** From `archive.open` until it answers, and until the first page of all events, each in a fresh process. */
  openMs: number;
  openToPageMs: number;
  /** The latter with an empty page cache; null where the system does not let it be emptied. */
  coldOpenToPageMs: number | null;
  countMs: number;
  countSeveralMs: number;
  countAndFacetsMs: number;
  histogramMs: number;
  /** First search of all: texts are read and folded. */
  firstTextMs: number;
  textMs: number;
  /** Until the first rows of a search are there. */
  textFirstRowsMs: number;
  firstPageMs: number;
  middlePageMs: number;
  lastPageMs: number;
  servePeakRss: number | null;
  count: number;
}

export interface WorkbenchOptions {
  imports: number;
  runs: number;
  reimport: boolean;
  unsorted: Dataset | null;
}

const folderBytes = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

const importInto = async (archive: string, data: Dataset) => {
  rmSync(archive, { recursive: true, force: true });
  const done = await runCli(['import', data.file, '--archive', archive, '--json']);
  const { accepted } = done.json as { accepted: number };
  if (accepted !== data.events) throw new Error(`accepted ${accepted} of ${data.events}`);
  return done;
};

const timesOfOpening = async (archive: string): Promise<{ open: number; page: number }> => {
  const { client, stop } = await connect();
  const began = performance.now();
  await client.archive.open({ path: archive });
  const open = performance.now() - began;
  const { handle } = await client.query.open({ filter: parseFilter('') });
  await client.query.rows({ handle, offset: 0, limit: 200 });
  const page = performance.now() - began;
  await stop();
  return { open, page };
};

/** Linux lets root empty the page cache. */
const emptyPageCache = (): boolean => {
  try {
    writeFileSync('/proc/sys/vm/drop_caches', '3');
    return true;
  } catch {
    return false;
  }
};

/** Until the first rows come, or the answer when it has none. */
const firstRows = async (client: ContractRouterClient<Contract>, text: string): Promise<void> => {
  for await (const moment of await client.query.scan({ filter: parseFilter(text) })) {
    if (moment.kind === 'result' || moment.rows.length > 0) return;
  }
};

export const runWorkbench = async (
  data: Dataset,
  folder: string,
  { imports, runs, reimport, unsorted }: WorkbenchOptions,
): Promise<WorkbenchResult> => {
  const archive = join(folder, 'archive');
  const unsortedRun = unsorted && (await importInto(archive, unsorted));
  const importRuns = [];
  for (let run = 0; run < imports; run += 1) importRuns.push(await importInto(archive, data));
  const again = reimport ? await runCli(['import', data.file, '--archive', archive, '--json']) : null;
  if (again && (again.json as { duplicates: number }).duplicates !== data.events)
    throw new Error('a repeated import added events');

  const opens = [await timesOfOpening(archive), await timesOfOpening(archive), await timesOfOpening(archive)];
  const cold = emptyPageCache() ? await timesOfOpening(archive) : null;

  const { client, stop, peak } = await connect();
  await client.archive.open({ path: archive });
  const count = (filter: string) => client.query.open({ filter: parseFilter(filter) });
  const search = (run: number) => count(needle(run));
  const answer = (await count(oneTerm(0).filter)).count;
  const counted = {
    countMs: await medianMs(runs, (run) => count(oneTerm(100 + run).filter)),
    countSeveralMs: await medianMs(runs, (run) => count(severalTerms(run).filter)),
    // The answer holds the count too.
    countAndFacetsMs: await medianMs(runs, (run) =>
      client.query.facets({ filter: parseFilter(oneTerm(50 + run).filter), fields: [...facetFields] }),
    ),
    histogramMs: await medianMs(runs, (run) =>
      client.query.histogram({ filter: parseFilter(oneTerm(150 + run).filter), bucket: 'day' }),
    ),
  };
  const began = performance.now();
  await count('a text nobody wrote');
  const firstTextMs = performance.now() - began;
  const everything = await count('');
  const page = (offset: number) => (run: number) =>
    client.query.rows({ handle: everything.handle, offset: Math.max(0, offset + run * 211), limit: 200 });
  const firstPageMs = await medianMs(runs, page(0));
  const middlePageMs = await medianMs(runs, page(Math.floor(everything.count / 2)));
  const lastPageMs = await medianMs(runs, page(everything.count - 200 - runs * 211));
  const result: WorkbenchResult = {
    importMs: median(importRuns.map((done) => done.ms)),
    importPeakRss: Math.max(...importRuns.map((done) => done.peakRss ?? 0)) || null,
    unsortedImportMs: unsortedRun?.ms ?? null,
    reimportMs: again?.ms ?? null,
    archiveBytes: folderBytes(archive),
    openMs: median(opens.map(({ open }) => open)),
    openToPageMs: median(opens.map(({ page }) => page)),
    coldOpenToPageMs: cold?.page ?? null,
    ...counted,
    firstTextMs,
    textFirstRowsMs: await medianMs(Math.min(runs, 7), (run) => firstRows(client, `${needle(run)} -id:first-${run}`)),
    textMs: await medianMs(runs, search),
    firstPageMs,
    middlePageMs,
    lastPageMs,
    servePeakRss: peak(),
    count: answer,
  };
  await stop();
  return result;
};

const connect = async () => {
  const served = await serve();
  const link = new RPCLink({
    url: `${served.origin}/rpc`,
    headers: { cookie: served.cookie, origin: served.origin },
  });
  const client: ContractRouterClient<Contract> = createORPCClient(link);
  return { client, stop: served.stop, peak: served.peakRss };
};
