// The programs that verify a pack, each run as a stranger would run it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPack } from '#core/packs/check-pack.ts';
import { packNamespace } from '#core/packs/files/signer-files.ts';

export type Verifier = 'sha256sum' | 'ssh-keygen' | 'verify.sh' | 'verify.py' | 'checkPack';

export interface Verdict {
  ok: boolean;
  told: string;
}

/** Not the pack's own: a changed pack could bring a changed verifier. */
const verifyPy = join(import.meta.dirname, '../../src/core/packs/verifier/verify.py');
const verifySh = 'verify.sh';

const run = (cwd: string, program: string, args: string[], input = ''): Verdict => {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, input, encoding: 'utf8' });
  return { ok: status === 0, told: `${stdout}${stderr}` };
};

/** Whether the programs of the table can be started here. */
export const hasProgram = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** `fingerprint`: the key to expect, for those that can be told it. */
export const verifiers: Readonly<
  Record<Verifier, { program: string | null; verify(folder: string, fingerprint?: string): Verdict | Promise<Verdict> }>
> = {
  sha256sum: {
    program: 'sha256sum',
    verify: (folder) => {
      const tags = run(folder, 'sha256sum', ['-c', 'tagmanifest-sha256.txt']);
      return tags.ok ? run(folder, 'sha256sum', ['-c', 'manifest-sha256.txt']) : tags;
    },
  },
  'ssh-keygen': {
    program: 'ssh-keygen',
    verify: (folder) => {
      const [identity = ''] = readFileSync(join(folder, 'allowed_signers'), 'utf8').split(' ');
      const args = ['-Y', 'verify', '-f', 'allowed_signers', '-I', identity, '-n', packNamespace];
      const message = readFileSync(join(folder, 'tagmanifest-sha256.txt'), 'utf8');
      return run(folder, 'ssh-keygen', [...args, '-s', 'tagmanifest-sha256.txt.sig'], message);
    },
  },
  'verify.sh': {
    program: 'ssh-keygen',
    verify: (folder, fingerprint) => run(folder, 'sh', [verifySh, ...(fingerprint ? [fingerprint] : [])]),
  },
  'verify.py': {
    program: 'python3',
    verify: (path, fingerprint) =>
      run('.', 'python3', [verifyPy, path, ...(fingerprint ? ['--fingerprint', fingerprint] : [])]),
  },
  checkPack: {
    program: null,
    verify: async (path, fingerprint = undefined) => {
      const tools = { signal: new AbortController().signal, onProgress: () => undefined };
      const { ok, problems } = await checkPack({ path, fingerprint: fingerprint ?? null }, tools);
      return { ok, told: JSON.stringify(problems) };
    },
  },
};
