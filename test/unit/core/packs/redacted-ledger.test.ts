// Redacted packs of archives whose ledger tells of those to be hidden: such lines are hidden, and the rest can still be followed.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCustody } from '#core/archive/custody.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { recordAct } from '#core/archive/record-act.ts';
import type { Signer } from '#core/evidence/signing-key.ts';
import { runImport } from '#core/ingest/run-import.ts';
import type { JsonObject } from '#shared/model/json.ts';
import type { PackSpecInput } from '#shared/model/pack-spec.ts';
import { keptSigner, makePack } from '#test/support/build-test-pack.ts';
import { evidenceArchive } from '#test/support/evidence-archive.ts';
import { hasProgram, verifiers } from '#test/support/pack-verifiers.ts';
import { readZip } from '#test/support/read-zip.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { sealAnew } from '#test/support/unpacked-pack.ts';

const now = (): Date => new Date('2026-08-02T00:00:00.000Z');
const custodyFile = 'data/80-custody.jsonl';
const by = { operator: 'auditor', host: 'headless', appVersion: '0.0.0' } as const;

/** An export whose filter names a person, by a key of its own, and an export that names nobody. */
const archiveWithExports = async (folder: string): Promise<{ archive: string; signer: Signer }> => {
  const archive = await evidenceArchive(folder, keptSigner());
  const signer = keptSigner();
  const tools = () => openCustody(archive, { appVersion: '0.0.0', now, signer: async () => signer });
  for (const filter of ['actor:u1@acme.example', 'action:delete']) {
    const out = { file: 'out.csv', bytes: 1, sha256: '0'.repeat(64), events: 1 };
    await recordAct({ ...by, kind: 'export', format: 'csv', filter, zone: 'UTC', ...out }, tools);
  }
  return { archive, signer };
};

const unpack = async (zip: string, folder: string): Promise<string> => {
  for (const [name, content] of await readZip(zip)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
};

const verdicts = async (path: string) => {
  const told = { checkPack: await verifiers.checkPack.verify(path) };
  return hasProgram('python3') ? { ...told, 'verify.py': await verifiers['verify.py'].verify(path) } : told;
};

/** Both refuse, naming the ledger. */
const expectRefused = async (path: string): Promise<void> => {
  for (const [verifier, { ok, told }] of Object.entries(await verdicts(path))) {
    expect(ok, verifier).toBe(false);
    expect(told, verifier).toContain(custodyFile);
  }
};

const editLines = (folder: string, edit: (line: JsonObject, text: string) => string): void => {
  const path = join(folder, custodyFile);
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  writeFileSync(path, lines.map((text) => `${edit(JSON.parse(text) as JsonObject, text)}\n`).join(''));
};

describe('the ledger in a redacted pack', () => {
  it('hides lines that tell of somebody, with a sample, a statement, a view and an event beside it', async () => {
    const folder = await temporaryFolder();
    const { archive, signer } = await archiveWithExports(folder);
    const zip = join(folder, 'pack.zip');
    const spec: PackSpecInput = {
      title: 'About u1@acme.example',
      filter: 'actor:u1@acme.example',
      views: [{ name: 'Whom u2@acme.example met', filter: 'actor:u2@acme.example' }],
      events: ['evt_audit_000003'],
      sample: { seed: 'seed', n: 5, strata: 'actor' },
      absence: [{ actor: 'u1@acme.example', resource: { type: 'transcript' }, from: '2026-05-29', to: '2026-06-03' }],
      redact: {},
    };
    await makePack(archive, spec, zip, signer);
    for (const [verifier, { ok, told }] of Object.entries(await verdicts(zip)))
      expect([ok, ok ? '' : told], verifier).toEqual([true, '']);
    const files = await readZip(zip);
    for (const [name, content] of files) expect(content.includes('u1@acme.example'), name).toBe(false);
    const lines = (files.get(custodyFile)?.toString() ?? '')
      .split('\n')
      .slice(0, -1)
      .map((text) => JSON.parse(text));
    const hiddenLines = lines.filter(({ redacted }) => redacted === true).map(({ sequence }) => sequence);
    expect(hiddenLines, 'the export and the draw of the sample').toEqual([2, 4]);
    const hidden = lines[2];
    expect(hidden.publicKey, 'the key that signs the pack begins with the hidden line').toBe(signer.publicKey);
    const ledger = readFileSync(join(archive, 'ledger.jsonl'), 'utf8').split('\n');
    expect(createHash('sha256').update(`${ledger[2]}\n`).digest('hex')).toBe(hidden.hash);
    expect(lines[3].previous).toBe(hidden.hash);
    expect(JSON.parse(files.get('data/90-redaction.json')?.toString() ?? '').replaced.ledgerLines).toBe(2);

    const unpacked = await unpack(zip, join(folder, 'hash'));
    editLines(unpacked, (line, text) =>
      line.redacted === true ? text.replace(String(line.hash), 'f'.repeat(64)) : text,
    );
    sealAnew(unpacked, signer);
    await expectRefused(unpacked);
  });

  it('is refused where lines are hidden that carry what others rest on, or in a pack that hides nothing', async () => {
    const folder = await temporaryFolder();
    const { archive, signer } = await archiveWithExports(folder);
    const hide = (line: JsonObject, text: string, sequence: number): string => {
      if (line.sequence !== sequence) return text;
      const { at, key, keyKept, kind, publicKey } = line;
      const hash = createHash('sha256').update(`${text}\n`).digest('hex');
      const leaf = createHash('sha256').update(`\0${text}\n`).digest('hex');
      const told = { at, hash, key, keyKept, kind, leaf, publicKey, redacted: true, sequence };
      return JSON.stringify(told);
    };
    for (const [name, redact, sequence] of [
      ['receipt', {}, 1],
      ['whole', null, 3],
    ] as const) {
      const zip = join(folder, `${name}.zip`);
      await makePack(archive, { title: 'May', filter: 'action:access', redact }, zip, signer);
      const unpacked = await unpack(zip, join(folder, name));
      editLines(unpacked, (line, text) => hide(line, text, sequence));
      sealAnew(unpacked, signer);
      await expectRefused(unpacked);
    }
  });

  it('keeps a pack from being made where a receipt tells of somebody, naming the line', async () => {
    const folder = await temporaryFolder();
    const signer = keptSigner();
    const archive = await evidenceArchive(folder, signer);
    const source = join(folder, 'more.jsonl');
    const event = { id: 'evt_more', timestamp: '2026-06-01T00:00:00Z', action: 'login', tenantId: 't' };
    writeFileSync(source, `${JSON.stringify({ ...event, actor: { email: 'u1@acme.example' } })}\n`);
    const writer = await openWriter(archive, { appVersion: '0.0.0', now, signer: async () => signer });
    const sources = [{ path: source, name: 'from u1@acme.example.jsonl' }];
    await runImport({ writer, sources, strict: false, appVersion: '0.0.0', now });
    const made = makePack(archive, { title: 'May', filter: '', redact: {} }, join(folder, 'pack.zip'), signer);
    await expect(made).rejects.toMatchObject({
      code: 'BAD_SPEC',
      data: { detail: expect.stringContaining('line 3 of the ledger (import)') },
    });
  });
});
