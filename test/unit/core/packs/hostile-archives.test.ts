// Evidence on archives as nobody would want them: every question is answered, or refused with a word that says why.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { absenceReport } from '#core/absence/absence-report.ts';
import { createArchive } from '#core/archive/create-archive.ts';
import { readManifest, writeManifest } from '#core/archive/manifest.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import type { Signer } from '#core/evidence/signing-key.ts';
import { runImport } from '#core/ingest/run-import.ts';
import { checkPack } from '#core/packs/check-pack.ts';
import { proveAbsence } from '#core/proofs/prove-absence.ts';
import { proveInclusion } from '#core/proofs/prove-inclusion.ts';
import { drawSample } from '#core/sampling/draw-sample.ts';
import { absenceInputSchema } from '#shared/model/absence.ts';
import type { JsonObject } from '#shared/model/json.ts';
import type { PackReport } from '#shared/model/pack.ts';
import type { PackSpecInput } from '#shared/model/pack-spec.ts';
import { sampleInputSchema } from '#shared/model/sample.ts';
import { keptSigner, makePack } from '#test/support/build-test-pack.ts';
import { holdsAbsence, holdsInclusion } from '#test/support/check-proof.ts';
import { readZip } from '#test/support/read-zip.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { proofTools } from '../proofs/support/proof-tools.ts';

const verifier = join(import.meta.dirname, '../../../../src/core/packs/verifier/verify.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;
const options = { appVersion: '0.0.0', now: () => new Date('2026-08-01T00:00:00.000Z') };
const [from, to] = ['2026-05-01', '2026-07-01'];

type Told = Record<string, unknown>;

const event = (number: number, over: Told = {}): Told => ({
  id: `evt_${number}`,
  timestamp: new Date(Date.parse('2026-05-29T23:50:00.000Z') + number * 37_000).toISOString(),
  tenantId: 'tenant-1',
  actor: { id: 'user-1', email: 'ana@acme.example', role: 'admin', ip: '203.0.113.42' },
  action: 'access',
  resource: { type: 'recording', id: `r-${number % 3}` },
  ...over,
});

interface Place {
  folder: string;
  path: string;
  signer: Signer;
}

/** One import for each list. */
const archiveOf = async (...imports: (Told | string)[][]): Promise<Place> => {
  const folder = await temporaryFolder();
  const signer = keptSigner();
  const path = join(folder, 'archive');
  createArchive(path, options);
  for (const [index, records] of imports.entries()) {
    const input = join(folder, `input-${index}`);
    mkdirSync(input);
    const lines = records.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
    writeFileSync(join(input, 'a.jsonl'), lines.map((line) => `${line}\n`).join(''));
    const writer = await openWriter(path, { ...options, signer: async () => signer });
    await runImport({
      ...options,
      writer,
      sources: [{ path: join(input, 'a.jsonl'), name: 'a.jsonl' }],
      strict: false,
    });
  }
  return { folder, path, signer };
};

const nonAccess = (actor: string, id: string | null = null) => ({
  actor,
  resource: { type: 'recording', id },
  from,
  to,
});

/** Made, accepted by the program and by Python alone; with what stands in it. */
const soundPack = async (
  { folder, path, signer }: Place,
  spec: Partial<PackSpecInput> = {},
): Promise<{ report: PackReport; files: ReadonlyMap<string, Buffer> }> => {
  const out = join(folder, 'pack.zip');
  const report = await makePack(path, { title: 'Hostile', ...spec }, out, signer);
  const check = await checkPack(
    { path: out, fingerprint: signer.fingerprint },
    { signal: new AbortController().signal, onProgress: () => undefined },
  );
  expect(check.problems).toEqual([]);
  expect(check.ok).toBe(true);
  if (hasPython) {
    const args = [verifier, out, '--json', '--fingerprint', signer.fingerprint];
    const { stdout, stderr } = spawnSync('python3', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    expect(JSON.parse(stdout), stderr).toMatchObject({ ok: true, problems: [], checked: { events: report.events } });
  }
  return { report, files: await readZip(out) };
};

const jsonIn = (files: ReadonlyMap<string, Buffer>, name: string): JsonObject =>
  JSON.parse(files.get(name)?.toString('utf8') ?? '') as JsonObject;

const ask = async ({ path }: Place, actor: string, id: string | null = null) => {
  const { snapshot, breathe } = await proofTools(path);
  return absenceReport(snapshot, absenceInputSchema.parse(nonAccess(actor, id)), { root: null, breathe });
};

const draw = async ({ path }: Place, n = 3) => {
  const { snapshot, breathe } = await proofTools(path);
  const input = sampleInputSchema.parse({ filter: { op: 'and', args: [] }, seed: 'seed', n });
  return drawSample(snapshot, input, { root: null, question: '', breathe, record: async () => 'not asked' });
};

/** Every version of every id has a proof that holds. */
const proveAll = async ({ path }: Place, ids: readonly string[]): Promise<void> => {
  const tools = await proofTools(path);
  for (const id of ids) {
    const proofs = await proveInclusion(id, tools);
    expect(proofs.length, id.slice(0, 80)).toBeGreaterThan(0);
    expect(proofs.every(holdsInclusion), id.slice(0, 80)).toBe(true);
  }
};

const absent = async ({ path }: Place, actor: string, resourceId: string | null = null): Promise<void> => {
  const question = { actor, resourceType: 'recording', resourceId };
  expect(holdsAbsence(await proveAbsence(question, await proofTools(path)))).toBe(true);
};

describe('ids', () => {
  const hostile: [name: string, ids: string[]][] = [
    ['quotes, bars and backslashes', ['say "hi"', "it's", 'a|b', '|', '\\', 'a\\|b', '<script>alert(1)</script>']],
    [
      'names of files and formulas',
      ['../../etc/passwd', 'CON', 'index', '=1+1', '-x', ' ', 'a/b', 'a\tb', 'x;=1', "'=1"],
    ],
    ['control characters', ['a\rb', 'a\u0000b', 'a\u001fb', 'a\u0085b', 'a\u2028b', '\ufeffx']],
    ['signs that turn the reading direction', ['evt_\u202egnp.exe', '\u2066evt\u2069', '\u200f']],
    ['names of members that every object has', ['__proto__', 'constructor', 'toString', 'hasOwnProperty']],
    ['only case or form telling them apart', ['Evt', 'evt', 'EVT', 'caf\u00e9', 'cafe\u0301', 'ﬁ', 'fi', 'ß', 'ẞ']],
    ['signs beyond the first plane beside those before it', ['\u{1f600}', '\uffee', '\ue000', '\u{10ffff}']],
  ];
  for (const [name, ids] of hostile) {
    it(`with ${name} are proved, drawn and packed`, async () => {
      const place = await archiveOf(
        ids.map((id, number) => event(number, { id, resource: { type: 'recording', id } })),
      );
      expect(readManifest(place.path).totals.accepted).toBe(ids.length);
      await proveAll(place, ids);
      await absent(place, 'nobody');
      expect((await ask(place, 'user-1')).matches).toBe(ids.length);
      expect((await draw(place, ids.length)).items.map(({ eventId }) => eventId).sort()).toEqual(ids.toSorted());
      const { report, files } = await soundPack(place, {
        events: ids,
        notes: ids.map((eventId) => ({ eventId, text: 'Here' })),
        sample: { seed: 'seed', n: 2 },
        absence: [nonAccess('user-1'), nonAccess('nobody')],
      });
      expect(report.events).toBe(ids.length);
      expect((jsonIn(files, 'data/71-inclusion/index.json').events as unknown[]).length).toBe(ids.length);
    });
  }

  it('of 100 KB are proved, drawn and packed', async () => {
    const ids = ['x'.repeat(100_000), `${'x'.repeat(99_999)}y`];
    const long = (name: string): string => `${name}${' long'.repeat(20_000)}`;
    const place = await archiveOf(
      ids.map((id, number) =>
        event(number, {
          id,
          actor: { id: 'user-1', email: long(`ana${number}@acme.example`), userAgent: long('agent') },
          resource: { type: 'recording', id: long('r') },
          diff: { name: { from: long('old'), to: long('new') } },
          crossTenant: true,
          reason: long('why'),
        }),
      ),
    );
    await soundPack(place, {
      events: ids,
      sample: { seed: 'seed', n: 2 },
      absence: [nonAccess('nobody'), { ...nonAccess('user-1'), resource: { type: 'transcript' } }],
    });
    await proveAll(place, ids);
    await absent(place, 'nobody');
    expect((await draw(place, 2)).items.map(({ eventId }) => eventId).sort()).toEqual(ids);
  });

  it('with a line feed are proved and packed; a sample of them is refused by name', async () => {
    const ids = ['a\nb', 'a', 'b', '\n'];
    const place = await archiveOf(ids.map((id, number) => event(number, { id })));
    await proveAll(place, ids);
    await absent(place, 'nobody');
    await expect(draw(place)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { where: expect.stringContaining('\\n') as string },
    });
    await soundPack(place, { events: ids, absence: [nonAccess('nobody')] });
    await expect(
      makePack(place.path, { title: 'x', sample: { seed: 's', n: 1 } }, join(place.folder, 'no.zip'), place.signer),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^BAD_(INPUT|SPEC)$/) as string });
  });

  it('with half a character are proved and packed, and stand in the pack as they are', async () => {
    const ids = ['a\ud800b', '\udfff', 'a'];
    const actor = { id: 'u\udc00', email: 'ana\ud801@acme.example' };
    const place = await archiveOf(
      ids.map((id, number) => event(number, { id, actor, reason: 'why \ud800', crossTenant: true })),
    );
    expect(readManifest(place.path).totals.accepted).toBe(ids.length);
    await proveAll(place, ids);
    await absent(place, 'nobody');
    const { files } = await soundPack(place, { events: ids, absence: [nonAccess('nobody')] });
    const population = files.get('data/20-population.jsonl')?.toString('utf8') ?? '';
    const told = population.split('\n').slice(0, -1);
    expect(told.map((line) => (JSON.parse(line) as { id: string }).id).toSorted()).toEqual(ids.toSorted());
  });

  it('that are missing are named by content', async () => {
    const place = await archiveOf([event(1, { id: undefined }), event(2, { id: '' }), event(3)]);
    const { items } = await draw(place);
    const ids = items.map(({ eventId }) => eventId);
    expect(ids.filter((id) => /^sha256:[0-9a-f]{64}$/.test(id)).length).toBeGreaterThan(0);
    await proveAll(place, ids);
    await soundPack(place, { events: ids, sample: { seed: 'seed', n: 3 }, absence: [nonAccess('nobody')] });
  });

  it('with versions that contradict each other have a proof for each', async () => {
    const place = await archiveOf(
      [event(1), event(1, { action: 'delete' }), event(2)],
      [event(1, { actor: { id: 'user-2' } }), event(1), event(3)],
    );
    expect(readManifest(place.path).totals).toMatchObject({ conflicts: 2, duplicates: 1 });
    const proofs = await proveInclusion('evt_1', await proofTools(place.path));
    expect(proofs).toHaveLength(3);
    expect(proofs.every(holdsInclusion)).toBe(true);
    expect((await draw(place)).population.n).toBe(3);
    const { files } = await soundPack(place, { events: ['evt_1'], sample: { seed: 'seed', n: 2, strata: 'action' } });
    expect((jsonIn(files, 'data/71-inclusion/index.json').events as unknown[]).length).toBe(3);
  });
});

describe('actors', () => {
  it('without an e-mail, without an id, without anything', async () => {
    const place = await archiveOf([
      event(1, { actor: { id: 'user-1' } }),
      event(2, { actor: { email: 'ana@acme.example' } }),
      event(3, { actor: {} }),
      event(4, { actor: undefined }),
      event(5, { actor: { id: '', email: '' } }),
    ]);
    await proveAll(place, ['evt_1', 'evt_2', 'evt_3', 'evt_4', 'evt_5']);
    await absent(place, 'nobody');
    const { matches, limits } = await ask(place, 'nobody');
    expect(matches).toBe(0);
    expect(limits.find(({ code }) => code === 'unstated-actor')?.count).toBe(3);
    await soundPack(place, {
      sample: { seed: 'seed', n: 5, strata: 'actor' },
      absence: [nonAccess('nobody'), nonAccess('user-1')],
    });
  });

  it('of two tenants are one question, told apart by the filter', async () => {
    const place = await archiveOf([
      event(1),
      event(2, { tenantId: 'Tenant-1' }),
      event(3, { tenantId: 'tenant|2' }),
      event(4, { tenantId: '' }),
    ]);
    expect((await ask(place, 'user-1')).matches).toBe(4);
    const { report } = await soundPack(place, {
      filter: 'tenant:"tenant|2"',
      sample: { seed: 'seed', n: 1, strata: 'tenant' },
    });
    expect(report.events).toBe(1);
  });
});

describe('an id asked for under a type', () => {
  it('is also proved not to be there without a type', async () => {
    const place = await archiveOf([event(1), event(2)]);
    const { files } = await soundPack(place, { absence: [nonAccess('user-9', 'r-9')] });
    const { proofs } = jsonIn(files, 'data/72-absence/index.json') as { proofs: { question: unknown }[] };
    expect(proofs.map(({ question }) => question)).toEqual([
      { actor: 'user-9', resourceType: 'recording', resourceId: 'r-9' },
      { actor: 'user-9', resourceType: '', resourceId: 'r-9' },
    ]);
  });

  it('has no proof where an event names it without one, as the statement says', async () => {
    const place = await archiveOf([event(1), event(2, { resource: { id: 'r-9' } })]);
    const { files, report } = await soundPack(place, { absence: [nonAccess('user-1', 'r-9')] });
    const { absence } =
      jsonIn(files, 'data/10-statement.json').predicate === undefined
        ? { absence: [] }
        : (jsonIn(files, 'data/10-statement.json') as { absence: { verdict: string }[] });
    expect(absence.map(({ verdict }) => verdict)).toEqual(['found']);
    expect(report.warnings.filter(({ code }) => code === 'no-proof').map(({ where }) => where)).toEqual([
      'user-1||r-9',
      'ana@acme.example||r-9',
    ]);
  });
});

describe('nothing', () => {
  it('is packed from an archive without imports', async () => {
    const place = await archiveOf();
    await absent(place, 'nobody');
    expect((await ask(place, 'nobody')).matches).toBe(0);
    await expect(draw(place)).rejects.toMatchObject({ code: 'BAD_INPUT', data: { where: 'filter' } });
    await expect(proveInclusion('evt_1', await proofTools(place.path))).rejects.toMatchObject({
      code: 'EVENT_NOT_FOUND',
    });
    const { report } = await soundPack(place, { absence: [nonAccess('nobody', 'none')] });
    expect(report.events).toBe(0);
  });

  it('is packed from an import whose records were all refused', async () => {
    const place = await archiveOf(['oops', '{"timestamp":"yesterday"}']);
    await absent(place, 'nobody');
    const { report } = await soundPack(place, { absence: [nonAccess('nobody', 'none')] });
    expect(report.events).toBe(0);
  });

  it('fits a filter, and a sample of it is refused', async () => {
    const place = await archiveOf([event(1)]);
    const { report } = await soundPack(place, { filter: 'action:nothing' });
    expect(report.events).toBe(0);
    await expect(
      makePack(
        place.path,
        { title: 'x', filter: 'action:nothing', sample: { seed: 's', n: 1 } },
        join(place.folder, 'no.zip'),
        place.signer,
      ),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^BAD_(INPUT|SPEC)$/) as string });
  });
});

describe('an archive older than its ledger', () => {
  it('is packed with a warning for each thing that nothing proves', async () => {
    const place = await archiveOf([event(1), event(2)]);
    rmSync(join(place.path, 'ledger.jsonl'));
    writeManifest(place.path, { ...readManifest(place.path), ledger: null, version: 1 });
    await expect(proveInclusion('evt_1', await proofTools(place.path))).rejects.toMatchObject({ code: 'NOT_PROVABLE' });
    expect((await draw(place, 2)).items).toHaveLength(2);
    const { report, files } = await soundPack(place, {
      events: ['evt_1'],
      sample: { seed: 'seed', n: 1 },
      absence: [nonAccess('nobody', 'none')],
    });
    expect(report.events).toBe(2);
    expect(report.warnings.filter(({ code }) => code === 'no-proof').length).toBeGreaterThanOrEqual(2);
    expect((jsonIn(files, 'data/71-inclusion/index.json').unproved as unknown[]).length).toBeGreaterThan(0);
    await absent(place, 'nobody');
  });
});
