// A pack of a real archive: what is in it, that it comes out the same again, and that nothing is left of one that failed.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireLock } from '#core/archive/archive-lock.ts';
import { readManifest } from '#core/archive/manifest.ts';
import { readReceipts } from '#core/archive/read-receipts.ts';
import { checkPack } from '#core/packs/check-pack.ts';
import { previewPack } from '#core/packs/preview-pack.ts';
import type { JsonObject } from '#shared/model/json.ts';
import type { PackSpecInput } from '#shared/model/pack-spec.ts';
import { keptSigner, makePack, packJob, packTools } from '#test/support/build-test-pack.ts';
import { evidenceArchive } from '#test/support/evidence-archive.ts';
import { readZip } from '#test/support/read-zip.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const everything: PackSpecInput = { title: 'Todo', filter: '' };

const setUp = async () => {
  const folder = await temporaryFolder();
  const signer = keptSigner();
  const archive = await evidenceArchive(folder, signer);
  return { folder, signer, archive, out: join(folder, 'pack.zip') };
};

const jsonIn = (files: ReadonlyMap<string, Buffer>, name: string): JsonObject =>
  JSON.parse(files.get(name)?.toString('utf8') ?? '') as JsonObject;
const linesIn = (files: ReadonlyMap<string, Buffer>, name: string): string[] =>
  (files.get(name)?.toString('utf8') ?? '').split('\n').slice(0, -1);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a pack', () => {
  it('holds every stored version in total order, each line being what was hashed', async () => {
    const { archive, out, signer } = await setUp();
    const report = await makePack(archive, everything, out, signer);
    const files = await readZip(out);
    const stored = readManifest(archive).segments.reduce((sum, { events }) => sum + events, 0);
    const lines = linesIn(files, 'data/20-population.jsonl');
    expect(lines).toHaveLength(stored);
    expect(report.events).toBe(stored);
    const events = lines.map((line) => JSON.parse(line) as { id?: string; timestamp: string });
    const keys = events.map(({ id, timestamp }, index) => {
      const leaf = sha256(Buffer.from(`\0${lines[index]}`));
      return [timestamp.replace(/Z$/, '').padEnd(29, '0'), id ?? `sha256:${leaf}`, leaf];
    });
    expect(keys).toEqual(keys.toSorted((one, other) => (one.join('\u0001') < other.join('\u0001') ? -1 : 1)));
    expect(events.some(({ id }) => id === undefined)).toBe(true);
    const [proof] = jsonIn(files, 'data/71-inclusion/index.json').population as { events: number }[];
    expect(proof?.events).toBeGreaterThan(0);
    expect(linesIn(files, 'data/20-population.lossless.csv').length).toBeGreaterThan(stored);
  });

  it('comes out the same again, byte for byte, though the ledger has told of it', async () => {
    const { archive, folder, out, signer } = await setUp();
    const spec: PackSpecInput = {
      ...everything,
      events: ['evt_audit_000003', 'evt_audit_000007'],
      notes: [{ text: 'First', eventId: 'evt_audit_000006' }],
      views: [{ name: 'Queues', filter: 'resource:queue' }],
      sample: { seed: 'seed', n: 5 },
      absence: [{ actor: 'u1@acme.example', resource: { type: 'transcript' }, from: '2026-05-29', to: '2026-06-03' }],
    };
    const first = await makePack(archive, spec, out, signer);
    const second = await makePack(archive, spec, join(folder, 'again.zip'), signer);
    expect(second.sha256).toBe(first.sha256);
    expect(second.custody).toBe((first.custody ?? 0) + 1);
    expect(readFileSync(join(folder, 'again.zip')).equals(readFileSync(out))).toBe(true);
    const check = await checkPack(
      { path: out, fingerprint: signer.fingerprint },
      { signal: new AbortController().signal, onProgress: () => undefined },
    );
    expect(check.problems).toEqual([]);
    const files = await readZip(out);
    expect(jsonIn(files, 'data/30-sample.json').drawn).toMatchObject({ n: 5 });
    expect(jsonIn(files, 'data/72-absence/index.json').proofs).not.toEqual([]);
    expect([...files.keys()]).toEqual(expect.arrayContaining(['data/50-diffs/evt_audit_000003.json', 'verify.sh']));
  });

  it('reconciles every import and tells the reasons of what was rejected', async () => {
    const { archive, out, signer } = await setUp();
    await makePack(archive, everything, out, signer);
    const ipe = jsonIn(await readZip(out), 'data/22-ipe.json');
    expect(ipe.reconciliation).toMatchObject({ holds: true });
    const { totals, imports } = readManifest(archive);
    expect(ipe.reconciliation).toMatchObject({ ...totals });
    expect(ipe.imports).toHaveLength(imports.length);
    const reasons = Object.values(ipe.rejectedReasons as Record<string, number>);
    expect(reasons.reduce((sum, count) => sum + count, 0)).toBe(totals.rejected);
  });

  it('has every section also where there is nothing in it, saying so', async () => {
    const { archive, out, signer } = await setUp();
    const report = await makePack(archive, { title: 'None', filter: 'action:nothing' }, out, signer);
    expect(report.events).toBe(0);
    const files = await readZip(out);
    expect(files.get('data/20-population.jsonl')?.length).toBe(0);
    for (const name of ['30-sample', '40-findings', '50-diffs/index', '71-inclusion/index', '72-absence/index']) {
      expect(jsonIn(files, `data/${name}.json`).note, name).toMatch(/^Empty: /);
    }
  });

  it('carries a part of the ledger that tells its key, and leaves out only lines about packs', async () => {
    const { archive, folder, out } = await setUp();
    const other = keptSigner();
    await makePack(archive, everything, out, other);
    await makePack(archive, everything, join(folder, 'second.zip'), other);
    const ledger = readFileSync(join(archive, 'ledger.jsonl'));
    const custody = (await readZip(join(folder, 'second.zip'))).get('data/80-custody.jsonl') ?? Buffer.alloc(0);
    expect(ledger.subarray(0, custody.length).equals(custody)).toBe(true);
    expect(custody.toString('utf8')).toContain(other.fingerprint);
    const { lines } = readReceipts(archive, 0, 3);
    expect(lines.map((line) => (line.kind === 'custody' ? line.body.act.kind : line.kind))).toEqual([
      'pack',
      'pack',
      'sign',
    ]);
  });

  it('has a column in the table for spreadsheets that names neutralised cells', async () => {
    const { archive, out, signer } = await setUp();
    const report = await makePack(archive, { title: '=1+1', filter: '' }, out, signer);
    const [head = ''] = linesIn(await readZip(out), 'data/20-population.spreadsheet-safe.csv');
    expect(head.endsWith(',neutralised\r')).toBe(true);
    expect(report.path).toBe(out);
  });
});

describe('a pack that cannot be made', () => {
  const refusals: [name: string, spec: PackSpecInput, error: object][] = [
    [
      'an event that is not there',
      { title: 'x', events: ['nobody'] },
      { code: 'BAD_SPEC', data: { where: 'events[0]' } },
    ],
    [
      'a note on one',
      { title: 'x', notes: [{ eventId: 'nobody' }] },
      { code: 'BAD_SPEC', data: { where: 'notes[0]' } },
    ],
    [
      'members that cannot be left out',
      { title: 'x', redact: { fields: ['reason', 'action'] } },
      { code: 'BAD_SPEC', data: { where: 'redact.fields[1]' } },
    ],
  ];
  for (const [name, spec, error] of refusals) {
    it(`is refused for ${name} and leaves nothing`, async () => {
      const { archive, folder, out, signer } = await setUp();
      const before = readdirSync(folder);
      await expect(makePack(archive, spec, out, signer)).rejects.toMatchObject(error);
      expect(readdirSync(folder)).toEqual(before);
    });
  }

  it('leaves nothing where it is cancelled at any step', async () => {
    const { archive, folder, out, signer } = await setUp();
    const before = readdirSync(folder);
    for (const step of ['population', 'findings', 'changes', 'proofs', 'report', 'sealing', 'checking']) {
      const controller = new AbortController();
      const onProgress = (progress: { step: string }): void => {
        if (progress.step === step) controller.abort();
      };
      const made = makePack(archive, everything, out, signer, { signal: controller.signal, onProgress });
      await expect(made, step).rejects.toMatchObject({ code: 'CANCELLED' });
      expect(readdirSync(folder), step).toEqual(before);
    }
  });

  it('leaves a file that is there already as it is', async () => {
    const { archive, out, signer } = await setUp();
    writeFileSync(out, 'mine');
    await expect(makePack(archive, everything, out, signer)).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });

  it('is made without its line in the ledger while somebody else writes, and says so', async () => {
    const { archive, out, signer } = await setUp();
    const lock = acquireLock(archive);
    try {
      const report = await makePack(archive, everything, out, signer);
      expect(report.custody).toBeNull();
      expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'not-recorded' }));
    } finally {
      lock.release();
    }
  });
});

describe('a preview', () => {
  it('counts what the pack will hold and writes nothing', async () => {
    const { archive, folder, out, signer } = await setUp();
    const ledger = readFileSync(join(archive, 'ledger.jsonl'));
    const before = readdirSync(folder);
    const spec = { ...everything, events: ['evt_audit_000003'] };
    const told = await previewPack(await packJob(archive, spec, out), packTools(archive, signer));
    expect(readdirSync(folder)).toEqual(before);
    expect(readFileSync(join(archive, 'ledger.jsonl')).equals(ledger)).toBe(true);
    const report = await makePack(archive, spec, out, signer);
    expect(told.events).toBe(report.events);
    expect(told.diffs).toBe(1);
    const people = told.leaves.find(({ kind }) => kind === 'people');
    expect(people?.first).toContain('u0@acme.example');
    expect(told.leaves.find(({ kind }) => kind === 'ips')).toMatchObject({ values: 1, first: ['203.0.113.42'] });
    expect(told.warnings.map(({ code }) => code)).toContain('conflicts');
  });
});
