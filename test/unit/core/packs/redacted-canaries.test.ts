// A redacted pack with every section on, of an archive in which everything that has to be hidden is a word found nowhere else.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import type { Signer } from '#core/evidence/signing-key.ts';
import { runImport } from '#core/ingest/run-import.ts';
import { previewPack } from '#core/packs/preview-pack.ts';
import type { reportTemplates } from '#shared/model/pack-spec.ts';
import { keptSigner, makePack, packJob, packTools } from '#test/support/build-test-pack.ts';
import { hasProgram, verifiers } from '#test/support/pack-verifiers.ts';
import { readZip } from '#test/support/read-zip.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const now = (): Date => new Date('2026-08-01T00:00:00.000Z');

/** Every one is told once or more by the archive, and by no redacted pack of it. */
const canaries = new Set<string>();
const canary = (word: string): string => {
  canaries.add(word);
  return word;
};
const person = (n: number) => ({
  id: canary(`usr-Zorro${n}`),
  email: canary(`zorro${n}@quokka${n}.example`),
  role: n === 4 ? 'superadmin' : 'admin',
  ip: canary(`198.51.100.${10 + n}`),
  userAgent: `Mozilla/5.0 ${canary(`Agentorix${n}`)}`,
});
const word = (name: string, number: number) => canary(`${name}Ñandu${number}x`);

/** What changed, in the forms sources write it. */
const changeOf = (number: number): Record<string, unknown> => {
  const name = { from: word('Old', number), to: word('New', number) };
  switch (number % 8) {
    case 0:
      return { diff: { name, retention: { from: 30, to: 90 } } };
    case 1:
      return { diff: [{ property: 'name', ...name }] };
    case 2:
      return { diff: { 'name.from': name.from, 'name.to': name.to } };
    case 3:
      return { diff: [{ op: 'replace', path: '/name', value: name.to }], before: { name: name.from, retention: 30 } };
    case 4:
      return { before: { name: name.from, retention: 30 }, after: { name: name.to, retention: 90 } };
    case 5:
      return { diff: JSON.stringify({ name }), after: { Name: name.to, retention: 90 } };
    case 6:
      return { diff: { 'name.text': name, retention: { from: 30, to: 90 } }, after: [name.to] };
    default:
      return { diff: { before: { name: name.from }, after: { name: name.to } } };
  }
};

const record = (number: number): Record<string, unknown> => ({
  id: number % 11 === 5 ? `evt-usr-Zorro${number % 5}-${number}` : `evt_audit_${String(number).padStart(6, '0')}`,
  timestamp: new Date(Date.parse('2026-04-01T08:00:00.000Z') + number * 3 * 3_600_000).toISOString(),
  tenantId: '7d1f0c5e-2f43-4b7e-9a55-0d9d5c1f1a01',
  actor: person(number % 5),
  action: number % 3 === 0 ? 'update' : 'access',
  resource:
    number % 7 === 0
      ? { type: 'user', id: person((number + 1) % 5).id }
      : { type: number % 3 === 0 ? 'recording-policy' : 'recording', id: `r-${number % 7}` },
  reason: `${word('Because', number % 9)} asked by ${person((number + 2) % 5).email} from ${person((number + 3) % 5).ip}`,
  crossTenant: number % 5 === 4,
  ...(number % 3 === 0 ? changeOf(number / 3) : {}),
  device: { serial: word('Serial', number % 6), owner: person(number % 5).email },
});

const records = Array.from({ length: 200 }, (_, number) => record(number));

const hiddenFields = ['reason', 'actor.ip', 'actor.userAgent', 'diff.name', 'extra.device.serial'];

const archiveOf = async (folder: string, signer: Signer): Promise<string> => {
  const path = join(folder, 'archive');
  createArchive(path, { appVersion: '0.0.0', now });
  const source = join(folder, 'a.jsonl');
  const anonymous = { ...record(300), id: undefined };
  writeFileSync(source, [...records, anonymous].map((one) => `${JSON.stringify(one)}\n`).join(''));
  const writer = await openWriter(path, { appVersion: '0.0.0', now, signer: async () => signer });
  const sources = [{ path: source, name: 'a.jsonl' }];
  await runImport({ writer, sources, strict: false, appVersion: '0.0.0', now });
  return path;
};

const idOf = (test: (number: number) => boolean): string => String(records.find((_, number) => test(number))?.id);

/** Everything a specification can ask for; words that are hidden are asked for too. */
const fullSpec = (template: (typeof reportTemplates)[number]) => ({
  title: `All about ${person(1).email}`,
  filter: `NOT (reason:*${word('Because', 1)}* OR userAgent:"${person(2).userAgent}" OR ip:${person(3).ip} OR "${word('Serial', 2)}" OR diff.name="${word('New', 8)}")`,
  template,
  question: `What did ${person(2).email} do at ${person(2).ip}?`,
  answer: `Ask ${person(3).id}.`,
  views: [{ name: 'Changes', filter: `action:update actor:${person(0).email}` }],
  notes: [{ eventId: idOf((n) => n === 24), text: `Seen by ${person(4).email}` }],
  events: records.flatMap(({ id }, number) => (number % 3 === 0 && number < 50 ? [String(id)] : [])),
  absence: [
    { actor: person(1).email, resource: { type: 'transcript' }, from: '2026-04-01', to: '2026-05-01' },
    { actor: person(1).id, resource: { type: 'recording', id: 'r-1' }, from: '2026-04-01', to: '2026-05-01' },
  ],
  sample: { seed: 'seed', n: 12, strata: 'actor' as const },
  incident: { knownAt: '2026-04-05T00:00:00Z' },
});

const textOfPdf = (bytes: Buffer, folder: string): string => {
  const path = join(folder, 'report.pdf');
  writeFileSync(path, bytes);
  if (hasProgram('pdftotext')) return spawnSync('pdftotext', [path, '-'], { encoding: 'utf8' }).stdout;
  const texts: string[] = [];
  const raw = bytes.toString('latin1');
  for (const { index } of raw.matchAll(/stream\r?\n/g)) {
    const start = raw.indexOf('\n', index) + 1;
    try {
      texts.push(inflateSync(bytes.subarray(start, raw.indexOf('endstream', start))).toString('utf8'));
    } catch {
      // A stream of another kind.
    }
  }
  return texts.join('\n');
};

/** The text itself, and what it says beneath the ways texts are written into files. */
const readings = (text: string): string[] => {
  const decoded = [
    text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8')),
    text.replace(/&#(x?)([0-9a-f]+);/gi, (_, x: string, digits: string) =>
      String.fromCodePoint(Number.parseInt(digits, x === '' ? 10 : 16)),
    ),
    text.replace(/-\n|\s+/g, ''),
    ...[...text.matchAll(/[A-Za-z0-9+/_-]{16,}={0,2}/g)].map(([run]) => Buffer.from(run, 'base64').toString('utf8')),
    ...[...text.matchAll(/(?:[0-9a-f]{2}){8,}/gi)].map(([run]) => Buffer.from(run, 'hex').toString('utf8')),
  ];
  return [text, ...decoded].map((one) => one.toLowerCase());
};

/** `canary in file` for each that is told. */
const leaks = (files: ReadonlyMap<string, Buffer>, folder: string, words: readonly string[]): string[] =>
  [...files].flatMap(([name, content]) => {
    const texts = [name, name.endsWith('.pdf') ? textOfPdf(content, folder) : content.toString('utf8')].flatMap(
      readings,
    );
    const all = texts.join('\n');
    return words.filter((one) => all.includes(one.toLowerCase())).map((one) => `${one} in ${name}`);
  });

describe('a redacted pack of everything', () => {
  for (const template of ['plain', 'policy-changes', 'sivo-team', 'incident', 'non-access', 'access-review'] as const) {
    for (const [what, fields] of [
      ['some fields', hiddenFields],
      ['all that changed', ['reason', 'actor.ip', 'actor.userAgent', 'before', 'extra']],
    ] as const) {
      it(`tells no person, no address and none of ${what}: ${template}`, async () => {
        const folder = await temporaryFolder();
        const signer = keptSigner();
        const archive = await archiveOf(folder, signer);
        const zip = join(folder, 'pack.zip');
        const spec = { ...fullSpec(template), redact: { fields: [...fields] } };
        const preview = await previewPack(await packJob(archive, spec, zip), packTools(archive, signer));
        const report = await makePack(archive, spec, zip, signer);
        expect(report.events).toBeGreaterThan(50);
        const files = new Map(await readZip(zip));
        expect(leaks(new Map([['preview', Buffer.from(JSON.stringify(preview))]]), folder, [...canaries])).toEqual([]);
        expect(leaks(files, folder, [...canaries])).toEqual([]);
        for (const verifier of ['checkPack', 'verify.py'] as const) {
          if (verifier === 'verify.py' && !hasProgram('python3')) continue;
          const verdict = await verifiers[verifier].verify(zip);
          expect(verdict.ok, `${verifier}: ${verdict.told}`).toBe(true);
        }
        expect(report.warnings.filter(({ where }) => where.startsWith('redact.fields'))).toEqual([]);
      }, 60_000);
    }
  }

  it('is found out by this very search where nothing is hidden', async () => {
    const folder = await temporaryFolder();
    const signer = keptSigner();
    const archive = await archiveOf(folder, signer);
    const zip = join(folder, 'pack.zip');
    await makePack(archive, { ...fullSpec('policy-changes'), redact: null }, zip, signer);
    const found = leaks(new Map(await readZip(zip)), folder, [...canaries]).join('\n');
    for (const name of [
      '20-population.jsonl',
      'lossless.csv',
      '01-report.html',
      '01-report.pdf',
      '60-sivo-team-access.csv',
      '50-diffs/',
    ])
      expect(found).toContain(name);
    for (const one of [person(1).email, person(1).ip, word('Old', 8), word('Because', 2), word('Serial', 1)])
      expect(found).toContain(one);
  });

  it('says which rule left nothing out', async () => {
    const folder = await temporaryFolder();
    const signer = keptSigner();
    const archive = await archiveOf(folder, signer);
    const redact = { fields: ['reason', 'diff.nmae', 'extra.device.colour'] };
    const { warnings } = await makePack(archive, { title: 'May', redact }, join(folder, 'pack.zip'), signer);
    expect(warnings.flatMap(({ where }) => (where.startsWith('redact') ? [where] : []))).toEqual([
      'redact.fields: diff.nmae',
      'redact.fields: extra.device.colour',
    ]);
  });

  for (const path of [
    'id',
    'timestamp',
    'action',
    'resource.type',
    'actor',
    'actor.email',
    'diff.name.to',
    'extra.',
    '',
  ]) {
    it(`refuses ${path === '' ? 'no path' : path}, which other members or sections would tell`, async () => {
      const folder = await temporaryFolder();
      const signer = keptSigner();
      const archive = await archiveOf(folder, signer);
      const made = async () =>
        makePack(archive, { title: 'May', redact: { fields: ['reason', path] } }, join(folder, 'pack.zip'), signer);
      await expect(made()).rejects.toMatchObject(
        path === '' ? { name: 'ZodError' } : { code: 'BAD_SPEC', data: { where: 'redact.fields[1]' } },
      );
    });
  }
});
