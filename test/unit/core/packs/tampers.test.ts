// Changed packs, and which verifier sees what: each that claims to catch a change must refuse it, naming the file.
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/model/json.ts';
import { keptSigner } from '#test/support/build-test-pack.ts';
import { hasProgram, type Verifier, verifiers } from '#test/support/pack-verifiers.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { changeJson, sealAnew, type UnpackedPack, unpackedPack } from '#test/support/unpacked-pack.ts';

interface Tamper {
  name: string;
  /** `seal`: makes all lists and the signature anew with the pack's own key, as only its maker could. */
  change(folder: string, seal: () => void): void;
  refusedBy: readonly Verifier[];
  /** What a refusal has to name; `ssh-keygen` names no file. */
  names: string;
  /** Whether the fingerprint of the true key is told to those that can be told it. */
  fingerprint?: boolean;
}

const every: readonly Verifier[] = ['sha256sum', 'verify.sh', 'verify.py', 'checkPack'];
const sets: readonly Verifier[] = ['verify.sh', 'verify.py', 'checkPack'];
const contents: readonly Verifier[] = ['verify.py', 'checkPack'];
const other = keptSigner();

const edit = (folder: string, name: string, change: (text: string) => string): void => {
  const path = join(folder, name);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};
const lines = (text: string): string[] => text.split('\n').slice(0, -1);
const population = 'data/20-population.jsonl';

const tampers: readonly Tamper[] = [
  {
    name: 'a changed byte in the population',
    change: (folder) => edit(folder, population, (text) => text.replace('evt_audit_000001', 'evt_audit_100001')),
    refusedBy: every,
    names: population,
  },
  {
    name: 'a changed byte in the report',
    change: (folder) => edit(folder, 'data/01-report.html', (text) => text.replace('Todo', 'Nada')),
    refusedBy: every,
    names: 'data/01-report.html',
  },
  {
    name: 'a changed byte in a tag file',
    change: (folder) => edit(folder, 'VERIFY.md', (text) => `${text} `),
    refusedBy: every,
    names: 'VERIFY.md',
  },
  {
    name: 'a missing file',
    change: (folder) => rmSync(join(folder, 'data/40-findings.json')),
    refusedBy: every,
    names: 'data/40-findings.json',
  },
  {
    name: 'an extra file, which sha256sum does not see',
    change: (folder) => writeFileSync(join(folder, 'data/99-extra.txt'), 'more\n'),
    refusedBy: sets,
    names: 'data/99-extra.txt',
  },
  {
    name: 'a manifest that leaves a file out',
    change: (folder) => edit(folder, 'manifest-sha256.txt', (text) => text.split('\n').slice(1).join('\n')),
    refusedBy: every,
    names: 'manifest-sha256.txt',
  },
  {
    name: 'lists made anew under the old signature',
    change: (folder, seal) => {
      const signature = readFileSync(join(folder, 'tagmanifest-sha256.txt.sig'));
      edit(folder, 'data/01-report.html', (text) => text.replace('Todo', 'Nada'));
      seal();
      writeFileSync(join(folder, 'tagmanifest-sha256.txt.sig'), signature);
    },
    refusedBy: ['ssh-keygen', ...sets],
    names: 'tagmanifest-sha256.txt',
  },
  {
    name: 'another key in allowed_signers',
    change: (folder) => {
      const before = readFileSync(join(folder, 'tagmanifest-sha256.txt.sig'));
      const signed = readFileSync(join(folder, 'tagmanifest-sha256.txt'));
      const signers = join(folder, 'allowed_signers');
      const copy = readFileSync(signers, 'utf8');
      sealAnew(folder, other);
      const foreign = readFileSync(signers, 'utf8');
      expect(foreign).not.toBe(copy);
      writeFileSync(join(folder, 'tagmanifest-sha256.txt.sig'), before);
      writeFileSync(join(folder, 'tagmanifest-sha256.txt'), signed);
    },
    refusedBy: ['ssh-keygen', ...every],
    names: 'allowed_signers',
  },
  {
    name: 'the whole pack signed by another key, the true fingerprint being known',
    change: (folder) => sealAnew(folder, other),
    refusedBy: sets,
    names: 'SHA256:',
    fingerprint: true,
  },
  {
    name: 'the whole pack signed by a key its ledger does not tell',
    change: (folder) => sealAnew(folder, other),
    refusedBy: contents,
    names: '80-custody.jsonl',
  },
  {
    name: 'an event dropped by the maker, all lists made anew',
    change: (folder, seal) => {
      edit(folder, population, (text) => `${lines(text).slice(1).join('\n')}\n`);
      seal();
    },
    refusedBy: contents,
    names: population,
  },
  {
    name: 'an event changed by the maker, all lists made anew',
    change: (folder, seal) => {
      edit(folder, population, (text) => text.replace('"action":"access"', '"action":"delete"'));
      seal();
    },
    refusedBy: contents,
    names: '71-inclusion',
  },
  {
    name: 'another number of events in the statement',
    change: (folder, seal) => {
      changeJson(folder, 'data/10-statement.json', (statement) => {
        (statement.result as JsonObject).events = 3;
      });
      seal();
    },
    refusedBy: contents,
    names: '10-statement.json',
  },
  {
    name: 'a changed line of the ledger',
    change: (folder, seal) => {
      edit(folder, 'data/80-custody.jsonl', (text) => text.replace('"accepted":', '"accepted":1'));
      seal();
    },
    refusedBy: contents,
    names: '80-custody.jsonl',
  },
  {
    name: 'a ledger that ends before its key begins to sign',
    change: (folder, seal) => {
      edit(folder, 'data/80-custody.jsonl', (text) => `${lines(text).slice(0, 1).join('\n')}\n`);
      seal();
    },
    refusedBy: contents,
    names: '80-custody.jsonl',
  },
  {
    name: 'another address in the table, all lists made anew by the maker',
    change: (folder, seal) => {
      edit(folder, 'data/20-population.lossless.csv', (text) => text.replace('203.0.113.42', '203.0.113.43'));
      seal();
    },
    refusedBy: contents,
    names: '20-population.lossless.csv',
  },
  {
    name: 'another action in the table for spreadsheets, all lists made anew by the maker',
    change: (folder, seal) => {
      edit(folder, 'data/20-population.spreadsheet-safe.csv', (text) => text.replace(',access,', ',delete,'));
      seal();
    },
    refusedBy: contents,
    names: '20-population.spreadsheet-safe.csv',
  },
  {
    name: 'another population beside a sample of the pack’s own question',
    change: (folder, seal) => {
      const ids = lines(readFileSync(join(folder, population), 'utf8')).map(
        (line) => (JSON.parse(line) as JsonObject).id,
      );
      writeFileSync(join(folder, 'data/31-sample-population.txt'), `${ids.slice(1).join('\n')}\n`);
      seal();
    },
    refusedBy: contents,
    names: 'no question of its own',
  },
  {
    name: 'a list of proofs of absence that the maker emptied',
    change: (folder, seal) => {
      changeJson(folder, 'data/72-absence/index.json', (list) => Object.assign(list, { proofs: [] }));
      seal();
    },
    refusedBy: contents,
    names: '72-absence/index.json',
  },
  {
    name: 'a list of proofs of named events that the maker emptied',
    change: (folder, seal) => {
      changeJson(folder, 'data/71-inclusion/index.json', (list) => Object.assign(list, { events: [] }));
      seal();
    },
    refusedBy: contents,
    names: '71-inclusion/index.json',
  },
  {
    name: 'events moved by the maker from one import to another',
    change: (folder, seal) => {
      changeJson(folder, 'data/22-ipe.json', (sheet) => {
        const [one, other] = sheet.imports as { eventsInPopulation: number }[];
        if (one === undefined || other === undefined) throw new Error('two imports are needed');
        one.eventsInPopulation -= 1;
        other.eventsInPopulation += 1;
      });
      seal();
    },
    refusedBy: contents,
    names: '22-ipe.json',
  },
  {
    name: 'an import that the maker calls one without a receipt',
    change: (folder, seal) => {
      changeJson(folder, 'data/70-receipts/index.json', (list) => {
        const [one] = list.receipts as { importId: string }[];
        list.withoutReceipt = [{ importId: one?.importId ?? '', events: 0 }];
      });
      seal();
    },
    refusedBy: contents,
    names: '70-receipts/index.json',
  },
  {
    name: 'another item in the sample',
    change: (folder, seal) => {
      edit(folder, 'data/30-sample.json', (text) => {
        const [first = ''] = /evt_audit_\d+/.exec(text) ?? [];
        return text.replaceAll(first, first === 'evt_audit_000001' ? 'evt_audit_000002' : 'evt_audit_000001');
      });
      seal();
    },
    refusedBy: contents,
    names: '30-sample.json',
  },
  {
    name: 'a statement that says people were hidden, where nothing tells of it',
    change: (folder, seal) => {
      edit(folder, population, (text) => `${lines(text).slice(1).join('\n')}\n`);
      changeJson(folder, 'data/10-statement.json', (statement) => {
        (statement.specification as JsonObject).redact = { people: true, ips: true, fields: [] };
      });
      seal();
    },
    refusedBy: contents,
    names: '90-redaction.json',
  },
  {
    name: 'a path that leads out of the folder',
    change: (folder, seal) => {
      seal();
      appendFileSync(join(folder, 'manifest-sha256.txt'), `${'0'.repeat(64)}  data/../../evil\n`);
    },
    refusedBy: every,
    names: 'manifest-sha256.txt',
  },
];

const hasAll = ['sha256sum', 'ssh-keygen', 'python3'].every(hasProgram);
if (!hasAll)
  process.stderr.write('tampers.test: some of sha256sum, ssh-keygen, python3 are not here and were left out\n');

describe('a changed pack is refused', () => {
  let pack: UnpackedPack;
  beforeAll(async () => {
    const parent = mkdtempSync(join(tmpdir(), 'sivo-pack-'));
    pack = await unpackedPack(parent);
    return () => rmSync(parent, { recursive: true, force: true });
  }, 60_000);

  it('and an unchanged one, sealed anew by its maker, is not', async () => {
    const folder = join(await temporaryFolder(), 'pack');
    cpSync(pack.folder, folder, { recursive: true });
    sealAnew(folder, pack.signer);
    for (const [name, { program, verify }] of Object.entries(verifiers)) {
      if (program !== null && !hasProgram(program)) continue;
      const { ok, told } = await verify(folder, pack.signer.fingerprint);
      expect(ok, `${name}: ${told}`).toBe(true);
    }
  }, 60_000);

  it.each(tampers)(
    '$name',
    async ({ change, refusedBy, names, fingerprint }) => {
      const folder = join(await temporaryFolder(), 'pack');
      cpSync(pack.folder, folder, { recursive: true });
      change(folder, () => sealAnew(folder, pack.signer));
      for (const name of refusedBy) {
        const { program, verify } = verifiers[name];
        if (program !== null && !hasProgram(program)) continue;
        const { ok, told } = await verify(folder, fingerprint ? pack.signer.fingerprint : undefined);
        expect(ok, `${name} says it holds:\n${told}`).toBe(false);
        if (name !== 'ssh-keygen') expect(told, name).toContain(names);
      }
    },
    60_000,
  );

  it.skipIf(!hasProgram('python3')).each([
    { name: 'a member that leads out of the folder', member: '../evil', said: 'evil' },
    { name: 'a name in two Unicode forms', member: 'data/cafe\u0301.txt', said: 'caf' },
    { name: 'a member that unpacks to very much', member: 'data/bomb.bin', said: 'bomb' },
  ])(
    'as a zip with $name',
    async ({ member, said }) => {
      const zip = join(await temporaryFolder(), 'pack.zip');
      cpSync(pack.zip, zip);
      const script = `
import sys, zipfile
path, member = sys.argv[1:]
with zipfile.ZipFile(path) as z: top = z.namelist()[0].split('/')[0]
with zipfile.ZipFile(path, 'a', zipfile.ZIP_DEFLATED) as z:
    z.writestr(f'{top}/{member}', b'\\0' * (300_000_000 if 'bomb' in member else 1))
    if 'caf' in member: z.writestr(f'{top}/data/caf\\u00e9.txt', b'1')
`;
      expect(spawnSync('python3', ['-c', script, zip, member]).status).toBe(0);
      for (const name of contents) {
        const { ok, told } = await verifiers[name].verify(zip);
        expect(ok, `${name} says it holds:\n${told}`).toBe(false);
        expect(told, name).toContain(said);
      }
    },
    60_000,
  );
});
