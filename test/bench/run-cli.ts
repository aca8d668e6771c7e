// Runs the built command line as a child and watches its memory.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const cli = join(resolve(import.meta.dirname, '../..'), 'out/main/cli.js');

/** Peak resident memory of a process in bytes, from the kernel's own high-water mark; null where there is no /proc. */
const peakRss = (pid: number): number | null => {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
};

export interface CliRun {
  /** From start to exit, ms, the start of Node included. */
  ms: number;
  peakRss: number | null;
  json: unknown;
}

export const runCli = (args: string[]): Promise<CliRun> =>
  new Promise((done, fail) => {
    const began = performance.now();
    const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let peak: number | null = null;
    const watch = setInterval(() => {
      peak = Math.max(peak ?? 0, peakRss(child.pid ?? 0) ?? 0) || null;
    }, 50);
    const out: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.on('error', fail);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code !== 0) fail(new Error(`sivo-audit ${args.join(' ')} ended with ${code}`));
      else done({ ms: performance.now() - began, peakRss: peak, json: JSON.parse(Buffer.concat(out).toString()) });
    });
  });

export interface Served {
  origin: string;
  /** The session cookie, ready for a request header. */
  cookie: string;
  peakRss(): number | null;
  stop(): Promise<void>;
}

const printedUrl = (child: ChildProcess): Promise<string> =>
  new Promise((done, fail) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        const url = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line);
        if (url !== null) done(url[0]);
      });
    }
    child.on('exit', (code) => fail(new Error(`serve ended with ${code}`)));
  });

/** The loopback host with this archive open, or none, and a session on it. */
export const serve = async (archive: string | null = null): Promise<Served> => {
  const opened = archive === null ? [] : ['--archive', archive];
  const child = spawn(process.execPath, [cli, 'serve', '--no-open', ...opened], { stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await printedUrl(child);
  const answer = await fetch(url, { redirect: 'manual' });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`no session cookie from ${new URL(url).origin}`);
  return {
    origin: new URL(url).origin,
    cookie,
    peakRss: () => peakRss(child.pid ?? 0),
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.kill('SIGTERM');
      }),
  };
};
