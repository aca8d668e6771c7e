import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoEvent } from '#core/demo/demo-event.ts';
import { demoEvents } from '#core/demo/demo-events.ts';
import { type AuditEvent, auditEventSchema } from '#shared/model/event.ts';
import { builtCli, jsonOf, runCli } from '#test/support/run-cli.ts';

const size = { events: 3000, seed: 1 };
const events: DemoEvent[] = [...demoEvents(size)];
const newestFirst = [...events].reverse();
let folder: string;
let archive: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sivo-audit-test-'));
  archive = join(folder, 'demo');
  const made = await runCli(['demo', archive, '--events', '3000', '--json']);
  expect(jsonOf(made)).toMatchObject({ read: 3000, accepted: 3000, archive: { events: 3000, segments: 12 } });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the demo's log does not say of every event. */
const nothingSaid = { reason: null };

const query = (...args: string[]) => runCli(['query', ...args, '--archive', archive]);
const count = async (...args: string[]): Promise<unknown> => jsonOf(await query(...args, '--count', '--json')).count;
const eventsOf = (stdout: string): AuditEvent[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => auditEventSchema.parse(JSON.parse(line)));

describe('query --count', () => {
  it('prints what demo-cases.json names', async () => {
    const { questions } = JSON.parse(await readFile(join(archive, 'demo-cases.json'), 'utf8'));
    const deletions = questions.find(({ filter }: { filter: string }) => filter === 'action:delete resource:queue');
    const result = await query('action:delete resource:queue', '--count', '--json');
    expect(result).toEqual({ code: 0, stdout: `{"count":${deletions.count}}\n`, stderr: '' });
    expect((await query('action:delete resource:queue', '--count')).stdout).toBe(`${deletions.count}\n`);
  });

  it('takes an empty filter for everything, words without quotes for one filter, and a negated first term', async () => {
    const logins = events.filter(({ action }) => action === 'login').length;
    const deletions = events.filter(({ action, resource }) => action === 'delete' && resource.type === 'queue').length;
    expect(await count()).toBe(3000);
    expect(await count('')).toBe(3000);
    expect(await count('action:delete', 'resource:queue')).toBe(deletions);
    expect(await count('-action:login')).toBe(3000 - logins);
  });

  it('reads bare dates in the zone asked for', async () => {
    const from = (instant: string): number => events.filter(({ timestamp }) => timestamp >= instant).length;
    expect(await count('from:2026-05-01')).toBe(from('2026-05-01T00:00:00.000Z'));
    expect(await count('from:2026-05-01T09:00', '--tz', 'America/New_York')).toBe(from('2026-05-01T13:00:00.000Z'));
  });
});

describe('an impossible range', () => {
  it('is said beside its empty answer, by query and by export', async () => {
    const range = 'from:2026-06-01 action:login to:2026-05-01';
    const notice =
      'from:2026-06-01 to:2026-05-01: the end is not after the beginning, so nothing can lie between them.\n';
    expect(await query(range, '--count')).toEqual({ code: 0, stdout: '0\n', stderr: notice });
    const out = join(folder, 'impossible.csv');
    const exported = await runCli(['export', range, '--archive', archive, '--format', 'csv', '-o', out]);
    expect([exported.code, exported.stderr]).toEqual([0, notice]);
  });

  it('is judged in the zone asked in', async () => {
    const range = 'from:2026-05-01T00:00:00Z to:2026-05-01T01:00:00';
    expect((await query(range, '--count')).stderr).toBe('');
    expect((await query(range, '--count', '--tz', 'Europe/Madrid')).stderr).toContain('the end is not after');
  });
});

describe('query --facets', () => {
  it('counts by value, under the names asked for', async () => {
    const reply = jsonOf(await query('action:access', '--facets', 'action,actor.email', '--json'));
    const accesses = events.filter(({ action }) => action === 'access');
    expect(Object.keys(reply)).toEqual(['count', 'facets']);
    expect(reply.count).toBe(accesses.length);
    const { facets } = reply as { facets: Record<string, { value: string; count: number }[]> };
    expect(Object.keys(facets)).toEqual(['action', 'actor.email']);
    expect(facets.action).toEqual([{ value: 'access', count: accesses.length }]);
    const emails = new Map<string, number>();
    for (const { actor } of accesses) emails.set(actor.email, (emails.get(actor.email) ?? 0) + 1);
    expect(new Map(facets['actor.email']?.map((value) => [value.value, value.count]))).toEqual(emails);
  });

  it('prints a table for people', async () => {
    const { stdout } = await query('action:delete', '--facets', 'action');
    expect(stdout).toMatch(/^\d+ events\n\nCOUNT {2}ACTION\n +\d+ {2}delete\n$/);
  });
});

describe('query rows', () => {
  it('are one JSON object with count and events', async () => {
    const result = await query('resource:ivr', '--limit', '3', '--json');
    const reply = jsonOf(result) as { count: number; events: AuditEvent[] };
    const flows = newestFirst.filter(({ resource }) => resource.type === 'ivr');
    expect(Object.keys(reply)).toEqual(['count', 'events']);
    expect(reply.count).toBe(flows.length);
    expect(reply.events.map(({ id }) => id)).toEqual(flows.slice(0, 3).map(({ id }) => id));
    expect(result.stderr).toContain('--limit all');
  });

  it('are all there as JSON lines, newest or oldest first, over several pages', async () => {
    const newest = eventsOf((await query('--format', 'jsonl', '--limit', 'all')).stdout);
    expect(newest.map(({ timestamp }) => timestamp)).toEqual(newestFirst.map(({ timestamp }) => timestamp));
    expect(new Set(newest.map(({ id }) => id))).toEqual(new Set(events.map(({ id }) => id)));
    const oldest = eventsOf((await query('--format', 'jsonl', '--limit', '5', '--sort', 'oldest')).stdout);
    expect(oldest.map(({ id }) => id)).toEqual(events.slice(0, 5).map(({ id }) => id));
  });

  it('are whole events, each with what its source said', async () => {
    const lines = (await query('--format', 'jsonl', '--limit', 'all', '--sort', 'oldest')).stdout.trimEnd().split('\n');
    const told = lines.map((line) => JSON.parse(line) as AuditEvent);
    expect(told.map(({ category, timestampText, extra, ...event }) => event)).toEqual(
      events.map((event) => ({ ...nothingSaid, ...event })),
    );
    expect(told.some(({ before, after }) => before !== undefined && after !== undefined)).toBe(true);
  });

  it('are lossless as CSV', async () => {
    const { stdout, stderr } = await query('crossTenant:true', '--format', 'csv', '--limit', 'all');
    const { data, errors } = Papa.parse<Record<string, string>>(stdout, { header: true, skipEmptyLines: true });
    const visits = newestFirst.filter(({ crossTenant }) => crossTenant);
    expect(errors).toEqual([]);
    expect(data.map(({ id, timestamp, reason }) => [id, timestamp, reason])).toEqual(
      visits.map(({ id, timestamp, reason }) => [id, timestamp, reason ?? '']),
    );
    expect(stderr).toBe('');
  });

  it('are a table in the zone asked for, cut at the limit with a word about it', async () => {
    const { stdout } = await query('resource:queue action:delete', '--tz', 'Europe/Madrid');
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^TIME \(Europe\/Madrid\) +ACTOR +ROLE +ACTION +RESOURCE +ID +CHANGE$/);
    expect(lines[1]).toMatch(/^2026-05-30 16:30:12\.000 {2}marta@acme\.example +admin +delete +queue /);
    const cut = await query('action:login', '--limit', '2');
    expect(cut.stdout.trimEnd().split('\n')).toHaveLength(3);
    expect(cut.stderr).toMatch(/^2 of the [\d,]+ events that fit are given; --limit all gives every one\.$/m);
  });
});

describe('query that fails', () => {
  it('names the place in a filter it cannot read', async () => {
    const result = await query('action:delete colour:red', '--json');
    expect(result.code).toBe(2);
    expect(jsonOf(result)).toMatchObject({ error: { code: 'BAD_FILTER', where: 'position 15: colour:red' } });
  });

  it('does not find an archive where there is none', async () => {
    const result = await runCli(['query', '--archive', join(folder, 'none'), '--json']);
    expect(result.code).toBe(5);
    expect(jsonOf(result)).toMatchObject({ error: { code: 'NOT_AN_ARCHIVE' } });
  });
});

describe.skipIf(process.platform === 'win32')('a reader that has seen enough', () => {
  it('ends the query quietly with exit code 0', async () => {
    const { stdout, code } = await new Promise<{ stdout: string; code: number | null }>((resolve, reject) => {
      const script = '"$0" "$1" query --archive "$2" --format jsonl --limit all | head -n 1; echo $PIPESTATUS';
      const child = spawn('bash', ['-c', script, process.execPath, builtCli, archive], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let output = '';
      child.stdout.on('data', (piece) => {
        output += piece;
      });
      child.on('error', reject);
      child.on('close', (exit) => resolve({ stdout: output, code: exit }));
    });
    expect(code).toBe(0);
    const [row = '', status] = stdout.trimEnd().split('\n');
    expect(eventsOf(row)).toHaveLength(1);
    expect(status).toBe('0');
  });
});
