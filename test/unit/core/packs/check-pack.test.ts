// What a pack is refused for, as a folder and as a zip; always with the name of the file concerned.
import { spawnSync } from 'node:child_process';
import { appendFile, cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBagWriter } from '#core/bag/bag-writer.ts';
import { processSigner } from '#core/evidence/installation-signer.ts';
import { sshPublicKey } from '#core/evidence/ssh-public-key.ts';
import { signSsh } from '#core/evidence/sshsig.ts';
import { checkPack } from '#core/packs/check-pack.ts';
import { addSignerFiles, packNamespace } from '#core/packs/files/signer-files.ts';
import type { PackCheck, PackProblem } from '#shared/model/pack.ts';
import { makeSignedBag, type SignedBag } from '#test/support/make-signed-bag.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const check = (path: string, fingerprint: string | null = null): Promise<PackCheck> =>
  checkPack({ path, fingerprint }, { signal: new AbortController().signal, onProgress: () => undefined });

const ofContent: readonly PackProblem['kind'][] = ['content', 'proof', 'ledger', 'sample'];

/** Kind and file of the problems that are the container's own. */
const told = ({ problems }: PackCheck): [string, string][] =>
  problems.filter(({ kind }) => !ofContent.includes(kind)).map(({ kind, where }) => [kind, where]);

const populationFile = 'data/20-population.jsonl';

const changes: Readonly<Record<string, { change(pack: SignedBag): Promise<void>; problems: [string, string][] }>> = {
  'a changed byte': {
    change: ({ folder }) => writeFile(join(folder, populationFile), '{"id":"1"}\n{"id":"3"}\n'),
    problems: [['digest', populationFile]],
  },
  'a file that grew': {
    change: ({ folder }) => appendFile(join(folder, populationFile), '\n'),
    problems: [
      ['digest', populationFile],
      ['oxum', 'bag-info.txt'],
    ],
  },
  'a missing file': {
    change: ({ folder }) => rm(join(folder, populationFile)),
    problems: [
      ['missing_file', populationFile],
      ['oxum', 'bag-info.txt'],
    ],
  },
  'an extra file among the payload': {
    change: ({ folder }) => writeFile(join(folder, 'data/99-more.txt'), 'more'),
    problems: [
      ['extra_file', 'data/99-more.txt'],
      ['oxum', 'bag-info.txt'],
    ],
  },
  'an extra tag file': {
    change: ({ folder }) => writeFile(join(folder, 'READ-ME-FIRST.txt'), 'trust me'),
    problems: [['extra_file', 'READ-ME-FIRST.txt']],
  },
  'a list of files to fetch': {
    change: ({ folder }) => writeFile(join(folder, 'fetch.txt'), 'http://example.com/x - data/x\n'),
    problems: [
      ['extra_file', 'fetch.txt'],
      ['extra_file', 'fetch.txt'],
    ],
  },
  'the manifest of another pack': {
    change: async ({ folder }) => {
      const other = makeSignedBag(await temporaryFolder(), { 'data/20-population.jsonl': '{"id":"9"}\n' });
      await cp(join(other.folder, 'manifest-sha256.txt'), join(folder, 'manifest-sha256.txt'));
    },
    problems: [
      ['digest', 'manifest-sha256.txt'],
      ['digest', populationFile],
      ['extra_file', 'data/00-README.html'],
      ['extra_file', 'data/50-diffs/e-1.json'],
    ],
  },
  'the signature of another pack': {
    change: async ({ folder }) => {
      const other = makeSignedBag(await temporaryFolder(), { 'data/x': 'y' });
      await cp(join(other.folder, 'tagmanifest-sha256.txt.sig'), join(folder, 'tagmanifest-sha256.txt.sig'));
    },
    problems: [['signature', 'tagmanifest-sha256.txt.sig']],
  },
  'a signature with a key the pack does not tell': {
    change: async ({ folder }) => {
      const message = await readFile(join(folder, 'tagmanifest-sha256.txt'));
      await writeFile(join(folder, 'tagmanifest-sha256.txt.sig'), signSsh(message, packNamespace, processSigner()));
    },
    problems: [
      ['key', 'allowed_signers'],
      ['key', 'signer.pub'],
    ],
  },
  'a signature for another purpose': {
    change: async ({ folder, signer }) => {
      const message = await readFile(join(folder, 'tagmanifest-sha256.txt'));
      await writeFile(join(folder, 'tagmanifest-sha256.txt.sig'), signSsh(message, 'file', signer));
    },
    problems: [['signature', 'tagmanifest-sha256.txt.sig']],
  },
  'no signature': {
    change: ({ folder }) => rm(join(folder, 'tagmanifest-sha256.txt.sig')),
    problems: [['missing_file', 'tagmanifest-sha256.txt.sig']],
  },
};

const hasShell = ['sh', 'ssh-keygen', 'sha256sum'].every(
  (program) => spawnSync(program, ['--version']).error === undefined,
);

const runShell = (folder: string, ...args: string[]) =>
  spawnSync('sh', [join(folder, 'verify.sh'), ...args], { encoding: 'utf8' });

describe('checkPack', () => {
  it('finds nothing wrong with the container of a fresh pack, as a folder and as a zip', async () => {
    const pack = makeSignedBag(await temporaryFolder());
    for (const path of [pack.folder, await pack.zip()]) {
      const found = await check(path, pack.signer.fingerprint);
      expect(told(found)).toEqual([]);
      expect(found).toMatchObject({ name: 'pack', key: pack.signer.fingerprint, identity: 'auditor@example.com' });
    }
  });

  it.each(Object.entries(changes))('refuses %s, naming the file', async (_what, { change, problems }) => {
    const pack = makeSignedBag(await temporaryFolder());
    await change(pack);
    for (const path of [pack.folder, await pack.zip()]) {
      const found = await check(path);
      expect(found.ok).toBe(false);
      expect(told(found).sort()).toEqual([...problems].sort());
    }
  });

  it('refuses a pack that somebody else signed anew, where the fingerprint to expect is given', async () => {
    const pack = makeSignedBag(await temporaryFolder());
    const other = makeSignedBag(await temporaryFolder());
    const found = await check(other.folder, pack.signer.fingerprint);
    expect(told(found)).toEqual([['key', 'tagmanifest-sha256.txt.sig']]);
    expect(found).toMatchObject({ ok: false, key: other.signer.fingerprint, expected: pack.signer.fingerprint });
  });

  it('refuses a link in a folder', async () => {
    const pack = makeSignedBag(await temporaryFolder());
    await rm(join(pack.folder, populationFile));
    await symlink('/etc/hostname', join(pack.folder, populationFile));
    expect(told(await check(pack.folder))).toContainEqual(['archive', populationFile]);
  });

  it('refuses a key that is not told in one line', async () => {
    const parent = await temporaryFolder();
    const signer = processSigner();
    const writer = createBagWriter(join(parent, 'pack'));
    const publicKey = sshPublicKey(signer.publicKey);
    addSignerFiles(writer, { identity: 'a" b', publicKey });
    writer.seal({ info: [], sign: (bytes) => signSsh(bytes, packNamespace, signer) });
    const found = await check(join(parent, 'pack'));
    expect(told(found)).toContainEqual(['key', 'allowed_signers']);
  });

  it('tells what it cannot look into', async () => {
    const parent = await temporaryFolder();
    await writeFile(join(parent, 'no.zip'), 'no zip at all, and not long enough to be one either');
    await mkdir(join(parent, 'empty'));
    await expect(check(join(parent, 'nowhere'))).rejects.toMatchObject({ code: 'SOURCE_NOT_FOUND' });
    await expect(check(join(parent, 'no.zip'))).rejects.toMatchObject({ code: 'NOT_A_PACK' });
    await expect(check(join(parent, 'empty'))).resolves.toMatchObject({ ok: false });
  });

  it('stops when it is told to', async () => {
    const pack = makeSignedBag(await temporaryFolder());
    const tools = { signal: AbortSignal.abort(), onProgress: () => undefined };
    await expect(checkPack({ path: pack.folder, fingerprint: null }, tools)).rejects.toMatchObject({
      code: 'CANCELLED',
    });
  });
});

describe.skipIf(!hasShell)('verify.sh (needs sh, ssh-keygen and sha256sum)', () => {
  it('accepts a fresh pack and the right fingerprint, and says which key it found', async () => {
    const pack = makeSignedBag(await temporaryFolder());
    const { status, stdout } = runShell(pack.folder, pack.signer.fingerprint);
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining(pack.signer.fingerprint) });
    expect(runShell(pack.folder)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('no fingerprint was given'),
    });
  });

  it('refuses another fingerprint', async () => {
    const pack = makeSignedBag(await temporaryFolder());
    const { status, stdout } = runShell(pack.folder, processSigner().fingerprint);
    expect({ status, stdout }).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('NOT the one you were told'),
    });
  });

  it.each(Object.entries(changes))('refuses %s', async (_what, { change, problems }) => {
    const pack = makeSignedBag(await temporaryFolder());
    await change(pack);
    const { status, stdout } = runShell(pack.folder);
    expect({ status, stdout }).toMatchObject({ status: 1 });
    const named = problems.some(([, where]) => stdout.includes(where));
    expect(named || stdout.includes('signature')).toBe(true);
  });
});
