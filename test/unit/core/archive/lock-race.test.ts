import { type ChildProcessByStdio, spawn } from 'node:child_process';
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

describe('a stale lock', () => {
  it('goes to one of several heirs, and the others are told so', async () => {
    const path = temporaryArchive();
    const children: ChildProcessByStdio<Writable, Readable, null>[] = [];
    try {
      for (let count = 0; count < contenders; count++) {
        children.push(spawn(process.execPath, [built.script, path], { stdio: ['pipe', 'pipe', 'inherit'] }));
      }
      const answers = children.map((child) => createInterface({ input: child.stdout })[Symbol.asyncIterator]());
      await Promise.all(answers.map((lines) => lines.next()));
      writeFileSync(
        join(path, 'archive.lock'),
        JSON.stringify({ ...ownIdentity(), boot: 'an earlier boot', token: 'old' }),
      );
      for (const child of children) child.stdin.write('go\n');
      const said = await Promise.all(answers.map(async (lines) => (await lines.next()).value));
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
    acquireLock(path).release();
    expect(readdirSync(path).filter((name) => name.startsWith('archive.lock'))).toEqual([]);
  });
});
