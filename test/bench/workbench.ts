// The workbench under the clock: import by command line, everything else through the contract over the loopback host.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#shared/contract/contract.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import type { Dataset } from './dataset.ts';
import { median, medianMs } from './median.ts';
import { runCli, serve } from './run-cli.ts';

export interface WorkbenchResult {
  importMs: number;
  importPeakRss: number | null;
  reimportMs: number;
  archiveBytes: number;
  /** From `archive.open` to the first page of all events, in a fresh process. */
  openMs: number;
  countMs: number;
  countAndFacetsMs: number;
  histogramMs: number;
  textMs: number;
  firstPageMs: number;
  middlePageMs: number;
  lastPageMs: number;
  servePeakRss: number | null;
  count: number;
}

export const benchFilter = 'role:supervisor';

const folderBytes = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

export const runWorkbench = async (
  data: Dataset,
  folder: string,
  imports: number,
  runs: number,
): Promise<WorkbenchResult> => {
  const archive = join(folder, 'archive');
  const importRuns = [];
  for (let run = 0; run < imports; run += 1) {
    rmSync(archive, { recursive: true, force: true });
    const done = await runCli(['import', data.file, '--archive', archive, '--json']);
    const { accepted } = done.json as { accepted: number };
    if (accepted !== data.events) throw new Error(`accepted ${accepted} of ${data.events}`);
    importRuns.push(done);
  }
  const reimport = await runCli(['import', data.file, '--archive', archive, '--json']);
  const { duplicates } = reimport.json as { duplicates: number };
  if (duplicates !== data.events) throw new Error(`${duplicates} duplicates of ${data.events}`);

  const opens: number[] = [];
  const everything = parseFilter('');
  for (let run = 0; run < 3; run += 1) {
    const { client, stop } = await connect();
    const began = performance.now();
    await client.archive.open({ path: archive });
    const { handle } = await client.query.open({ filter: everything });
    await client.query.rows({ handle, offset: 0, limit: 200 });
    opens.push(performance.now() - began);
    await stop();
  }

  const { client, stop, peak } = await connect();
  await client.archive.open({ path: archive });
  const filter = parseFilter(benchFilter);
  const { count } = await client.query.open({ filter });
  const counted = {
    countMs: await medianMs(runs, () => client.query.open({ filter })),
    countAndFacetsMs: await medianMs(runs, async () => {
      await client.query.open({ filter });
      await client.query.facets({ filter, fields: ['action', 'actor.email', 'resource.type'] });
    }),
    histogramMs: await medianMs(runs, () =>
      client.query.histogram({ filter, bucket: 'day', zone: 'Europe/Madrid', split: 'category' }),
    ),
    textMs: await medianMs(3, (run) => client.query.open({ filter: parseFilter(`retention ${run}`) })),
  };
  // Opened last: the questions above are more than a host keeps result sets of.
  const all = await client.query.open({ filter: everything });
  const page = (offset: number) => (run: number) =>
    client.query.rows({ handle: all.handle, offset: Math.max(0, offset + run * 211), limit: 200 });
  const result: WorkbenchResult = {
    importMs: median(importRuns.map((done) => done.ms)),
    importPeakRss: Math.max(...importRuns.map((done) => done.peakRss ?? 0)) || null,
    reimportMs: reimport.ms,
    archiveBytes: folderBytes(archive),
    openMs: median(opens),
    ...counted,
    firstPageMs: await medianMs(runs, page(0)),
    middlePageMs: await medianMs(runs, page(Math.floor(all.count / 2))),
    lastPageMs: await medianMs(runs, page(all.count - 200 - runs * 211)),
    servePeakRss: peak(),
    count,
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
