// The Electron runtime: its npm package brings none, so here it is looked for and, within a time limit, fetched.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { RuntimeState } from './choose-host.ts';

/** The folder of the installed `electron` package; null where it was left out (`npm ci --omit=dev`). */
export const electronPackageFolder = (): string | null => {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
};

const readText = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
};

const versionOf = (packageFolder: string): string | null => {
  const text = readText(join(packageFolder, 'package.json'));
  return text === null ? null : z.object({ version: z.string() }).parse(JSON.parse(text)).version;
};

/**
 * The runtime's executable, or null while it is not there, is of another version or was only half unpacked. The rules
 * are those of the package's own install.js; requiring the package instead would start a download.
 */
export const electronRuntimePath = (
  packageFolder: string | null = electronPackageFolder(),
  env: NodeJS.ProcessEnv = process.env,
): string | null => {
  if (packageFolder === null) return null;
  const executable = readText(join(packageFolder, 'path.txt'));
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override !== undefined && override !== '') {
    const path = join(override, executable ?? 'electron');
    return existsSync(path) ? path : null;
  }
  if (executable === null) return null;
  const unpacked = readText(join(packageFolder, 'dist', 'version'))?.replace(/^v/, '');
  const path = join(packageFolder, 'dist', executable);
  return unpacked === versionOf(packageFolder) && existsSync(path) ? path : null;
};

/** What is known of the runtime without touching the network. */
export const electronRuntimeState = (
  packageFolder: string | null = electronPackageFolder(),
  env: NodeJS.ProcessEnv = process.env,
): RuntimeState => {
  if (packageFolder === null) return { state: 'unavailable', reason: 'the electron package is not installed' };
  const path = electronRuntimePath(packageFolder, env);
  if (path !== null) return { state: 'present', path };
  const skip = env.ELECTRON_SKIP_BINARY_DOWNLOAD;
  return skip === undefined || skip === '' || skip === '0' || skip === 'false'
    ? { state: 'absent' }
    : {
        state: 'unavailable',
        reason: 'the Electron runtime is absent and ELECTRON_SKIP_BINARY_DOWNLOAD forbids fetching it',
      };
};

/**
 * Runs the package's own installer for at most `limitMs` milliseconds. Whatever goes wrong is told as the reason; a
 * download cut short leaves nothing that would pass for a runtime.
 */
export const fetchElectronRuntime = (
  packageFolder: string,
  limitMs: number,
  env: NodeJS.ProcessEnv = process.env,
): Promise<RuntimeState> =>
  new Promise((resolve) => {
    const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: limitMs,
      killSignal: 'SIGKILL',
    });
    let complaint = '';
    installer.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (complaint.length < 4096) complaint += text;
    });
    const unavailable = (detail: string): void =>
      resolve({
        state: 'unavailable',
        reason: `the Electron runtime is absent and could not be fetched (${detail}; "npx install-electron" fetches it without a time limit)`,
      });
    installer.on('error', (error) => unavailable(error.message));
    installer.on('close', (code, signal) => {
      const path = code === 0 ? electronRuntimePath(packageFolder, env) : null;
      if (path !== null) resolve({ state: 'present', path });
      else if (signal !== null) unavailable(`not there after ${Math.round(limitMs / 1000)} s`);
      else unavailable(complaint.split('\n', 1)[0] || `the installer ended with code ${code}`);
    });
  });
