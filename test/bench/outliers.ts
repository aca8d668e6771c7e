// `npm run bench -- --outliers`: how long the questions about outliers take, through the contract over the loopback host.
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#shared/contract/contract.ts';
import { anomalyParametersSchema } from '#shared/model/anomaly.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { median } from './median.ts';
import type { OutliersData } from './outliers-data.ts';
import { type CountingPeer, countByDuckdb, countBySqlite } from './outliers-peers.ts';
import { runCli, serve } from './run-cli.ts';

type Client = ContractRouterClient<Contract>;

/**
 * Times in ms. `firstMs`: all scores of all days in a host just started, opening the archive included; `againMs`: the same
 * under a filter not asked before; `reportMs`: with findings, sentences and events, `found` of them; `actorMs`: the page of an
 * actor not asked for before, `actorAgainMs`: another day of it.
 */
export interface OutliersResult {
  actors: number;
  accesses: number;
  found: number;
  firstMs: number;
  againMs: number;
  reportMs: number;
  actorMs: number;
  actorAgainMs: number;
  sqlite: CountingPeer | null;
  duckdb: CountingPeer | null;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

export const runOutliers = async (
  data: OutliersData,
  folder: string,
  { runs, peers }: { runs: number; peers: boolean },
): Promise<OutliersResult> => {
  const archive = join(folder, 'outliers');
  await runCli(['import', data.file, '--archive', archive, '--json']);
  const served = await serve(archive);
  const { origin, cookie } = served;
  const client: Client = createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: { cookie, origin } }));
  const parameters = anomalyParametersSchema.parse({});
  const everything = parseFilter('');
  /** A user agent that no event has makes a question a new one with the same answer. */
  const again = (run: number) => parseFilter(`-userAgent:none${run}`);
  const overview = (filter: typeof everything) => client.outliers.overview({ filter, parameters });
  const firstMs = await timed(() => overview(everything));
  const { actors, days } = await overview(everything);
  const each = async (work: (run: number) => Promise<unknown>): Promise<number> => {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) times.push(await timed(() => work(run)));
    return median(times);
  };
  const againMs = await each((run) => overview(again(run)));
  const keys = actors.map(({ actor }) => actor.key);
  const page = (run: number, day: string | null) =>
    client.outliers.actor({ filter: everything, parameters, key: keys[run % keys.length] ?? '', day });
  await page(runs, null);
  const actorMs = await each((run) => page(run, null));
  const actorAgainMs = await each((run) => page(0, days[days.length - 1 - run] ?? null));
  let found = 0;
  let accesses = 0;
  const reportMs = await each(async (run) => {
    const moments = await client.outliers.run({ filter: again(runs + run), parameters });
    for await (const moment of moments) {
      if (moment.kind !== 'report') continue;
      found = moment.found;
      accesses = moment.events;
    }
  });
  await served.stop();
  return {
    actors: actors.length,
    accesses,
    found,
    firstMs,
    againMs,
    reportMs,
    actorMs,
    actorAgainMs,
    sqlite: peers ? await countBySqlite(data.file, folder, runs) : null,
    duckdb: peers ? await countByDuckdb(data.file, folder, runs) : null,
  };
};
