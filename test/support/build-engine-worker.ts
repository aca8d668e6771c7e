// Global setup of the test run: the Node build (engine worker, CLI) exists and is no older than its sources.
import { spawn } from 'node:child_process';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { signWithTestKey } from './sign-with-test-key.ts';

const root = resolve(import.meta.dirname, '../..');
const built = ['engine-worker.js', 'cli.js'].map((file) => join(root, 'out/main', file));
const inputs = ['src/core', 'src/shared', 'src/cli', 'src/web', 'src/main', 'electron.vite.config.ts', 'package.json'];
/** A lock without the number of its holder is being written, or its writer was killed just then. */
const unsignedLockMs = 10_000;
const lockFile = join(root, 'out/.node-build.lock');

/** Newest modification time below `path`, in ms; 0 when it does not exist. */
const newest = async (path: string): Promise<number> => {
  const info = await stat(path).catch(() => null);
  if (info === null) return 0;
  if (!info.isDirectory()) return info.mtimeMs;
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const times = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(join(entry.parentPath, entry.name)).catch(() => null))?.mtimeMs ?? 0);
  return Math.max(0, ...(await Promise.all(times)));
};

const isFresh = async (): Promise<boolean> => {
  const outputs = await Promise.all(built.map(newest));
  const sources = await Promise.all(inputs.map((input) => newest(join(root, input))));
  return Math.min(...outputs) > Math.max(...sources);
};

const build = (): Promise<{ code: number | null; output: string }> =>
  new Promise((done, failed) => {
    const bin = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
    const child = spawn(process.execPath, [bin, 'build', '--mode', 'node', '--logLevel', 'warn'], { cwd: root });
    let output = '';
    child.stdout.on('data', (piece) => {
      output += piece;
    });
    child.stderr.on('data', (piece) => {
      output += piece;
    });
    child.on('error', failed);
    child.on('close', (code) => done({ code, output }));
  });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** One build at a time: two of them would empty the output folder under each other. */
const withLock = async (work: () => Promise<void>): Promise<void> => {
  await mkdir(join(root, 'out'), { recursive: true });
  for (;;) {
    const handle = await open(lockFile, 'wx').catch(() => null);
    if (handle !== null) {
      try {
        await handle.writeFile(String(process.pid));
        await work();
      } finally {
        await handle.close();
        await rm(lockFile, { force: true });
      }
      return;
    }
    const holder = Number(await readFile(lockFile, 'utf8').catch(() => ''));
    const isAbandoned = holder > 0 ? !isAlive(holder) : Date.now() - (await newest(lockFile)) > unsignedLockMs;
    if (isAbandoned) await rm(lockFile, { force: true });
    await delay(100);
  }
};

export default async function setup(): Promise<void> {
  signWithTestKey();
  if (await isFresh()) return;
  await withLock(async () => {
    if (await isFresh()) return;
    const { code, output } = await build();
    if (code === 0) return;
    throw new Error(
      `The Node build failed (exit ${code}); tests that start the engine worker or the CLI need it.\n${output}`,
    );
  });
}
