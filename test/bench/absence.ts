// Statements of non-access under the clock: over the contract of a loopback host that has been asked before.
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#shared/contract/contract.ts';
import { everything } from '#shared/model/filter.ts';
import {
  type AbsencePeer,
  type AbsenceQuestion,
  type AbsenceQuestions,
  absenceByDuckdb,
  absenceBySqlite,
} from './absence-peers.ts';
import type { Dataset } from './dataset.ts';
import { median } from './median.ts';
import { runCli, serve } from './run-cli.ts';

/** Medians in ms; every statement is of another actor or window: none is answered from what an earlier one left. */
export interface AbsenceResult {
  firstMs: number;
  ofTypeMs: number;
  ofIdMs: number;
  matches: number;
  control: number;
  sqlite: AbsencePeer | null;
  duckdb: AbsencePeer | null;
}

type Client = ContractRouterClient<Contract>;

/** As many of each kind as there are runs. */
const questionsOf = async (client: Client, runs: number): Promise<AbsenceQuestions> => {
  const { facets } = await client.query.facets({ filter: everything, fields: ['actor.email'], limit: 100 });
  const actors = facets[0]?.values.flatMap(({ value }) => value ?? []) ?? [];
  const ids = await client.query.facets({
    filter: { op: 'is', field: 'resource.type', values: ['recording'] },
    fields: ['resource.id'],
    limit: 100,
  });
  const known = ids.facets[0]?.values.flatMap(({ value }) => value ?? []) ?? [];
  const question = (run: number, id: string | null): AbsenceQuestion => ({
    actor: actors[run % actors.length] ?? '',
    id,
    from: new Date(Date.parse('2000-01-01T00:00:00.000Z') + run).toISOString(),
    to: '2100-01-01T00:00:00.000Z',
  });
  const each = Array.from({ length: runs }, (_, run) => run);
  return {
    ofType: each.map((run) => question(run, null)),
    ofId: each.map((run) => question(runs + run, known[run % known.length] ?? '-')),
  };
};

/** Throws where a peer counts otherwise. */
const agree = (ours: { matches: number; control: number }, peer: AbsencePeer | null): AbsencePeer | null => {
  if (peer !== null && (peer.matches !== ours.matches || peer.control !== ours.control))
    throw new Error(`counts differ: ${JSON.stringify({ ours, peer })}`);
  return peer;
};

export const runAbsence = async (
  data: Dataset,
  folder: string,
  { runs, peers }: { runs: number; peers: boolean },
): Promise<AbsenceResult> => {
  const archive = join(folder, 'archive');
  await runCli(['import', data.file, '--archive', archive, '--json']);
  const served = await serve(archive);
  try {
    const { origin, cookie } = served;
    const client: Client = createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: { cookie, origin } }));
    const questions = await questionsOf(client, runs);
    const ask = async ({ actor, id, from, to }: AbsenceQuestion) => {
      const began = performance.now();
      const report = await client.absence.run({ actor, resource: { type: 'recording', id }, from, to });
      return { ms: performance.now() - began, matches: report.matches, control: report.positiveControl.count };
    };
    const [opening] = questions.ofType;
    if (opening === undefined) throw new Error('at least one run is needed');
    const first = await ask({ ...opening, from: '1999-01-01T00:00:00.000Z' });
    const told = await ask(opening);
    const times = async (asked: AbsenceQuestion[]): Promise<number> => {
      const all: number[] = [];
      for (const question of asked) all.push((await ask({ ...question, to: '2101-01-01T00:00:00.000Z' })).ms);
      return median(all);
    };
    const ofTypeMs = await times(questions.ofType);
    const ofIdMs = await times(questions.ofId);
    const counts = { matches: told.matches, control: told.control };
    return {
      firstMs: first.ms,
      ofTypeMs,
      ofIdMs,
      ...counts,
      sqlite: peers ? agree(counts, await absenceBySqlite(data.file, folder, questions)) : null,
      duckdb: peers ? agree(counts, await absenceByDuckdb(data.file, folder, questions)) : null,
    };
  } finally {
    await served.stop();
  }
};
