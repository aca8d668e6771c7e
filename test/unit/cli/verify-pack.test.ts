// `sivo-audit verify PACK`: the fixed shape of its answer, its exit codes, and what it says to people.
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSignedBag } from '#test/support/make-signed-bag.ts';
import { runCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

describe('verify of a pack', () => {
  it('refuses a changed pack with exit code 4 and names the file', async () => {
    const pack = makeSignedBag(await temporaryFolder());
    await appendFile(join(pack.folder, 'data/20-population.jsonl'), 'x');
    const { code, stdout } = await runCli(['verify', await pack.zip(), '--json']);
    expect(code).toBe(4);
    const told = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(told)).toEqual([
      ...['ok', 'kind', 'name', 'title', 'key', 'expected', 'identity', 'root', 'sha256', 'events'],
      ...['checked', 'problems', 'omitted', 'remarks'],
    ]);
    expect(told).toMatchObject({
      ok: false,
      kind: 'pack',
      name: 'pack',
      title: 'Una prueba',
      key: pack.signer.fingerprint,
    });
    expect(told.problems).toContainEqual(
      expect.objectContaining({ kind: 'digest', where: 'data/20-population.jsonl' }),
    );
  });

  it('refuses another key than the expected one, in words', async () => {
    const pack = makeSignedBag(await temporaryFolder());
    const { code, stdout } = await runCli(['verify', pack.folder, '--fingerprint', `SHA256:${'A'.repeat(43)}`]);
    expect(code).toBe(4);
    expect(stdout).toContain(`Signed by ${pack.signer.fingerprint} (NOT the expected one)`);
    expect(stdout).toContain('do not rely on this pack');
  });

  it('ends with 5 where there is no such file, and with 2 where it is asked wrongly', async () => {
    const folder = await temporaryFolder();
    expect(await runCli(['verify', join(folder, 'none.zip'), '--json'])).toMatchObject({ code: 5 });
    for (const args of [
      [],
      ['a.zip', '--archive', folder],
      ['a.zip', '--fingerprint', 'x'],
      ['--archive', folder, '--fingerprint', `SHA256:${'A'.repeat(43)}`],
    ]) {
      expect(await runCli(['verify', ...args, '--json'])).toMatchObject({ code: 2 });
    }
  });
});
