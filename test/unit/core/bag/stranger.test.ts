// A bag as a stranger sees it, with nothing but sha256sum and ssh-keygen.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBagWriter } from '#core/bag/bag-writer.ts';
import { zipBag } from '#core/bag/zip-bag.ts';
import { processSigner } from '#core/evidence/installation-signer.ts';
import { sshPublicKey } from '#core/evidence/ssh-public-key.ts';
import { checkSsh, signSsh } from '#core/evidence/sshsig.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const namespace = 'sivo-evidence-pack@v1';
const identity = 'auditor@example.com';
const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
const canCheck = has('ssh-keygen') && has('sha256sum');

describe.skipIf(!canCheck)('a bag before a stranger (needs ssh-keygen and sha256sum)', () => {
  const makeBag = async (): Promise<string> => {
    const bag = join(await temporaryFolder(), 'pack');
    const signer = processSigner();
    const writer = createBagWriter(bag);
    writer.add('data/20-population.jsonl', '{"a":1}\n');
    writer.add('data/50-diffs/e-1.json', '{}');
    writer.add('allowed_signers', `${identity} namespaces="${namespace}" ${sshPublicKey(signer.publicKey)}\n`);
    writer.add('signer.pub', `${sshPublicKey(signer.publicKey)} ${identity}\n`);
    writer.seal({ info: [['Title', 'Una prueba']], sign: (bytes) => signSsh(bytes, namespace, signer) });
    return bag;
  };

  const verify = (bag: string, input: Buffer) =>
    spawnSync(
      'ssh-keygen',
      ['-Y', 'verify', '-f', 'allowed_signers', '-I', identity, '-n', namespace, '-s', 'tagmanifest-sha256.txt.sig'],
      { cwd: bag, input, encoding: 'utf8' },
    );

  it('is right by sha256sum and by ssh-keygen', async () => {
    const bag = await makeBag();
    for (const manifest of ['tagmanifest-sha256.txt', 'manifest-sha256.txt']) {
      execFileSync('sha256sum', ['--strict', '-c', manifest], { cwd: bag, stdio: 'pipe' });
    }
    const { status, stdout } = verify(bag, readFileSync(join(bag, 'tagmanifest-sha256.txt')));
    expect({ status, stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Good "sivo-evidence-pack@v1"'),
    });
  });

  it('has a fingerprint which ssh-keygen prints as well', async () => {
    const bag = await makeBag();
    const armoured = readFileSync(join(bag, 'tagmanifest-sha256.txt.sig'), 'utf8');
    const found = checkSsh(readFileSync(join(bag, 'tagmanifest-sha256.txt')), armoured, namespace);
    const printed = execFileSync('ssh-keygen', ['-lf', 'signer.pub'], { cwd: bag, encoding: 'utf8' });
    expect(typeof found === 'string' ? found : found.fingerprint).toBe(printed.split(' ')[1]);
  });

  it('is refused by ssh-keygen over other bytes', async () => {
    expect(verify(await makeBag(), Buffer.from('something else\n')).status).not.toBe(0);
  });

  it('is the same again as a zip, and unpacks to itself', async () => {
    const bag = await makeBag();
    const zips = await Promise.all(
      ['1.zip', '2.zip'].map((name) =>
        zipBag({
          folder: bag,
          name: 'pack',
          out: join(bag, '..', name),
          signal: new AbortController().signal,
          onBytes: () => undefined,
        }),
      ),
    );
    const bytes = readFileSync(join(bag, '..', '1.zip'));
    expect(zips[0]).toEqual({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    expect(zips[1]).toEqual(zips[0]);
    const out = join(bag, '..', 'out');
    execFileSync('unzip', ['-q', join(bag, '..', '1.zip'), '-d', out]);
    execFileSync('diff', ['-r', bag, join(out, 'pack')]);
  });
});
