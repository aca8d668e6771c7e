import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireLock } from '#core/archive/archive-lock.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { ownIdentity } from '#core/archive/process-identity.ts';
import { options, temporaryArchive } from './support/temp-archive.ts';

const lockFile = (path: string): string => join(path, 'archive.lock');
const writeLock = (path: string, over: object): void =>
  writeFileSync(lockFile(path), JSON.stringify({ ...ownIdentity(), token: 'other', ...over }));

/** The number of a process that has certainly ended. */
const endedProcess = async (): Promise<number> => {
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
};

describe('the write lock', () => {
  it('lets one writer in and names the holder to the next', async () => {
    const path = temporaryArchive();
    const writer = await openWriter(path, options);
    await expect(openWriter(path, options)).rejects.toMatchObject({
      code: 'ARCHIVE_LOCKED',
      data: { where: path, detail: expect.stringContaining(`process ${process.pid} `) },
    });
    await writer.abort();
    await openWriter(path, options).then((next) => next.abort());
    expect(existsSync(lockFile(path))).toBe(false);
  });

  it('is respected while its process lives', async () => {
    const path = temporaryArchive();
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    try {
      await once(child, 'spawn');
      writeLock(path, { pid: child.pid, start: null });
      expect(() => acquireLock(path)).toThrow(`process ${child.pid} on ${hostname()}`);
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    acquireLock(path).release();
  });

  it('is taken over when its process is gone, its number was reused, or the machine was restarted', async () => {
    const path = temporaryArchive();
    for (const gone of [{ pid: await endedProcess(), start: null }, { boot: 'an earlier boot' }]) {
      writeLock(path, gone);
      acquireLock(path).release();
      expect(existsSync(lockFile(path))).toBe(false);
    }
    if (ownIdentity().start !== null) {
      writeLock(path, { start: '1' });
      acquireLock(path).release();
    }
  });

  it('is not taken over from another host or from an unreadable file', () => {
    const path = temporaryArchive();
    writeLock(path, { host: 'elsewhere.example', pid: 1 });
    expect(() => acquireLock(path)).toThrow(/process 1 on elsewhere\.example/);
    writeFileSync(lockFile(path), '');
    expect(() => acquireLock(path)).toThrow(/cannot be read/);
  });

  it('notices that it was lost, refuses to commit, and leaves the new holder’s lock alone', () => {
    const path = temporaryArchive();
    const lock = acquireLock(path);
    lock.assertHeld();
    writeLock(path, {});
    expect(() => lock.assertHeld()).toThrow(/ARCHIVE_LOCKED/);
    lock.release();
    expect(JSON.parse(readFileSync(lockFile(path), 'utf8'))).toMatchObject({ token: 'other' });
  });
});
