import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acquireLock } from '#core/archive/archive-lock.ts';
import { ownIdentity } from '#core/archive/process-identity.ts';
import { buildScript } from './support/build-script.ts';
import { temporaryArchive } from './support/temp-archive.ts';

let built: Awaited<ReturnType<typeof buildScript>>;
beforeAll(async () => {
  built = await buildScript('lock-contender');
});
afterAll(() => built.remove());

const contenders = 5;
const rounds = 12;

const deadLock = (token: string): string => JSON.stringify({ ...ownIdentity(), boot: 'an earlier boot', token });
const heirFile = (token: string): string =>
  `archive.lock.heir-${createHash('sha256').update(token).digest('hex').slice(0, 32)}`;

/** What each contender said when all of them reached for the same lock at once. */
const race = async (path: string, children: ChildProcessByStdio<Writable, Readable, null>[]): Promise<unknown[]> => {
  for (let count = 0; count < contenders; count++)
    children.push(spawn(process.execPath, [built.script, path], { stdio: ['pipe', 'pipe', 'inherit'] }));
  const answers = children.map((child) => createInterface({ input: child.stdout })[Symbol.asyncIterator]());
  await Promise.all(answers.map((lines) => lines.next()));
  for (const child of children) child.stdin.write('go\n');
  return Promise.all(answers.map(async (lines) => (await lines.next()).value));
};

const expectOneHeir = async (path: string): Promise<void> => {
  const children: ChildProcessByStdio<Writable, Readable, null>[] = [];
  try {
    const said = await race(path, children);
    expect(said.sort()).toEqual([...Array(contenders - 1).fill('ARCHIVE_LOCKED'), 'held']);
    expect(() => acquireLock(path)).toThrow(/ARCHIVE_LOCKED/);
  } finally {
    await Promise.all(
      children.map((child) => {
        child.stdin.end();
        return child.exitCode === null ? once(child, 'exit') : undefined;
      }),
    );
  }
};

describe('a stale lock', () => {
  it('goes to one of several heirs, and the others are told so, again and again', async () => {
    const path = temporaryArchive();
    writeFileSync(join(path, 'archive.lock'), deadLock('old'));
    // Contenders end without releasing, so each round inherits from the one before.
    for (let round = 0; round < rounds; round++) await expectOneHeir(path);
    acquireLock(path).release();
    expect(readdirSync(path).filter((name) => name.startsWith('archive.lock'))).toEqual([]);
  }, 60_000);

  it('goes to one heir also when an earlier heir died on the way', async () => {
    const path = temporaryArchive();
    writeFileSync(join(path, 'archive.lock'), deadLock('old'));
    writeFileSync(join(path, heirFile('old')), deadLock('first heir'));
    writeFileSync(join(path, heirFile('first heir')), deadLock('second heir'));
    await expectOneHeir(path);
    acquireLock(path).release();
    expect(readdirSync(path).filter((name) => name.startsWith('archive.lock'))).toEqual([]);
  });

  it('is left alone while a living process is taking it over', () => {
    const path = temporaryArchive();
    writeFileSync(join(path, 'archive.lock'), deadLock('old'));
    writeFileSync(join(path, heirFile('old')), JSON.stringify({ ...ownIdentity(), token: 'heir' }));
    expect(() => acquireLock(path)).toThrow(`process ${process.pid}`);
  });
});
