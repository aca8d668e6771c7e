// The command `pull` as a process of its own: what it prints, how it is killed and goes on, and that the token is nowhere.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { appFiles } from '#cli/app-root.ts';
import { runCli } from '#cli/program.ts';
import { type AuditApiOptions, apiEvents, startAuditApi } from '#test/support/audit-api-server.ts';
import { memoryTerminal } from '#test/support/memory-terminal.ts';
import { builtCli, type CliResult, jsonOf, startCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const token = 'Tok3n.of-nobody_in-particular~4711';
const hour = 3_600_000;
const events = apiEvents(1000, hour);

/** Texts that would give the token away, as UTF-8. */
const traces = [
  token,
  Buffer.from(token).toString('base64'),
  encodeURIComponent(token),
  Buffer.from(token).toString('hex'),
];

const filesBelow = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

const setUp = async (options: Partial<AuditApiOptions> = {}) => {
  const server = await startAuditApi({ token, events, pageSize: 50, ...options });
  onTestFinished(() => server.close());
  const home = await temporaryFolder();
  const archive = join(home, 'archive');
  const start = (more: readonly string[] = [], environment: Record<string, string> = { MY_TOKEN: token }) =>
    startCli(
      [
        ...['pull', '--url', server.url, '--token-env', 'MY_TOKEN', '--archive', archive, '--json'],
        ...['--from', '2026-05-01', '--to', '2026-06-11', ...more],
      ],
      undefined,
      { SIVO_AUDIT_HOME: join(home, 'data'), ...environment },
    );
  /** No file below `home` and nothing printed holds the token. */
  const expectNoToken = async (...results: CliResult[]): Promise<void> => {
    const files = await filesBelow(home);
    const texts = [...results.flatMap(({ stdout, stderr }) => [Buffer.from(stdout), Buffer.from(stderr)])];
    for (const file of files) texts.push(await readFile(file));
    for (const trace of traces) expect(texts.filter((text) => text.includes(trace))).toEqual([]);
  };
  return { server, archive, start, expectNoToken };
};

const ids = async (archive: string): Promise<unknown[]> => {
  const { stdout } = await startCli(['query', '--archive', archive, '--format', 'jsonl', '--limit', 'all']).end;
  return stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line).id)
    .sort();
};

const expected = events.filter(({ timestamp }) => timestamp < '2026-06-11').map(({ id }) => id);

describe('pull', () => {
  it('prints one object and puts exactly the events asked for into a new archive', async () => {
    const { server, archive, start, expectNoToken } = await setUp();
    const first = await start().end;
    expect([first.code, jsonOf(first)]).toMatchObject([
      0,
      {
        ...{ read: 984, accepted: 984, duplicates: 0, conflicts: 0, rejected: 0 },
        windows: [
          { from: '2026-05-01T00:00:00.000Z', to: '2026-06-01T00:00:00.000Z', pages: 15, read: 744 },
          { from: '2026-06-01T00:00:00.000Z', to: '2026-06-11T00:00:00.000Z', pages: 5, read: 240 },
        ],
        unfetched: { windows: 0 },
        archive: { events: 984, segments: 2 },
      },
    ]);
    expect(await ids(archive)).toEqual(expected);
    const asked = server.requests.length;
    const second = await start(['--overlap', '0']).end;
    expect(jsonOf(second)).toMatchObject({ read: 0, windows: [], unfetched: { windows: 2 } });
    expect(server.requests).toHaveLength(asked);
    const third = await start(['--again']).end;
    expect(jsonOf(third)).toMatchObject({ accepted: 0, duplicates: 984 });
    await expectNoToken(first, second, third);
  }, 120_000);

  it.each([1, 8, 17])(
    'killed after %i requests goes on without asking again for what it has, and is whole in the end',
    async (wanted) => {
      const { server, archive, start, expectNoToken } = await setUp({ delayMs: 10 });
      const { child, end } = start();
      while (server.requests.length < wanted) await delay(1);
      child.kill('SIGKILL');
      const killed = await end;
      expect(killed.code).toBe(null);
      await expectNoToken(killed);
      const before = server.requests.length;
      const again = await start(['--overlap', '0']).end;
      expect(again.code).toBe(0);
      // One page may have been on its way and one before it not written down.
      expect(server.requests.length).toBeLessThanOrEqual(20 + 2);
      expect(server.requests.length).toBeGreaterThanOrEqual(Math.max(20, before));
      expect(await ids(archive)).toEqual(expected);
      await expectNoToken(killed, again);
      expect(await readdir(archive)).not.toContain('pulls');
    },
    120_000,
  );

  it('killed again and again by a server full of faults ends with exactly its events', async () => {
    let asked = 0;
    const { server, archive, start, expectNoToken } = await setUp({
      fault: () => {
        asked += 1;
        if (asked % 5 === 0) return { kind: 'answer', status: 429, headers: { 'retry-after': '0' } };
        if (asked % 7 === 0) return { kind: 'answer', status: 503 };
        return asked % 11 === 0 ? { kind: 'cut' } : null;
      },
    });
    const results: CliResult[] = [];
    for (const wanted of [3, 9, 16]) {
      const { child, end } = start();
      while (server.requests.length < wanted) await delay(1);
      child.kill('SIGKILL');
      results.push(await end);
    }
    results.push(await start().end);
    expect(results.at(-1)?.code).toBe(0);
    expect(await ids(archive)).toEqual(expected);
    await expectNoToken(...results);
    const verified = await startCli(['verify', '--archive', archive, '--json']).end;
    expect(verified.code).toBe(0);
  }, 120_000);

  it('interrupted (Ctrl+C) leaves its pages for the next run, and a new archive in which they lie', async () => {
    const { server, archive, start, expectNoToken } = await setUp({ delayMs: 20 });
    const { child, end } = start();
    while (server.requests.length < 6) await delay(1);
    child.kill('SIGINT');
    const interrupted = await end;
    expect([interrupted.code, jsonOf(interrupted)]).toMatchObject([1, { error: { code: 'CANCELLED' } }]);
    expect(await readdir(archive)).toContain('pulls');
    const verified = await startCli(['verify', '--archive', archive, '--json']).end;
    expect(verified.code).toBe(0);
    const again = await start().end;
    expect(jsonOf(again)).toMatchObject({ accepted: 984 });
    expect(server.requests.length).toBeLessThanOrEqual(20 + 2);
    await expectNoToken(interrupted, again);
  }, 120_000);

  it('tells in words and exit code what is wrong, never the token, and leaves no archive behind', async () => {
    const refused = await setUp({
      fault: () => ({
        kind: 'answer',
        status: 403,
        body: JSON.stringify({
          code: 'INSUFFICIENT_ROLE',
          message: `Bearer ${token} and ${encodeURIComponent(token)}`,
        }),
      }),
    });
    const role = await refused.start().end;
    expect([role.code, jsonOf(role)]).toMatchObject([
      1,
      { error: { code: 'REMOTE_REFUSED', detail: 'status 403, INSUFFICIENT_ROLE, Bearer [token] and [token]' } },
    ]);
    expect(await readdir(join(refused.archive, '..'))).not.toContain('archive');
    await refused.expectNoToken(role);
    const unset = await refused.start([], {}).end;
    expect([unset.code, jsonOf(unset)]).toMatchObject([2, { error: { code: 'SECRET_MISSING' } }]);
    const broken = await refused.start([], { MY_TOKEN: `${token}\r\nX-Other: 1` }).end;
    expect([broken.code, jsonOf(broken)]).toMatchObject([2, { error: { code: 'SECRET_MISSING' } }]);
    await refused.expectNoToken(broken);
  }, 120_000);

  it.each([
    ['--from', '2026-02-31'],
    ['--to', '2026-06-11T10:00'],
    ['--to', 'yesterday'],
    ['--overlap', '-1'],
    ['--token-env', 'Bearer x'],
    ['--token-env', 'eyJhbGciOi.Bearer-x'],
    ['--token=eyJhbGciOi.Bearer-x', ''],
    ['--date-order', 'year-first'],
  ])('calls %s %s a usage error', async (...more) => {
    const args = ['pull', '--url', 'https://acme.example/api', '--token-env', 'T', '--archive', 'x', '--json'];
    const terminal = memoryTerminal();
    const signal = new AbortController().signal;
    const files = appFiles(pathToFileURL(builtCli).href);
    const code = await runCli([...args, '--from', '2026-05-01', '--to', '2026-06-01', ...more], {
      terminal,
      files,
      signal,
    });
    expect([code, JSON.parse(terminal.written.stdout)]).toMatchObject([2, { error: { code: 'BAD_INPUT' } }]);
    expect(terminal.written.stdout + terminal.written.stderr).not.toContain('Bearer');
  });
});
