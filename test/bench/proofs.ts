// `npm run bench -- --proofs`: how long proofs take, through the contract over the loopback host.
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#shared/contract/contract.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import type { Dataset } from './dataset.ts';
import { median } from './median.ts';
import { runCli, serve } from './run-cli.ts';

type Client = ContractRouterClient<Contract>;

/**
 * Times in ms, of one import of all events. `firstMs`: the first proof of an event, for which the tree is made; `againMs`: of
 * another one; `absenceFirstMs`: the first proof of absence, for which all keys are sorted and their root is told;
 * `absenceAgainMs`: another question.
 */
export interface ProofsResult {
  firstMs: number;
  againMs: number;
  absenceFirstMs: number;
  absenceAgainMs: number;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

export const runProofs = async (data: Dataset, folder: string, runs: number): Promise<ProofsResult> => {
  const archive = join(folder, 'proofs');
  await runCli(['import', data.file, '--archive', archive, '--json']);
  const served = await serve(archive);
  const { origin, cookie } = served;
  const client: Client = createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: { cookie, origin } }));
  const step = Math.floor(data.events / (runs + 1));
  const found = await client.query.open({ filter: parseFilter('') });
  const eventId = async (number: number): Promise<string> => {
    const { rows } = await client.query.rows({ handle: found.handle, offset: number * step, limit: 1 });
    return rows[0]?.id ?? '';
  };
  const first = await eventId(0);
  const firstMs = await timed(() => client.proofs.inclusion({ eventId: first }));
  const again: number[] = [];
  for (let run = 1; run <= runs; run++) {
    const id = await eventId(run);
    again.push(await timed(() => client.proofs.inclusion({ eventId: id })));
  }
  const absence = (actor: string) => client.proofs.absence({ actor, resourceType: 'recording', resourceId: null });
  const absenceFirstMs = await timed(() => absence('nobody'));
  const absences: number[] = [];
  for (let run = 0; run < runs; run++)
    absences.push(await timed(() => absence(`${String.fromCharCode(97 + run)}-nobody`)));
  await served.stop();
  return { firstMs, againMs: median(again), absenceFirstMs, absenceAgainMs: median(absences) };
};
