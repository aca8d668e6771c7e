// The command `restore`, over a real archive; nothing is ever sent by it.
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, runCli } from '#test/support/run-cli.ts';

const at = (number: number) => `2026-05-0${number}T10:00:00Z`;
const events = [
  {
    id: 'e1',
    timestamp: at(1),
    action: 'update',
    resource: { type: 'queue', id: 'q1' },
    diff: { wait: { from: 1, to: 2 }, name: { from: 'A\u001b[31m', to: 'B' } },
  },
  {
    id: 'e2',
    timestamp: at(2),
    action: 'update',
    resource: { type: 'queue', id: 'q1' },
    diff: { wait: { from: 2, to: 3 } },
  },
  { id: 'e3', timestamp: at(3), action: 'access', resource: { type: 'queue', id: 'q1' } },
  {
    id: 'e4',
    timestamp: at(4),
    action: 'update',
    resource: { type: 'ivr', id: 'i1' },
    before: { a: null },
    after: { a: 1 },
  },
];

const folder = mkdtempSync(join(tmpdir(), 'restore-'));
const archive = join(folder, 'archive');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const restore = (...args: string[]) => runCli(['restore', ...args, '--archive', archive]);

describe('restore', () => {
  beforeAll(async () => {
    await writeFile(join(folder, 'a.jsonl'), events.map((one) => `${JSON.stringify(one)}\n`).join(''));
    expect((await runCli(['import', join(folder, 'a.jsonl'), '--archive', archive])).code).toBe(0);
  });

  it('shows the fields, and says what stands against them on stderr', async () => {
    const { code, stdout, stderr } = await restore('e1', '--mode', 'undo');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^wait +3 +1 +restore\?$/m);
    expect(stdout).not.toContain('\u001b');
    expect(stderr).toContain('Changed again since');
    expect(stderr).toMatch(/wait was changed at .* e2: 2 → 3/);
  });

  it('prints exactly the document that is asked for', async () => {
    const [patch, merge, fetch] = await Promise.all([
      restore('e1', '--mode', 'undo', '--keep', 'wait', '--format', 'patch', '--guard'),
      restore('e1', '--mode', 'undo', '--restore', 'wait', '--format', 'merge'),
      restore('e4', '--mode', 'undo', '--format', 'fetch'),
    ]);
    expect(JSON.parse(patch.stdout)).toEqual([
      { op: 'test', path: '/name', value: 'B' },
      { op: 'replace', path: '/name', value: 'A\u001b[31m' },
    ]);
    expect(JSON.parse(merge.stdout)).toEqual({ wait: 1, name: 'A\u001b[31m' });
    expect(merge.stderr).not.toContain('Changed again since');
    expect(fetch.stdout).toContain('await fetch("https://sivo.example/api/ivr/i1"');
  });

  it('gives the whole plan as one object', async () => {
    const plan = jsonOf(await restore('e1', '--mode', 'version', '--json'));
    expect(Object.keys(plan)).toEqual(
      'eventId eventAt actor mode resource currentAt currentEventId rows unchanged patch mergePatch state request requestSha256 curl fetch endpoint notes'.split(
        ' ',
      ),
    );
    expect(plan).toMatchObject({ eventId: 'e1', mode: 'version', patch: [{ op: 'replace', path: '/wait', value: 2 }] });
  });

  it('refuses with the exit code that fits', async () => {
    const codes = await Promise.all([
      restore('none', '--mode', 'undo').then(({ code }) => code),
      restore('e4', '--mode', 'undo', '--format', 'merge').then(({ code }) => code),
      restore('e1', '--mode', 'undo', '--keep', 'nothing').then(({ code }) => code),
    ]);
    expect(codes).toEqual([5, 3, 2]);
    const refused = await restore('e3', '--mode', 'undo', '--json');
    expect(refused.code).toBe(3);
    expect(jsonOf(refused)).toMatchObject({ error: { code: 'NOT_RESTORABLE', where: 'e3' } });
  });
});
