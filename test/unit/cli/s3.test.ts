// The command `s3` as its user meets it: killed, interrupted, repeated, refused.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CliResult, jsonOf, type RunningCli, startCli } from '#test/support/run-cli.ts';
import { bucket, type S3Server, s3Environment, startS3Server } from '#test/support/s3-server.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const dayAt = (index: number): string => new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10);
const fill = async (server: S3Server, objects: number): Promise<void> => {
  const put = (index: number): Promise<void> => {
    const event = { id: `e${index}`, timestamp: `${dayAt(index)}T10:00:00Z`, action: 'login' };
    return server.put(`export/dt=${dayAt(index)}/events.jsonl`, `${JSON.stringify(event)}\n`);
  };
  for (let first = 0; first < objects; first += 20) {
    await Promise.all(Array.from({ length: Math.min(20, objects - first) }, (_, index) => put(first + index)));
  }
};

const start = (server: S3Server, archive: string, ...more: string[]): RunningCli => {
  const asked = ['--bucket', bucket, '--prefix', 'export/', '--endpoint', server.endpoint, '--archive', archive];
  return startCli(['s3', ...asked, '--json', ...more], undefined, { ...s3Environment, AWS_PROFILE: '' });
};
const run = (server: S3Server, archive: string, ...more: string[]): Promise<CliResult> =>
  start(server, archive, ...more).end;

const filesOf = async (folder: string): Promise<Buffer[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name))),
  );
};

describe('s3', () => {
  it.skipIf(process.platform === 'win32')(
    'killed in its third batch goes on where it stopped, and a later run fetches nothing',
    async () => {
      const server = await startS3Server(300);
      await fill(server, 500);
      const archive = join(await temporaryFolder(), 'archive');
      const stalled = server.stallAfter(450, 4);
      const { child, end } = start(server, archive);
      await stalled;
      child.kill('SIGKILL');
      expect((await end).code).toBeNull();
      server.goOn();

      const result = await run(server, archive);
      expect([result.code, result.stderr]).toEqual([0, '']);
      const told = jsonOf(result);
      expect(told).toMatchObject({ rejected: 0, conflicts: 0, archive: { events: 500 } });
      const objects = told.objects as Record<string, number>;
      expect((objects.held ?? 0) + (objects.reused ?? 0)).toBe(450);
      expect(objects).toMatchObject({ listed: 500, fetched: 50 });
      expect([server.answers.size, Math.max(...server.answers.values())]).toEqual([500, 1]);

      const again = jsonOf(await run(server, archive));
      expect(again).toMatchObject({ read: 0, unfetched: { windows: 0, objects: 500 }, archive: { events: 500 } });
      expect(again.objects).toMatchObject({ listed: 500, held: 500, fetched: 0 });
      expect(Math.max(...server.answers.values())).toBe(1);
      expect(await readdir(archive)).not.toContain('pulls');
      for (const file of await filesOf(archive)) expect(file.includes('S3RVER')).toBe(false);
      const checked = await startCli(['verify', '--archive', archive, '--json']).end;
      expect(checked.code).toBe(0);
    },
    120_000,
  );

  it.skipIf(process.platform === 'win32')(
    'interrupted before anything was committed keeps what it fetched, in the archive it made',
    async () => {
      const server = await startS3Server();
      await fill(server, 20);
      const archive = join(await temporaryFolder(), 'archive');
      const stalled = server.stallAfter(10, 4);
      const { child, end } = start(server, archive);
      await stalled;
      child.kill('SIGINT');
      expect(jsonOf(await end)).toMatchObject({ error: { code: 'CANCELLED' } });
      server.goOn();
      const told = jsonOf(await run(server, archive));
      expect(told).toMatchObject({ accepted: 20, objects: { fetched: 10, reused: 10 } });
      expect(Math.max(...server.answers.values())).toBe(1);
    },
    60_000,
  );

  it('passes over other days, and tells what it skipped', async () => {
    const server = await startS3Server();
    await fill(server, 6);
    await server.put('export/README.txt', 'Exports of the tenant.\n');
    const archive = join(await temporaryFolder(), 'archive');
    const result = await run(server, archive, '--from', dayAt(2), '--to', dayAt(4));
    expect(jsonOf(result)).toEqual({
      read: 2,
      accepted: 2,
      duplicates: 0,
      conflicts: 0,
      rejected: 0,
      objects: { listed: 7, held: 0, outside: 4, undated: 1, fetched: 3, reused: 0 },
      unfetched: { windows: 0, objects: 0 },
      skipped: [{ name: 's3://audit/export/README.txt', reason: expect.any(String) }],
      archive: { events: 2, segments: 1 },
    });
    expect(result.stderr).toContain('Skipped s3://audit/export/README.txt');
  });

  it('that finds no bucket leaves no archive behind', async () => {
    const server = await startS3Server();
    const folder = await temporaryFolder();
    const result = await run(server, join(folder, 'archive'), '--bucket', 'other');
    expect(result.code).toBe(5);
    expect(jsonOf(result)).toMatchObject({ error: { code: 'SOURCE_NOT_FOUND', where: 's3://other/export/' } });
    expect(await readdir(folder)).toEqual([]);
  });
});
