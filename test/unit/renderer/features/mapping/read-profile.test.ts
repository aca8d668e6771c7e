import { describe, expect, it } from 'vitest';
import { profileFileName, readProfile } from '#renderer/features/mapping/read-profile.ts';
import { sampleProfile } from './sample-inspection.ts';

const mistake = (text: string): unknown => {
  try {
    return readProfile('mine.json', text);
  } catch (error) {
    return error;
  }
};

describe('readProfile', () => {
  it('reads back what was saved, with a byte order mark or without', () => {
    expect(readProfile('mine.json', JSON.stringify(sampleProfile))).toEqual(sampleProfile);
    expect(readProfile('mine.json', `\uFEFF${JSON.stringify(sampleProfile, null, 2)}\n`)).toEqual(sampleProfile);
  });

  it('names the file and the member that is wrong', () => {
    const bad = { ...sampleProfile, time: { format: 'roman', zone: null } };
    expect(mistake(JSON.stringify(bad))).toMatchObject({
      code: 'BAD_PROFILE',
      data: { where: 'mine.json', detail: expect.stringMatching(/^time\.format: /) },
    });
    expect(mistake('{')).toMatchObject({ code: 'BAD_PROFILE', data: { where: 'mine.json' } });
    expect(mistake('[]')).toMatchObject({ code: 'BAD_PROFILE' });
  });
});

describe('profileFileName', () => {
  it('keeps letters and digits of any script', () => {
    expect(profileFileName({ ...sampleProfile, name: '../Registro de auditoría: 2026/04' })).toBe(
      'Registro-de-auditoría-2026-04.mapping.json',
    );
    expect(profileFileName({ ...sampleProfile, name: '///' })).toBe('mapping.mapping.json');
  });
});
