import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronRuntimePath, electronRuntimeState, fetchElectronRuntime } from '#cli/start/electron-runtime.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'electron-package-'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'electron', version: '45.4.1' }));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const unpack = async (version: string): Promise<void> => {
  await mkdir(join(folder, 'dist'), { recursive: true });
  await writeFile(join(folder, 'dist', 'version'), version);
  await writeFile(join(folder, 'dist', 'electron'), '');
  await writeFile(join(folder, 'path.txt'), 'electron');
};

describe('electronRuntimePath', () => {
  it('finds a whole runtime of the right version', async () => {
    await unpack('v45.4.1');
    expect(electronRuntimePath(folder, {})).toBe(join(folder, 'dist', 'electron'));
  });

  it('finds none where nothing was fetched, the version differs or the executable is gone', async () => {
    expect(electronRuntimePath(folder, {})).toBeNull();
    await unpack('44.0.0');
    expect(electronRuntimePath(folder, {})).toBeNull();
    await unpack('45.4.1');
    await rm(join(folder, 'dist', 'electron'));
    expect(electronRuntimePath(folder, {})).toBeNull();
    expect(electronRuntimePath(null, {})).toBeNull();
  });

  it('takes the runtime of ELECTRON_OVERRIDE_DIST_PATH where it is there', async () => {
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'own') };
    expect(electronRuntimePath(folder, env)).toBeNull();
    await mkdir(join(folder, 'own'));
    await writeFile(join(folder, 'own', 'electron'), '');
    expect(electronRuntimePath(folder, env)).toBe(join(folder, 'own', 'electron'));
  });
});

describe('electronRuntimeState', () => {
  it('tells absent, present, forbidden and not installed apart', async () => {
    expect(electronRuntimeState(folder, {})).toEqual({ state: 'absent' });
    expect(electronRuntimeState(folder, { ELECTRON_SKIP_BINARY_DOWNLOAD: '0' })).toEqual({ state: 'absent' });
    expect(electronRuntimeState(folder, { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' })).toEqual({
      state: 'unavailable',
      reason: expect.stringContaining('ELECTRON_SKIP_BINARY_DOWNLOAD'),
    });
    expect(electronRuntimeState(null, {}).state).toBe('unavailable');
    await unpack('45.4.1');
    expect(electronRuntimeState(folder, { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' }).state).toBe('present');
  });
});

describe('fetchElectronRuntime', () => {
  const installer = (code: string): Promise<void> => writeFile(join(folder, 'install.js'), code);

  it('gives the runtime the installer unpacked', async () => {
    await installer(`
      const fs = require('node:fs');
      process.chdir(__dirname);
      fs.mkdirSync('dist');
      fs.writeFileSync('dist/version', '45.4.1');
      fs.writeFileSync('dist/electron', '');
      fs.writeFileSync('path.txt', 'electron');`);
    expect(await fetchElectronRuntime(folder, 20_000, process.env)).toEqual({
      state: 'present',
      path: join(folder, 'dist', 'electron'),
    });
  });

  it('tells what the installer complained about', async () => {
    await installer(`console.error('TypeError: fetch failed\\n  at somewhere'); process.exit(1);`);
    const state = await fetchElectronRuntime(folder, 20_000);
    expect(state).toEqual({ state: 'unavailable', reason: expect.stringContaining('TypeError: fetch failed') });
    expect(state).toEqual({ state: 'unavailable', reason: expect.not.stringContaining('at somewhere') });
  });

  it('does not believe an installer that ends well and leaves nothing', async () => {
    await installer('');
    expect((await fetchElectronRuntime(folder, 20_000)).state).toBe('unavailable');
  });

  it('ends an installer that never answers', async () => {
    await installer('setInterval(() => {}, 1000);');
    expect(await fetchElectronRuntime(folder, 300)).toEqual({
      state: 'unavailable',
      reason: expect.stringContaining('not there after'),
    });
  });
});
