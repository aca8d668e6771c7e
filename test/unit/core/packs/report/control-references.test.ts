import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { controlReferences } from '#core/packs/report/control-references.ts';
import { reportTemplates } from '#shared/model/pack-spec.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

describe('control references', () => {
  test.each(reportTemplates)('%s has some of each framework, in both languages', async (template) => {
    const folder = await temporaryFolder();
    const english = await controlReferences(folder, template, 'en');
    const spanish = await controlReferences(folder, template, 'es');
    expect(english.map(({ control }) => control)).toEqual(spanish.map(({ control }) => control));
    expect(english.every(({ title }, index) => title !== spanish[index]?.title)).toBe(true);
    expect(new Set(english.map(({ framework }) => framework.split(' ')[0]))).toEqual(
      new Set(['SOC', 'ISO/IEC', 'GDPR']),
    );
  });

  test('a file of one’s own replaces them', async () => {
    const folder = await temporaryFolder();
    const own = { framework: 'Ours', control: 'A-1', title: { en: 'One', es: 'Uno' }, templates: ['incident'] };
    writeFileSync(join(folder, 'controls.json'), `\uFEFF${JSON.stringify({ controls: [own] })}`);
    expect(await controlReferences(folder, 'incident', 'es')).toEqual([
      { framework: 'Ours', control: 'A-1', title: 'Uno' },
    ]);
    expect(await controlReferences(folder, 'plain', 'en')).toEqual([]);
  });

  test.each([
    ['{', /no JSON/, /controls\.json$/],
    [
      '{"controls":[{"framework":"F","control":"1","title":{"en":"One"},"templates":[]}]}',
      /./,
      /controls\.0\.title\.es$/,
    ],
    ['{"controls":[],"more":1}', /more/, /whole file/],
    [
      '{"controls":[{"framework":"F","control":"1","title":{"en":"a","es":"b"},"templates":["all"]}]}',
      /./,
      /templates\.0$/,
    ],
  ])('refuses %s', async (text, detail, where) => {
    const folder = await temporaryFolder();
    writeFileSync(join(folder, 'controls.json'), text);
    await expect(controlReferences(folder, 'plain', 'en')).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { where: expect.stringMatching(where), detail: expect.stringMatching(detail) },
    });
  });
});
