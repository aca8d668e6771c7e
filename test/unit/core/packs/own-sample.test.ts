// A sample with a question of its own: its population stands beside it, and whoever verifies draws it again from there.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SampleItem } from '#shared/model/sample.ts';
import { keptSigner, makePack } from '#test/support/build-test-pack.ts';
import { evidenceArchive } from '#test/support/evidence-archive.ts';
import { hasProgram, verifiers } from '#test/support/pack-verifiers.ts';
import { readZip } from '#test/support/read-zip.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { sealAnew } from '#test/support/unpacked-pack.ts';

const populationFile = 'data/31-sample-population.txt';
const strataFile = 'data/31-sample-strata.txt';
const sampleFile = 'data/30-sample.json';

interface SampleFile {
  drawn: { seed: string; population: { n: number; sha256: string }; items: SampleItem[] };
}

const ofBoth = async (path: string) => ({
  checkPack: await verifiers.checkPack.verify(path),
  ...(hasProgram('python3') ? { 'verify.py': await verifiers['verify.py'].verify(path) } : {}),
});

/** The ids of `text`, read as lines. */
const linesOf = (text: string): string[] => text.split('\n').slice(0, -1);

describe('a sample with a question of its own', () => {
  it('is drawn again from its population, and refused where either was changed by the maker', async () => {
    const folder = await temporaryFolder();
    const signer = keptSigner();
    const archive = await evidenceArchive(folder, signer);
    const zip = join(folder, 'pack.zip');
    const sample = { seed: 'seed', n: 6, filter: 'action:update OR action:delete', strata: 'action' } as const;
    await makePack(archive, { title: 'Accesses', filter: 'action:access', sample }, zip, signer);
    for (const [verifier, { ok, told }] of Object.entries(await ofBoth(zip)))
      expect([ok, ok ? '' : told], verifier).toEqual([true, '']);

    const unpack = async (name: string): Promise<string> => {
      const target = join(folder, name);
      for (const [file, content] of await readZip(zip)) {
        mkdirSync(dirname(join(target, file)), { recursive: true });
        writeFileSync(join(target, file), content);
      }
      return target;
    };
    const read = (at: string, file: string): string => readFileSync(join(at, file), 'utf8');
    const write = (at: string, file: string, text: string): void => writeFileSync(join(at, file), text);
    const sampleOf = (at: string): SampleFile => JSON.parse(read(at, sampleFile));
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
    const strata = linesOf(read(await unpack('whole'), strataFile));
    expect(new Set(strata)).toEqual(new Set(['"update"', '"delete"']));

    const lies: Record<string, (at: string) => void> = {
      'another item of the population, with its true key': (at) => {
        const told = sampleOf(at);
        const drawn = new Set(told.drawn.items.map(({ eventId }) => eventId));
        const other = linesOf(read(at, populationFile)).find((id) => !drawn.has(id)) ?? '';
        const last = told.drawn.items.at(-1);
        if (last === undefined || other === '') throw new Error('there is nothing to change');
        Object.assign(last, { eventId: other, key: sha256(`${told.drawn.seed}\u001f${other}`) });
        write(at, sampleFile, `${JSON.stringify(told)}\n`);
      },
      'an id left out of the population, its hash made anew': (at) => {
        const told = sampleOf(at);
        const [first, ...rest] = linesOf(read(at, populationFile));
        expect(first).toBeDefined();
        const text = rest.map((id) => `${id}\n`).join('');
        told.drawn.population = { n: rest.length, sha256: sha256(text) };
        write(at, populationFile, text);
        write(at, sampleFile, `${JSON.stringify(told)}\n`);
        write(at, strataFile, linesOf(read(at, strataFile)).slice(1).join('\n').concat('\n'));
      },
      'an id left out of the population alone': (at) =>
        write(at, populationFile, linesOf(read(at, populationFile)).slice(1).join('\n').concat('\n')),
      'no population': (at) => rmSync(join(at, populationFile)),
      'other strata': (at) => write(at, strataFile, read(at, strataFile).replace('"update"', '"delete"')),
      'no strata': (at) => rmSync(join(at, strataFile)),
    };
    for (const [name, lie] of Object.entries(lies)) {
      const at = await unpack(name);
      lie(at);
      sealAnew(at, signer);
      for (const [verifier, { ok, told }] of Object.entries(await ofBoth(at))) {
        expect(ok, `${verifier}: ${name}`).toBe(false);
        expect(told, `${verifier}: ${name}`).toMatch(/3[01]-sample/);
      }
    }
  });
});
