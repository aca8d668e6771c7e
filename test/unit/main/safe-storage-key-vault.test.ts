import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

type Electron = typeof import('#test/support/electron-stand-in/electron.ts');
let electron: Electron;
let safeStorageKeyVault: typeof import('#main/safe-storage-key-vault.ts').safeStorageKeyVault;

beforeEach(async () => {
  vi.resetModules();
  electron = await import('#test/support/electron-stand-in/electron.ts');
  vi.doMock('electron', () => electron);
  ({ safeStorageKeyVault } = await import('#main/safe-storage-key-vault.ts'));
  electron.app.becomeReady();
});

const soon = AbortSignal.timeout(60_000);

describe('the key in the system’s own encryption', () => {
  it('is kept encrypted, replaced, found by the next run, and removed', async () => {
    const folder = await temporaryFolder();
    const vault = safeStorageKeyVault(folder);
    expect(await vault.read(soon)).toBeNull();
    await vault.write('first-secret', soon);
    await vault.write('second-secret', soon);
    expect(await safeStorageKeyVault(folder).read(soon)).toBe('second-secret');
    const file = await readFile(join(folder, 'signing-key.encrypted'), 'utf8');
    expect(file).not.toContain('secret');
    expect(Buffer.from(file, 'base64').toString()).not.toContain('secret');
    await vault.remove(soon);
    expect(existsSync(join(folder, 'signing-key.encrypted'))).toBe(false);
  });

  it('is no store where the system encrypts nothing, or what is there cannot be decrypted', async () => {
    const folder = await temporaryFolder();
    const vault = safeStorageKeyVault(folder);
    await writeFile(join(folder, 'signing-key.encrypted'), 'AAAA');
    await expect(vault.read(soon)).rejects.toThrow('does not appear');
    electron.safeStorage.available = false;
    await expect(vault.read(soon)).rejects.toThrow('encrypts nothing');
    await expect(vault.write('secret', soon)).rejects.toThrow('encrypts nothing');
    expect(await readFile(join(folder, 'signing-key.encrypted'), 'utf8')).toBe('AAAA');
  });

  it.runIf(process.platform === 'linux')('is no store behind a fixed password', async () => {
    electron.safeStorage.backend = 'basic_text';
    await expect(safeStorageKeyVault(await temporaryFolder()).read(soon)).rejects.toThrow('encrypts nothing');
  });
});
