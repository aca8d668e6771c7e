// `npm run bench -- --changes`: how long the questions about changes take. Comparisons are timed in this process; the rest
// through the contract over the loopback host, answers of many megabytes included; Monaco in a real browser.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { chromium } from '@playwright/test';
import { compareStates } from '#core/changes/compare-states.ts';
import type { Contract } from '#shared/contract/contract.ts';
import type { ChainReport } from '#shared/model/chain.ts';
import { findOrInstallChromium } from '../support/find-chromium.mjs';
import { type ChangesData, longHistory, stateEvents, statePair } from './changes-data.ts';
import { type ChainPeer, chainByDuckdb, chainBySqlite } from './changes-peers.ts';
import { median, medianMs } from './median.ts';
import { runCli, serve } from './run-cli.ts';

type Client = ContractRouterClient<Contract>;

/** Medians in ms. `diff…Ms`: the comparison alone; `ofEvent…Ms`: asked of a host, the texts of both states included. */
export interface ChangesResult {
  changes: number;
  breaks: number;
  diffSmallMs: number;
  diffLargeMs: number;
  ofEventSmallMs: number;
  ofEventLargeMs: number;
  versions: number;
  historyMs: number;
  stateMs: number;
  chainMs: number;
  firstChainMs: number;
  monacoLines: number;
  /** The first in a page, which loads the editor, and the median of the next. */
  firstMonacoMs: number;
  monacoMs: number;
  sqlite: ChainPeer | null;
  duckdb: ChainPeer | null;
}

const small = 100 * 1024;
const large = 1024 * 1024;
const monacoBytes = 120_000;

const diffMs = (bytes: number, runs: number): Promise<number> => {
  const pairs = Array.from({ length: runs + 3 }, (_, seed) => statePair(bytes, seed + 1));
  const side = (state: (typeof pairs)[number]['before']) => ({ state, complete: true, unknown: [] });
  return medianMs(runs, (run) => {
    const pair = pairs[run + 3];
    if (pair === undefined) throw new Error('a pair is missing');
    const { fields, limited } = compareStates(side(pair.before), side(pair.after));
    if (fields.length === 0 || limited !== null) throw new Error(`the comparison is not whole: ${limited}`);
  });
};

const clientOf = ({ origin, cookie }: { origin: string; cookie: string }): Client =>
  createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: { cookie, origin } }));

const chainOf = async (client: Client): Promise<ChainReport> => {
  let report: ChainReport | null = null;
  const moments = await client.changes.chain({ filter: { op: 'and', args: [] } });
  for await (const moment of moments) if (moment.kind === 'report') report = moment;
  if (report === null) throw new Error('the check ended without a report');
  return report;
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/**
 * From the press on the tab to the frame in which both sides are compared: the first change that a page shows, which loads
 * the editor, and the median of those after it.
 */
const monacoMs = async (
  served: { origin: string; cookie: string },
  runs: number,
): Promise<{ first: number; later: number }> => {
  const executablePath = findOrInstallChromium();
  if (executablePath === null) throw new Error('no Chromium was found or could be installed');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    const [name = '', value = ''] = served.cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: served.origin, httpOnly: true, sameSite: 'Strict' }]);
    await context.addInitScript({ path: join(import.meta.dirname, 'browser-probe.js') });
    const page = await context.newPage();
    const times: number[] = [];
    await page.goto(`${served.origin}/events`);
    await page.locator('[data-testid="events-grid"][aria-busy=false]').waitFor();
    for (let run = 0; run <= runs; run += 1) {
      await page.evaluate<void>(`window.bench.show('/events?event=evt_monaco_${run}&tab=fields')`);
      await page.getByTestId('tab-change').waitFor();
      await page.waitForTimeout(500);
      times.push(await page.evaluate<number>('window.bench.compare()'));
    }
    const [first = Number.NaN, ...later] = times;
    return { first, later: median(later) };
  } finally {
    await browser.close();
  }
};

export const runChanges = async (
  data: ChangesData,
  folder: string,
  { runs, peers }: { runs: number; peers: boolean },
): Promise<ChangesResult> => {
  const states = join(folder, 'states.jsonl');
  const lines = [
    ...stateEvents('small', small, runs + 3),
    ...stateEvents('large', large, runs + 3),
    ...stateEvents('monaco', monacoBytes, runs + 1),
  ];
  writeFileSync(states, `${lines.join('\n')}\n`);
  const archive = join(folder, 'changes');
  const stateArchive = join(folder, 'states');
  await runCli(['import', data.file, '--archive', archive, '--json']);
  await runCli(['import', states, '--archive', stateArchive, '--json']);

  const served = await serve(archive);
  const client = clientOf(served);
  const resource = { type: longHistory.type, id: longHistory.id };
  let report: ChainReport | null = null;
  const firstChainMs = await timed(async () => {
    report = await chainOf(client);
  });
  const breaks = (report as ChainReport | null)?.breakTotal ?? Number.NaN;
  const chainMs = await medianMs(Math.min(runs, 5), () => chainOf(client));
  const { versions } = await client.changes.history({ resource });
  const historyMs = await medianMs(runs, () => client.changes.history({ resource }));
  const stateMs = await medianMs(runs, (run) => {
    const at = versions[Math.floor((versions.length * (run + 3)) / (runs + 3))]?.at ?? '2026-01-01T00:00:00Z';
    return client.changes.state({ resource, at: { kind: 'time', at } });
  });
  await served.stop();

  const other = await serve(stateArchive);
  const stateClient = clientOf(other);
  const ofEvent = (type: string) =>
    medianMs(runs, (run) => stateClient.changes.ofEvent({ id: `evt_${type}_${run + 3}` }));
  const ofEventSmallMs = await ofEvent('small');
  const ofEventLargeMs = await ofEvent('large');
  const { before } = await stateClient.changes.ofEvent({ id: 'evt_monaco_0' });
  const monaco = await monacoMs(other, Math.min(runs, 7));
  await other.stop();

  return {
    changes: data.changes,
    breaks,
    diffSmallMs: await diffMs(small, runs),
    diffLargeMs: await diffMs(large, runs),
    ofEventSmallMs,
    ofEventLargeMs,
    versions: versions.length,
    historyMs,
    stateMs,
    chainMs,
    firstChainMs,
    monacoLines: before.lines,
    firstMonacoMs: monaco.first,
    monacoMs: monaco.later,
    sqlite: peers ? await chainBySqlite(data.file, folder, Math.min(runs, 5)) : null,
    duckdb: peers ? await chainByDuckdb(data.file, folder, Math.min(runs, 5)) : null,
  };
};
