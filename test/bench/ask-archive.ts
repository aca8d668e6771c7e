// The questions of the workbench under the clock, on an archive that is there: through the contract over the loopback host.
// Every timed question is a new one, so that no cache of an earlier answer is measured; `warm` repeats the last one.
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#shared/contract/contract.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { median } from './median.ts';
import { serve } from './run-cli.ts';

type Client = ContractRouterClient<Contract>;

export interface QuestionTime {
  question: string;
  runs: number;
  leastMs: number;
  medianMs: number;
}

const roles = ['supervisor', 'admin', 'agent', 'viewer', 'superadmin'];
const actions = ['access', 'update', 'login', 'create', 'delete'];

/** A value that no event has makes a question a new one with the same answer. */
const again = (word: string): string[] => Array.from({ length: 30 }, (_, turn) => `role:supervisor,${word}${turn}`);

/** Filters that were not asked before, each over the whole archive. */
const filters = {
  oneTerm: roles.map((role) => `role:${role}`),
  twoTerms: roles.flatMap((role) => actions.map((action) => `role:${role} action:${action}`)),
  either: roles.flatMap((role) => actions.map((action) => `role:${role} OR action:${action}`)),
  threeTerms: roles.flatMap((role) => actions.map((action) => `role:${role} action:${action} -resource:queue`)),
};

const threeFields = ['action', 'actor.email', 'resource.type'] as const;

export const askArchive = async (
  archive: string,
  runs: number,
): Promise<{ events: number; openMs: number; peakRss: number | null; times: QuestionTime[] }> => {
  const served = await serve();
  const link = new RPCLink({
    url: `${served.origin}/rpc`,
    headers: { cookie: served.cookie, origin: served.origin },
  });
  const client: Client = createORPCClient(link);
  const times: QuestionTime[] = [];
  const time = async (question: string, asked: readonly string[], ask: (text: string) => Promise<unknown>) => {
    const each: number[] = [];
    for (const text of asked.slice(0, runs)) {
      const began = performance.now();
      await ask(text);
      each.push(performance.now() - began);
    }
    times.push({ question, runs: each.length, leastMs: Math.min(...each), medianMs: median(each) });
  };
  const open = (text: string) => client.query.open({ filter: parseFilter(text) });
  const began = performance.now();
  const { events } = await client.archive.open({ path: archive });
  const all = await open('');
  await client.query.rows({ handle: all.handle, offset: 0, limit: 200 });
  const openMs = performance.now() - began;

  await time('smallest call', Array<string>(runs).fill(''), () => client.archive.imports());
  await time('count, one term', filters.oneTerm, open);
  await time('count, two terms', filters.twoTerms, open);
  await time('count, either of two', filters.either, open);
  await time('count, three terms', filters.threeTerms, open);
  await time('count, asked again', Array<string>(runs).fill(filters.oneTerm[0] ?? ''), open);
  await time('count, then three facets', again('a'), async (text) => {
    await open(text);
    await client.query.facets({ filter: parseFilter(text), fields: [...threeFields] });
  });
  await time('three facets with their count', again('b'), (text) =>
    client.query.facets({ filter: parseFilter(text), fields: [...threeFields] }),
  );
  await time('histogram by week', again('c'), (text) =>
    client.query.histogram({ filter: parseFilter(text), bucket: 'week', zone: 'Europe/Madrid' }),
  );
  await time('histogram by week and category', again('d'), (text) =>
    client.query.histogram({ filter: parseFilter(text), bucket: 'week', zone: 'Europe/Madrid', split: 'category' }),
  );
  await time('open by user', again('e').slice(0, 5), (text) =>
    client.query.open({ filter: parseFilter(text), sort: 'actor' }),
  );
  const { handle, count } = await open('');
  const deep = (share: number) => async (step: string) => {
    const offset = Math.min(Math.floor(count * share), Math.max(0, count - 10_000)) + Number(step) * 211;
    await client.query.rows({ handle, offset, limit: 200 });
  };
  const steps = Array.from({ length: runs }, (_, step) => String(step));
  for (const share of [0, 0.5, 1]) await time(`page of 200 at ${share * 100} %`, steps, deep(share));
  const peakRss = served.peakRss();
  await served.stop();
  return { events, openMs, peakRss, times };
};

/** Prints a line a question. */
export const printAnswers = async (archive: string, runs: number, print: (line: string) => void): Promise<void> => {
  const { events, openMs, peakRss, times } = await askArchive(archive, runs);
  print(
    `${events} events; open to first page ${openMs.toFixed(0)} ms; serving peak ${((peakRss ?? 0) / 1e6).toFixed(0)} MB`,
  );
  for (const { question, runs: asked, leastMs, medianMs } of times) {
    print(
      `${question.padEnd(32)} ${String(asked).padStart(3)} runs  least ${leastMs.toFixed(1).padStart(7)}  median ${medianMs.toFixed(1).padStart(7)} ms`,
    );
  }
};
