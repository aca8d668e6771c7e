import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  forgetMapping,
  listRememberedMappings,
  rememberedMappings,
  rememberMapping,
} from '#core/ingest/mapping/remembered-mappings.ts';
import { mappingProfileSchema } from '#shared/model/mapping.ts';
import { parseProfile } from '#shared/model/parse-profile.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const profile = mappingProfileSchema.parse({
  format: 'sivo-audit-mapping',
  version: 1,
  name: 'one',
  fields: { timestamp: { from: ['when'] } },
});
const fingerprint = 'ab'.repeat(32);
const savedAt = '2026-05-20T10:23:45.000Z';

describe('remembered profiles', () => {
  it('are kept, replaced and forgotten, one file each', async () => {
    const folder = join(await temporaryFolder(), 'not', 'made', 'yet');
    expect(listRememberedMappings(folder)).toEqual([]);
    rememberMapping(folder, { fingerprint, savedAt, profile });
    rememberMapping(folder, { fingerprint, savedAt, profile: { ...profile, name: 'two' } });
    expect(await readdir(join(folder, 'mappings'))).toEqual([`${fingerprint}.json`]);
    expect(rememberedMappings(folder).get(fingerprint)?.name).toBe('two');
    forgetMapping(folder, fingerprint);
    forgetMapping(folder, fingerprint);
    expect(listRememberedMappings(folder)).toEqual([]);
  });

  it('leave files that cannot be read alone, and take no fingerprint for a path', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'mappings'));
    await writeFile(join(folder, 'mappings', 'odd.json'), '{');
    expect(listRememberedMappings(folder)).toEqual([]);
    for (const wrong of ['../../evil', 'AB'.repeat(32), '']) {
      expect(() => rememberMapping(folder, { fingerprint: wrong, savedAt, profile })).toThrow('BAD_INPUT');
      expect(() => forgetMapping(folder, wrong)).toThrow('BAD_INPUT');
    }
    expect(await readdir(join(folder, 'mappings'))).toEqual(['odd.json']);
  });
});

describe('the text of a profile', () => {
  const textWith = (change: object): string => JSON.stringify({ ...profile, ...change });

  it('is read with a byte order mark and with members left out', () => {
    expect(parseProfile(`\ufeff${JSON.stringify(profile)}`, 'p.json')).toEqual(profile);
    const { time: _, diff: __, records: ___, ...least } = profile;
    expect(parseProfile(JSON.stringify(least), 'p.json')).toEqual(profile);
  });

  it.each([
    ['{', /JSON/],
    ['[]', /^the profile: /],
    [textWith({ version: 2 }), /^version: /],
    [textWith({ fields: { timestamp: { from: [] } } }), /^fields\.timestamp/],
    [textWith({ fields: { colour: { from: ['x'] } } }), /^fields/],
    [textWith({ time: { format: 'lunar' } }), /^time\.format: /],
    [textWith({ time: { format: 'auto', zone: 'Moon/Tycho' } }), /^time\.zone: "Moon\/Tycho"/],
    [textWith({ records: 'Records' }), /^records: /],
    [textWith({ extra: 1 }), /extra/],
  ])('%s is refused by its member', (text, detail) => {
    expect(() => parseProfile(text, 'p.json')).toThrow(
      expect.objectContaining({
        code: 'BAD_PROFILE',
        data: { where: 'p.json', detail: expect.stringMatching(detail) },
      }),
    );
  });
});
