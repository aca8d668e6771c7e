import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireLock } from '#core/archive/archive-lock.ts';
import { createArchive } from '#core/archive/create-archive.ts';
import { lockName } from '#core/archive/layout.ts';
import { ownIdentity } from '#core/archive/process-identity.ts';
import { removeUnusedArchive } from '#core/archive/remove-unused-archive.ts';
import { takeBackArchive } from '#core/service/take-back-archive.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { writeArchive } from '#test/support/write-archive.ts';

const options = { appVersion: '0.0.0', now: () => new Date('2026-08-01T00:00:00.000Z') };

const newArchive = async (): Promise<{ parent: string; path: string }> => {
  const parent = await temporaryFolder();
  const path = join(parent, 'archive');
  createArchive(path, options);
  return { parent, path };
};

describe('removeUnusedArchive', () => {
  it('removes what an import without an end has left, and the folder only when asked', async () => {
    const { parent, path } = await newArchive();
    writeFileSync(join(path, 'segments', '2026-05.000.1.sqlite'), 'half');
    expect(removeUnusedArchive(path, false)).toBe(true);
    expect(readdirSync(path)).toEqual([]);
    createArchive(path, options);
    expect(removeUnusedArchive(path, true)).toBe(true);
    expect(readdirSync(parent)).toEqual([]);
  });

  it('keeps files that are not the archive’s, and their folders', async () => {
    const { path } = await newArchive();
    writeFileSync(join(path, 'notes.txt'), 'mine');
    mkdirSync(join(path, 'cache', 'mine'));
    expect(removeUnusedArchive(path, true)).toBe(true);
    expect(readdirSync(path).sort()).toEqual(['cache', 'notes.txt']);
  });

  it('keeps an archive that was imported into', async () => {
    const { path } = await newArchive();
    await writeArchive(path, []);
    const before = readFileSync(join(path, 'archive.json'), 'utf8');
    expect(removeUnusedArchive(path, true)).toBe(false);
    expect(readFileSync(join(path, 'archive.json'), 'utf8')).toBe(before);
  });

  it('keeps an archive that somebody is importing into', async () => {
    const { path } = await newArchive();
    const lock = acquireLock(path);
    const before = readdirSync(path);
    expect(() => removeUnusedArchive(path, true)).toThrow(/ARCHIVE_LOCKED|held by process/);
    takeBackArchive(path, true);
    expect(readdirSync(path)).toEqual(before);
    lock.release();
  });

  it('killed half-way leaves a folder in which an archive can be made', async () => {
    const { path } = await newArchive();
    removeUnusedArchive(path, false);
    const gone = { ...ownIdentity(), boot: 'an earlier boot', token: 'x' };
    writeFileSync(join(path, lockName), JSON.stringify({ ...gone, host: 'another machine' }));
    expect(() => createArchive(path, options)).toThrow(/held by process/);
    writeFileSync(join(path, lockName), JSON.stringify(gone));
    expect(createArchive(path, options).generation).toBe(0);
    expect(readdirSync(path)).not.toContain(lockName);
  });
});
