import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildScript } from '#test/unit/core/archive/support/build-script.ts';
import { openStore, temporaryArchive } from './support/case-archive.ts';

let built: Awaited<ReturnType<typeof buildScript>>;
beforeAll(async () => {
  built = await buildScript('../../cases/support/restless-analyst');
});
afterAll(() => built.remove());

const start = (path: string, count: number, prefix: string): ChildProcessByStdio<null, Readable, null> =>
  spawn(process.execPath, [built.script, path, String(count), prefix], { stdio: ['ignore', 'pipe', 'inherit'] });

const ids = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, number) => `${prefix}${String(number).padStart(4, '0')}`);

const starredIn = async (path: string): Promise<string[]> =>
  (await openStore(path).state()).marks.map(({ eventId }) => eventId);

describe('several processes', () => {
  it('change one case at the same time and lose nothing', async () => {
    const path = temporaryArchive();
    const children = ['a', 'b', 'c'].map((prefix) => start(path, 12, prefix));
    const ends = children.map((child) => {
      child.stdout.resume();
      return once(child, 'exit');
    });
    const here = openStore(path);
    for (const id of ids('d', 8)) await here.change({ kind: 'star', eventIds: [id], starred: true });
    expect(await Promise.all(ends)).toEqual(children.map(() => [0, null]));
    expect(await starredIn(path)).toEqual([...ids('a', 12), ...ids('b', 12), ...ids('c', 12), ...ids('d', 8)]);
    expect((await here.state()).revision).toBe(44);
    expect(readdirSync(path).filter((name) => name.startsWith('case'))).toEqual(['case.sqlite']);
  }, 120_000);

  it.each(['changing 0', 'changed 0', 'changing 7', 'changing 23', 'changed 31'])(
    'killed at "%s" leave the case whole, and the next change goes on',
    async (moment) => {
      const path = temporaryArchive();
      const child = start(path, 60, 'k');
      const gone = once(child, 'exit');
      let told = 0;
      for await (const line of createInterface({ input: child.stdout })) {
        if (line.startsWith('changed ')) told += 1;
        if (line === moment) child.kill('SIGKILL');
      }
      expect(await gone).toEqual([null, 'SIGKILL']);
      const after = await starredIn(path);
      expect(after).toEqual(ids('k', after.length));
      expect(after.length).toBeGreaterThanOrEqual(told);
      const store = openStore(path);
      await store.change({ kind: 'star', eventIds: ['z'], starred: true });
      expect(await starredIn(path)).toEqual([...after, 'z']);
    },
  );
});
