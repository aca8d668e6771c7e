// Names of files made of ids.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFileNames } from '#core/packs/files/file-name-of.ts';
import { packFolderName } from '#core/packs/files/pack-folder-name.ts';

describe('names of files made of ids', () => {
  it('stay readable where they can', () => {
    const nameOf = createFileNames();
    expect(nameOf('evt_audit_01JX9P523BJM3V361SWJ9EHGX2')).toBe('evt_audit_01JX9P523BJM3V361SWJ9EHGX2');
    expect(nameOf('ana@acme.example|recording')).toBe('ana=40acme.example=7Crecording');
    expect(nameOf('50%')).toBe('50=25');
    expect(nameOf('../../etc/passwd')).toBe('_=2E.=2F..=2Fetc=2Fpasswd');
    expect(nameOf('a.')).toBe('a=2E');
  });

  it('are never two for one name, whatever a file system folds', () => {
    const nameOf = createFileNames();
    const names = ['ID', 'id', 'Id', 'index', 'CON', 'con.txt', '', 'x'.repeat(300), `${'x'.repeat(299)}y`].map(nameOf);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._=~-]*$/);
    expect(names.some((name) => /^(con|index)(\.|$)/i.test(name))).toBe(false);
  });

  it('are different for different ids', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 120 }), { maxLength: 40 }), (ids) => {
        const nameOf = createFileNames();
        // Half a character is the same in UTF-8 as another half.
        const whole = [...new Set(ids.map((id) => Buffer.from(id, 'utf8').toString('utf8')))];
        const names = whole.map((id) => nameOf(id).toLowerCase());
        expect(new Set(names).size).toBe(names.length);
        for (const name of names) {
          expect(name).toMatch(/^[a-z0-9_][a-z0-9._=~-]*$/);
          expect(name.length).toBeLessThanOrEqual(80);
        }
      }),
    );
  });

  it('of a pack are made of its title', () => {
    expect(packFolderName('Revisión de políticas — mayo 2026')).toBe('evidence-revision-de-politicas-mayo-2026');
    expect(packFolderName('日本')).toBe('evidence-pack');
    expect(packFolderName('CON')).toBe('evidence-con');
  });
});
