// Starts the workbench for one test, on its own data folder, in the host the project names.
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, _electron as electron, type Page } from '@playwright/test';
import { electronRuntimePath } from '#cli/start/electron-runtime.ts';
import { signWithTestKey } from '#test/support/sign-with-test-key.ts';

signWithTestKey();

export const root = resolve(import.meta.dirname, '../../..');
const cli = join(root, 'out/main/cli.js');

export interface WorkbenchOptions {
  host: 'loopback' | 'desktop';
  /** Size of a demo archive to make and open first; 0 starts with no archive. */
  demoEvents: number;
}

export interface Workbench {
  page: Page;
  /** A folder of this test alone. */
  folder: string;
  /** Keeps a screenshot as an artifact; with KEEP_SCREENSHOTS=1, `readme-x` also becomes docs/screenshots/x.png. */
  shot(name: string): Promise<void>;
  /** Runs the headless host; returns what it printed on stdout. */
  cli(...args: string[]): Promise<string>;
}

const runCli = (args: string[]): Promise<string> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0
        ? done(Buffer.concat(out).toString())
        : fail(new Error(`exit ${code}: ${Buffer.concat(err).toString()}`)),
    );
  });

/** The address `serve` prints, once it listens. */
const servedUrl = (child: ChildProcess): Promise<string> =>
  new Promise((done, fail) => {
    const seen: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        seen.push(line);
        const url = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(line);
        if (url !== null) done(url[0]);
      });
    }
    child.on('exit', (code) => fail(new Error(`serve ended with ${code}: ${seen.join('\n')}`)));
  });

/** The demo archives this process has made, by size: a copy costs a tenth of another one. */
const madeDemos = new Map<number, string>();
process.on('exit', () => {
  for (const path of madeDemos.values()) rmSync(dirname(path), { recursive: true, force: true });
});

const copyDemo = async (events: number, to: string): Promise<void> => {
  let made = madeDemos.get(events);
  if (made === undefined) {
    made = join(mkdtempSync(join(tmpdir(), 'sivo-e2e-demo-')), 'demo');
    await runCli(['demo', made, '--events', String(events)]);
    madeDemos.set(events, made);
  }
  cpSync(made, to, { recursive: true });
};

interface Fixtures {
  folder: string;
  workbench: Workbench;
}

export const test = base.extend<Fixtures & WorkbenchOptions>({
  host: ['loopback', { option: true }],
  demoEvents: [0, { option: true }],
  folder: async ({ browserName: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'sivo-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  workbench: async ({ host, folder, demoEvents, browser, contextOptions }, use, info) => {
    const shot = (page: Page) => async (name: string) => {
      const file = info.outputPath(`${name}.png`);
      await page.screenshot({ path: file });
      await info.attach(name, { path: file, contentType: 'image/png' });
      if (process.env.KEEP_SCREENSHOTS && name.startsWith('readme-')) {
        copyFileSync(file, join(root, 'docs/screenshots', `${name.slice('readme-'.length)}.png`));
      }
    };
    const env = { ...process.env, SIVO_AUDIT_HOME: join(folder, 'home') };
    const archive = join(folder, 'demo');
    if (demoEvents > 0) await copyDemo(demoEvents, archive);
    const args = demoEvents > 0 ? ['--archive', archive] : [];
    if (host === 'desktop') {
      const executablePath = electronRuntimePath();
      info.skip(executablePath === null, 'The Electron runtime is not installed here: desktop run skipped.');
      const app = await electron.launch({ executablePath: executablePath ?? '', args: [root, ...args], env });
      const page = await app.firstWindow();
      await use({ page, folder, shot: shot(page), cli: (...rest) => runCli(rest) });
      await app.close();
      return;
    }
    const child = spawn(process.execPath, [cli, 'serve', '--no-open', '--port', '0', ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    try {
      const url = await servedUrl(child);
      const context = await browser.newContext(contextOptions);
      const page = await context.newPage();
      await page.goto(url);
      await use({ page, folder, shot: shot(page), cli: (...rest) => runCli(rest) });
      await context.close();
    } finally {
      child.kill('SIGTERM');
      await new Promise((done) =>
        child.exitCode === null && child.signalCode === null ? child.once('exit', done) : done(null),
      );
    }
  },
});

export { expect } from '@playwright/test';
