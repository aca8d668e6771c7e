// A redacted pack of a real archive: nobody and no address of its events stands anywhere in it.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPack } from '#core/packs/check-pack.ts';
import { previewPack } from '#core/packs/preview-pack.ts';
import { networkOf } from '#core/packs/redact/networks.ts';
import { reveal } from '#core/packs/reveal.ts';
import { keptSigner, makePack, packJob, packTools } from '#test/support/build-test-pack.ts';
import { evidenceArchive } from '#test/support/evidence-archive.ts';
import { readZip } from '#test/support/read-zip.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const verifyPy = join(import.meta.dirname, '../../../../src/core/packs/verifier/verify.py');

describe('a redacted pack', () => {
  it('tells nobody and no address, and comes out the same again', async () => {
    const folder = await temporaryFolder();
    const signer = keptSigner();
    const archive = await evidenceArchive(folder, signer);
    const spec = {
      title: 'About u1@acme.example',
      filter: 'actor:u1@acme.example OR ip:203.0.113.42',
      question: 'Did user-1 listen from 203.0.113.42?',
      events: ['evt_audit_000003'],
      redact: {},
    };
    const first = await makePack(archive, spec, join(folder, 'one.zip'), signer);
    await makePack(archive, spec, join(folder, 'two.zip'), signer);
    expect(first.events).toBeGreaterThan(0);
    expect(readFileSync(join(folder, 'two.zip')).equals(readFileSync(join(folder, 'one.zip')))).toBe(true);
    const files = await readZip(join(folder, 'one.zip'));
    const secrets = [
      '203.0.113.42',
      ...[0, 1, 2, 3, 4].flatMap((n) => [`user-${n}`, `u${n}@acme.example`, `u${n}%40acme.example`]),
    ];
    for (const [name, content] of files) {
      const text = content.toString('utf8').toLowerCase();
      for (const secret of secrets) expect(text.includes(secret), `${secret} in ${name}`).toBe(false);
    }
    expect(files.get('data/20-population.jsonl')?.toString()).toContain('"person-');
  });

  it('is previewed with the names the pack will show', async () => {
    const folder = await temporaryFolder();
    const signer = keptSigner();
    const archive = await evidenceArchive(folder, signer);
    const path = join(folder, 'pack.zip');
    const spec = { title: 'May', filter: 'actor:u1@acme.example', redact: {} };
    const told = await previewPack(await packJob(archive, spec, path), packTools(archive, signer));
    expect(told.redacted).toBe(2);
    expect(JSON.stringify(told)).not.toMatch(/u1@acme|203\.0\.113/);
    const [person = ''] = told.leaves.find(({ kind }) => kind === 'people')?.first ?? [];
    await makePack(archive, spec, path, signer);
    expect((await readZip(path)).get('data/20-population.jsonl')?.toString()).toContain(`"${person}"`);
  });

  it('opens chosen values for whoever holds it, and names what does not fit', async () => {
    const folder = await temporaryFolder();
    const signer = keptSigner();
    const archive = await evidenceArchive(folder, signer);
    const path = join(folder, 'pack.zip');
    await makePack(archive, { title: 'May', filter: 'actor:u1@acme.example', redact: {} }, path, signer);
    const eventId = 'evt_audit_000001';
    const told = await reveal(archive, { path, eventId, values: ['actor.email'] }, packTools(archive, signer));
    const file = JSON.parse(told.text);
    expect(file.values).toMatchObject([{ path: 'actor.email', value: 'u1@acme.example' }]);
    expect(told.text).not.toContain('203.0.113.42');
    const check = async (content: unknown) => {
      const name = join(folder, 'reveal.json');
      writeFileSync(name, JSON.stringify(content));
      const tools = { signal: new AbortController().signal, onProgress: () => undefined };
      const ours = await checkPack({ path, fingerprint: signer.fingerprint, reveal: name }, tools);
      const python = spawnSync('python3', [verifyPy, path, '--reveal', name, '--json'], { encoding: 'utf8' });
      const problems = ours.problems.map(({ message }) => message).join('\n');
      if (python.error === undefined) {
        const theirs = JSON.parse(python.stdout);
        expect(theirs.problems.map((one: { message: string }) => one.message).join('\n')).toBe(problems);
      }
      return problems;
    };
    expect(await check(file)).toBe('');
    expect(await check({ ...file, values: [{ ...file.values[0], value: 'u2@acme.example' }] })).toBe(
      'actor.email: it is not the value the pack was made with',
    );
    expect(await check({ ...file, values: [{ ...file.values[0], path: 'actor.role' }] })).toBe(
      'actor.role: the pack hides no such value',
    );
    expect(await check({ ...file, pack: '0'.repeat(64) })).toBe('it was made for another pack');
    expect(await check({ ...file, line: 999 })).toContain('shows no event');
    expect(await check({ ...file, more: 1 })).toBe('it is no reveal file of this version');

    const whole = JSON.parse((await reveal(archive, { path, eventId, values: [] }, packTools(archive, signer))).text);
    expect(await check(whole)).toBe('');
    expect(whole.inclusion.path.length).toBeGreaterThan(0);
    expect(await check({ ...whole, inclusion: { ...whole.inclusion, leafIndex: whole.inclusion.leafIndex + 1 } })).toBe(
      'inclusion: the event does not lead to the root that is told',
    );

    const ask = (values: string[], id = eventId, by = signer) =>
      reveal(archive, { path, eventId: id, values }, packTools(archive, by));
    await expect(ask(['actor.role'])).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(ask([], 'evt_audit_000002')).rejects.toMatchObject({ code: 'EVENT_NOT_FOUND' });
    await expect(ask([], eventId, keptSigner())).rejects.toMatchObject({ code: 'KEY_REFUSED' });
  });

  it('shows addresses as networks', () => {
    expect(networkOf('203.0.113.42')).toBe('203.0.113.0/24');
    expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.0/24');
    expect(networkOf('::ffff:cb00:7107')).toBe('203.0.113.0/24');
    expect(networkOf('2001:db8:1:2::9')).toBe('2001:db8:1::/48');
    expect(networkOf('10:20')).toBeNull();
  });
});
