// A fresh pack in the hands of somebody who has nothing of ours: only sha256sum, ssh-keygen, a shell and Python.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasProgram } from '#test/support/pack-verifiers.ts';
import { type UnpackedPack, unpackedPack } from '#test/support/unpacked-pack.ts';

const lacking = ['sha256sum', 'ssh-keygen', 'python3', 'sh'].filter((program) => !hasProgram(program));
if (lacking.length > 0) process.stderr.write(`stranger.test: skipped, for there is no ${lacking.join(', ')} here\n`);

const shell = (cwd: string, line: string): { status: number | null; told: string } => {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { cwd, encoding: 'utf8' });
  return { status, told: `${stdout}${stderr}` };
};

describe.skipIf(lacking.length > 0)('a fresh pack', () => {
  let pack: UnpackedPack;
  beforeAll(async () => {
    const parent = mkdtempSync(join(tmpdir(), 'sivo-pack-'));
    pack = await unpackedPack(parent);
    return () => rmSync(parent, { recursive: true, force: true });
  }, 60_000);

  it('is what its lists say, by sha256sum', () => {
    const line = 'sha256sum --quiet -c tagmanifest-sha256.txt && sha256sum --quiet -c manifest-sha256.txt';
    expect(shell(pack.folder, line)).toEqual({ status: 0, told: '' });
  });

  it('is signed, by ssh-keygen with the files the pack brings', () => {
    const line =
      'ssh-keygen -Y verify -f allowed_signers -I sivo-audit-workbench -n sivo-evidence-pack@v1 -s tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt';
    const { status, told } = shell(pack.folder, line);
    expect(told).toBe(
      `Good "sivo-evidence-pack@v1" signature for sivo-audit-workbench with ED25519 key ${pack.signer.fingerprint}\n`,
    );
    expect(status).toBe(0);
  });

  it('holds by its own verify.sh, and not with another fingerprint', () => {
    expect(shell(pack.folder, `sh verify.sh ${pack.signer.fingerprint}`).status).toBe(0);
    expect(shell(pack.folder, `sh verify.sh SHA256:${'A'.repeat(43)}`).status).toBe(1);
  });

  it('holds by its own verify.py, as a folder and as a zip, and says how much it checked', () => {
    const own = join(pack.folder, 'verify.py');
    const [folder, zip, other] = [
      shell(pack.folder, `python3 verify.py --json --fingerprint ${pack.signer.fingerprint}`),
      shell('/', `python3 '${own}' '${pack.zip}' --json --fingerprint ${pack.signer.fingerprint}`),
      shell(pack.folder, `python3 verify.py --fingerprint SHA256:${'A'.repeat(43)}`),
    ];
    for (const { status, told } of [folder, zip]) {
      expect(status, told).toBe(0);
      const report = JSON.parse(told);
      expect(report).toMatchObject({ ok: true, problems: [] });
      expect(JSON.stringify(report)).toContain(pack.signer.fingerprint);
    }
    expect(other?.status).toBe(1);
  });
});
