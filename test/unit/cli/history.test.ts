// The command `history`, over a real archive.

import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, runCli } from '#test/support/run-cli.ts';

const ana = { id: 'u-1', email: 'ana@acme.example', role: 'admin', ip: null, userAgent: null };
const ben = { ...ana, id: 'u-2', email: 'ben@acme.example' };

interface Told {
  actor: typeof ana;
  tenantId: string;
  action: string;
  id: string;
  type: string;
  diff: object;
}

const line = (
  hour: number,
  { actor = ana, tenantId = 't1', action = 'update', id = 'q1', type = 'queue', diff }: Partial<Told>,
): string =>
  `${JSON.stringify({
    id: `e${hour}`,
    timestamp: `2026-05-20T${String(hour).padStart(2, '0')}:00:00.000Z`,
    tenantId,
    actor,
    action,
    resource: { type, id },
    diff,
  })}\n`;

const folder = mkdtempSync(join(tmpdir(), 'history-'));
const archive = join(folder, 'archive');
beforeAll(async () => {
  const lines = [
    line(8, { diff: { max_wait_s: { from: 60, to: 90 } } }),
    line(9, {
      actor: ben,
      diff: { priority: { from: 1, to: 2 }, name: { from: 'Sales', to: 'Sales\u001b[31m' } },
    }),
    line(10, { diff: { max_wait_s: { from: 90, to: 120 } } }),
    line(11, { tenantId: 't2', diff: { max_wait_s: { from: 5, to: 6 } } }),
    line(12, { type: 'recording', id: 'r1', action: 'access' }),
    line(13, { type: 'ivr', id: 'i1', action: 'delete' }),
  ];
  await writeFile(join(folder, 'log.jsonl'), lines.join(''));
  expect((await runCli(['import', join(folder, 'log.jsonl'), '--archive', archive])).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('history', () => {
  it('prints versions, state, unknown fields and blame as one JSON object', async () => {
    const result = await runCli([
      'history',
      'queue',
      'q1',
      '--archive',
      archive,
      '--as-of',
      '2026-05-20 10:30',
      '--tz',
      'Europe/Madrid',
      '--json',
    ]);
    expect([result.code, result.stderr]).toEqual([0, '']);
    const told = jsonOf(result);
    expect(told).toMatchObject({
      resource: { type: 'queue', id: 'q1', tenantId: 't1' },
      tenants: ['t1', 't2'],
      asOf: '2026-05-20T08:30:00.000Z',
      exists: 'yes',
      complete: false,
      state: { max_wait_s: 90 },
      unknown: ['priority', 'name'],
      inferred: { priority: { value: 1, eventId: 'e9' }, name: { value: 'Sales', eventId: 'e9' } },
    });
    expect(told.versions).toMatchObject([
      { number: 1, eventId: 'e8' },
      { number: 2, eventId: 'e9' },
      { number: 3, eventId: 'e10' },
    ]);
    const newest = jsonOf(await runCli(['history', 'queue', 'q1', '--archive', archive, '--json']));
    expect(newest).toMatchObject({ asOf: null, unknown: [], state: { max_wait_s: 120, priority: 2 } });
    expect((newest.blame as Record<string, unknown>).priority).toEqual({
      eventId: 'e9',
      actor: { id: 'u-2', email: 'ben@acme.example' },
      at: '2026-05-20T09:00:00.000Z',
      how: 'set',
    });
    const other = jsonOf(await runCli(['history', 'queue', 'q1', '--archive', archive, '--tenant', 't2', '--json']));
    expect(other).toMatchObject({ resource: { tenantId: 't2' }, state: { max_wait_s: 6 } });
  });

  it('is told to people in their zone', async () => {
    const { code, stdout } = await runCli([
      'history',
      'queue',
      'q1',
      '--archive',
      archive,
      '--as-of',
      '2026-05-20T08:30:00Z',
      '--tz',
      'Europe/Madrid',
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('queue q1  Sales\\u{1b}[31m: 3 versions');
    expect(stdout).toContain('the same type and id also stand for something of t2: choose with --tenant.');
    expect(stdout).toMatch(
      /^3 {2}2026-05-20 12:00:00\.000 {2}ana@acme\.example {2}update {2}e10 +max_wait_s: 90 → 120$/m,
    );
    expect(stdout).toContain('State as of 2026-05-20 10:30:00.000 (Europe/Madrid), version 1: only what changes show');
    expect(stdout).toMatch(/^max_wait_s +90 +set +ana@acme\.example +2026-05-20 10:00:00\.000 +e8$/m);
    expect(stdout).toContain('Unknown then (2):\n  priority: 1, says the later change e9\n');
    const gone = await runCli(['history', 'ivr', 'i1', '--archive', archive]);
    expect(gone.stdout).toContain('Newest state, version 1: it was deleted');
  });

  it('tells a resource that no event changed from one that none names', async () => {
    const accessed = await runCli(['history', 'recording', 'r1', '--archive', archive, '--json']);
    expect(jsonOf(accessed)).toMatchObject({ versions: [], state: null, exists: 'unknown' });
    expect((await runCli(['history', 'recording', 'r1', '--archive', archive])).stdout).toContain(
      'none of them is a change',
    );
    for (const args of [
      ['Queue', 'q1'],
      ['queue', 'q1', '--tenant', 't9'],
    ]) {
      const missing = await runCli(['history', ...args, '--archive', archive, '--json']);
      expect([missing.code, jsonOf(missing)]).toMatchObject([5, { error: { code: 'RESOURCE_NOT_FOUND' } }]);
    }
  });

  it('needs a time that is one, and an archive', async () => {
    expect((await runCli(['history', 'queue', 'q1', '--archive', 'x', '--as-of', '2026-02-30', '--json'])).code).toBe(
      2,
    );
    expect((await runCli(['history', 'queue', 'q1', '--archive', join(folder, 'none')])).code).toBe(5);
    expect((await runCli(['history', 'queue', '--archive', 'x'])).code).toBe(2);
  });
});
