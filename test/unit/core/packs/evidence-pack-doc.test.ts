// docs/evidence-pack.md against packs as they are made: the files, the members of each, the names in its excerpts.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWriter } from '#core/archive/open-writer.ts';
import { createSigner, type Signer } from '#core/evidence/signing-key.ts';
import { runImport } from '#core/ingest/run-import.ts';
import type { PackSpecInput } from '#shared/model/pack-spec.ts';
import { makePack } from '#test/support/build-test-pack.ts';
import { evidenceArchive } from '#test/support/evidence-archive.ts';
import { readZip } from '#test/support/read-zip.ts';

interface Section {
  body: string;
  /** Null where the page names none. */
  members: { always: string[]; sometimes: string[] } | null;
}

const page = readFileSync(join(import.meta.dirname, '../../../../docs/evidence-pack.md'), 'utf8');

const ticked = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');

const readSection = (body: string): Section => {
  const line = /^Members: (.*)$/m.exec(body)?.[1];
  const [always = '', sometimes = ''] = line?.split('; also ') ?? [];
  return { body, members: line === undefined ? null : { always: ticked(always), sometimes: ticked(sometimes) } };
};

const sections = new Map(
  page
    .slice(page.indexOf('## A pack, file by file'), page.indexOf('## Which check catches which tamper'))
    .split(/^### /m)
    .slice(1)
    .map((text) => [ticked(text)[0] ?? '', readSection(text)] as const),
);

/** The heading a file of a pack stands under. */
const headingOf = (name: string): string =>
  name
    .replace(/^(data\/50-diffs\/)(?!index\.)[^/]+\.(json|html)$/, '$1EVENT.$2')
    .replace(/^(data\/70-receipts\/)(?!index\.)[^/]+\.json$/, '$1IMPORT.json')
    .replace(/^(data\/71-inclusion\/)population-[^/]+\.json$/, '$1population-IMPORT.json')
    .replace(/^(data\/71-inclusion\/)(?!index\.|population-)[^/]+\.json$/, '$1EVENT.json')
    .replace(/^(data\/72-absence\/)(?!index\.)[^/]+\.json$/, '$1KEY.json');

const access = {
  id: 'evt_sivo_1',
  timestamp: '2026-05-30T00:01:00.000Z',
  actor: { id: 'support', email: 'ana@sivo.example' },
  action: 'access',
  resource: { type: 'recording', id: 'r-1' },
  crossTenant: true,
  reason: 'Ticket 1',
};

const importAccess = async (archive: string, folder: string, signer: Signer): Promise<void> => {
  const path = join(folder, 'access.jsonl');
  writeFileSync(path, `${JSON.stringify(access)}\n`);
  const now = (): Date => new Date('2026-08-01T00:00:00.000Z');
  const writer = await openWriter(archive, { appVersion: '0.0.0', now, signer: async () => signer });
  await runImport({ writer, sources: [{ path, name: 'access.jsonl' }], strict: false, appVersion: '0.0.0', now });
};

const whole: PackSpecInput = {
  title: 'Accesses',
  filter: '',
  events: ['evt_audit_000003'],
  views: [{ name: 'Queues', filter: 'resource:queue' }],
  sample: { seed: 'seed', n: 3 },
  absence: [{ actor: 'u1@acme.example', resource: { type: 'transcript' }, from: '2026-05-29', to: '2026-06-03' }],
};

const folder = mkdtempSync(join(tmpdir(), 'sivo-audit-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const packs: ReadonlyMap<string, Buffer>[] = [];

beforeAll(async () => {
  const signer = createSigner(generateKeyPairSync('ed25519').privateKey, 'environment');
  const archive = await evidenceArchive(folder, signer);
  await importAccess(archive, folder, signer);
  const specs: PackSpecInput[] = [
    whole,
    { title: 'None', filter: 'action:nothing' },
    { title: 'Redacted', filter: 'actor:u1@acme.example', redact: {} },
    {
      title: 'Own sample',
      filter: 'action:nothing',
      sample: { seed: 'seed', n: 3, filter: 'action:update', strata: 'role' },
    },
  ];
  for (const [index, spec] of specs.entries()) {
    const out = join(folder, `${index}.zip`);
    await makePack(archive, spec, out, signer);
    packs.push(await readZip(out));
  }
}, 120_000);

describe('the page about evidence packs', () => {
  it('describes every file of a pack, and no other', () => {
    const found = new Set(packs.flatMap((files) => [...files.keys()].map(headingOf)));
    expect([...sections.keys()].toSorted()).toEqual([...found].toSorted());
    expect(packs[0]?.get('data/60-sivo-team-access.csv')?.toString('utf8')).toContain('ana@sivo.example');
  });

  it('names the members of each JSON file, all of them and no others', () => {
    const met = new Set<string>();
    for (const [index, files] of packs.entries()) {
      for (const [name, content] of files) {
        if (!name.endsWith('.json')) continue;
        const { members } = sections.get(headingOf(name)) ?? { members: null };
        expect(members, name).not.toBeNull();
        const real = Object.keys(JSON.parse(content.toString('utf8')) as object);
        // A receipt that names somebody is replaced in a redacted pack, and a part without content hashes has none.
        if (index === 2 && name !== 'data/90-redaction.json') continue;
        for (const member of members?.sometimes ?? [])
          if (real.includes(member)) met.add(`${headingOf(name)} ${member}`);
        const stated = real.filter((member) => !members?.sometimes.includes(member));
        expect(stated.toSorted(), name).toEqual(members?.always.toSorted());
      }
    }
    const sometimes = [...sections].flatMap(
      ([name, { members }]) => members?.sometimes.map((one) => `${name} ${one}`) ?? [],
    );
    expect([...met].toSorted()).toEqual(sometimes.toSorted());
  });

  it('shows excerpts whose members are those of the files', () => {
    for (const [heading, { body, members }] of sections) {
      const excerpt = /```\n([\s\S]*?)```/.exec(body)?.[1];
      if (members === null || excerpt === undefined) continue;
      const real = packs
        .flatMap((files) => [...files])
        .filter(([name]) => headingOf(name) === heading)
        .map(([, content]) => content.toString('utf8'))
        .join('\n');
      for (const [, name] of excerpt.matchAll(/"([A-Za-z]+)":/g)) expect(real, heading).toContain(`"${name}":`);
    }
  });
});
