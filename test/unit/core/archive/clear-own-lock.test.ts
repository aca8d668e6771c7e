// A writer that dies with its worker thread leaves a lock of a living process; only its host knows better.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireLock, clearOwnLock } from '#core/archive/archive-lock.ts';
import { lockName } from '#core/archive/layout.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

describe('clearOwnLock', () => {
  it('takes away the lock of this process', async () => {
    const folder = await temporaryFolder();
    clearOwnLock(folder);
    acquireLock(folder);
    expect(() => acquireLock(folder)).toThrow(/ARCHIVE_LOCKED/);
    clearOwnLock(folder);
    acquireLock(folder).release();
  });

  it('leaves the lock of any other process', async () => {
    const folder = await temporaryFolder();
    const lock = { pid: process.ppid, host: 'elsewhere', boot: null, start: null, token: 'x' };
    await writeFile(join(folder, lockName), JSON.stringify(lock));
    clearOwnLock(folder);
    expect(() => acquireLock(folder)).toThrow(/ARCHIVE_LOCKED/);
  });
});
