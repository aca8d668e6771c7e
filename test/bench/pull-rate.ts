// Is a pull bound by its server? The pages asked for one after the other and thrown away, against the same pages pulled
// into an archive by the built command line.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface PullRateOptions {
  events: number;
  pageSize: number;
  /** Before each answer, in ms. */
  delayMs: number;
  /** Of which the quickest counts. */
  runs: number;
}

export interface PullRate {
  events: number;
  pages: number;
  /** All pages asked for and thrown away, in ms. */
  serverMs: number;
  /** The command `pull`, from its start to its exit, in ms. */
  pullMs: number;
}

const cli = resolve(import.meta.dirname, '../../out/main/cli.js');
const months = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'];

const drain = async (url: string): Promise<number> => {
  let pages = 0;
  for (const [place, from] of months.slice(0, -1).entries()) {
    for (let cursor: string | null = ''; cursor !== null; pages += 1) {
      const query = new URLSearchParams({ from, to: months[place + 1] ?? '', ...(cursor === '' ? {} : { cursor }) });
      const page = (await (await fetch(`${url}?${query}`)).json()) as { nextCursor: string | null };
      cursor = page.nextCursor;
    }
  }
  return pages;
};

const pull = async (url: string, events: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'sivo-bench-pull-'));
  try {
    const span = ['--from', months[0] ?? '', '--to', months.at(-1) ?? ''];
    const args = ['pull', '--url', url, '--token-env', 'BENCH_TOKEN', ...span, '--archive', folder, '--json'];
    const env = { ...process.env, BENCH_TOKEN: 'none', SIVO_AUDIT_HOME: join(folder, '..') };
    const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (piece) => {
      out += piece;
    });
    const [code] = await once(child, 'close');
    if (code !== 0 || JSON.parse(out).accepted !== events)
      throw new Error(`pull ended with ${code}: ${out.slice(0, 300)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Events are spread evenly over four months, so that windows are fetched ahead of others. Uses the build in out/. */
export const measurePull = async ({ events, pageSize, delayMs, runs }: PullRateOptions): Promise<PullRate> => {
  const everyMs = Math.floor((Date.UTC(2026, 4, 1) - Date.UTC(2026, 0, 1)) / events);
  const script = join(import.meta.dirname, 'page-server.mjs');
  const server = spawn(process.execPath, [script, ...[events, pageSize, delayMs, everyMs].map(String)]);
  try {
    const [port] = await once(server.stdout, 'data');
    const url = `http://127.0.0.1:${String(port).trim()}/api/audit-logs`;
    const rate: PullRate = { events, pages: 0, serverMs: Number.POSITIVE_INFINITY, pullMs: Number.POSITIVE_INFINITY };
    for (let run = 0; run < runs; run += 1) {
      const started = performance.now();
      rate.pages = await drain(url);
      const drained = performance.now();
      await pull(url, events);
      rate.serverMs = Math.min(rate.serverMs, drained - started);
      rate.pullMs = Math.min(rate.pullMs, performance.now() - drained);
    }
    return rate;
  } finally {
    server.kill();
  }
};
