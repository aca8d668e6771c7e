// `pack` as a user runs it: the same specification, ledger and key give the same bytes in another process.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, runCli } from '#test/support/run-cli.ts';
import { signWithTestKey } from '#test/support/sign-with-test-key.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

signWithTestKey();

const records = Array.from({ length: 40 }, (_, number) =>
  JSON.stringify({
    id: `evt_${number}`,
    timestamp: new Date(Date.UTC(2026, 4, 20) + number * 60_000).toISOString(),
    actor: { id: `user-${number % 3}`, email: `u${number % 3}@acme.example`, role: 'admin' },
    action: number % 2 === 0 ? 'access' : 'update',
    resource: { type: 'recording', id: `r-${number % 5}` },
    crossTenant: number % 4 === 0,
  }),
);

const setUp = async () => {
  const folder = await temporaryFolder();
  writeFileSync(join(folder, 'records.jsonl'), records.join('\n'));
  await runCli(['import', join(folder, 'records.jsonl'), '--archive', 'archive'], folder);
  const spec = (content: unknown): void => writeFileSync(join(folder, 'spec.json'), JSON.stringify(content));
  const pack = (...args: string[]) => runCli(['pack', '--archive', 'archive', '--spec', 'spec.json', ...args], folder);
  return { folder, spec, pack };
};

describe('pack', () => {
  it('gives the same bytes in two processes and tells what it wrote', async () => {
    const { folder, spec, pack } = await setUp();
    spec({ title: 'Accesses by SIVO', filter: 'crossTenant:true' });
    const first = jsonOf(await pack('-o', 'one.zip', '--json'));
    const second = jsonOf(await pack('-o', 'two.zip', '--json'));
    expect(first).toMatchObject({ events: 10, keyKept: 'environment', identity: 'sivo-audit-workbench' });
    expect(second.sha256).toBe(first.sha256);
    expect(readFileSync(join(folder, 'two.zip')).equals(readFileSync(join(folder, 'one.zip')))).toBe(true);
    expect(jsonOf(await runCli(['verify', 'one.zip', '--json'], folder))).toMatchObject({ ok: true });
  });

  it('tells what a pack would hold and writes nothing', async () => {
    const { spec, pack } = await setUp();
    spec({ title: 'x', filter: '' });
    const told = jsonOf(await pack('--preview', '--json'));
    expect(told).toMatchObject({ events: 40, redacted: 0 });
  });

  it('refuses unknown members, missing files and a pack without a place', async () => {
    const { spec, pack } = await setUp();
    spec({ title: 'x', filtre: '' });
    const unknown = await pack('-o', 'one.zip');
    expect(unknown.stderr).toContain('filtre');
    expect([2, 3]).toContain(unknown.code);
    spec({ title: 'x' });
    expect((await pack()).code).toBe(2);
    expect((await pack('--spec', 'nowhere.json', '-o', 'one.zip')).code).toBe(5);
  });
});
