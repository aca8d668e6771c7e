import { describe, expect, it } from 'vitest';
import { languages } from '#shared/contract/error-text.ts';
import { warningText } from '#shared/contract/warning-text.ts';
import { warningCodes } from '#shared/model/source-warning.ts';

describe('warningText', () => {
  it.each(warningCodes.flatMap((code) => languages.map((language) => ({ code, language }))))(
    'has whole sentences for $code in $language',
    ({ code, language }) => {
      for (const count of [1, 1234]) {
        const { what, means } = warningText({ code, count, detail: 'line 7' }, language);
        expect(what).toContain('(line 7)');
        expect(`${what} ${means}`).not.toMatch(/[{}]|undefined/);
        expect(means).toMatch(/\.$/);
      }
    },
  );

  it('counts in the language, and leaves out the bracket of a finding that is not there', () => {
    const warning = { code: 'zone_assumed', count: 12_345, detail: '' } as const;
    expect(warningText(warning).what).toBe('12,345 times were written without a zone');
    expect(warningText(warning, 'es').what).toBe('12.345 horas estaban escritas sin zona');
  });

  it('prints the finding as it is, whatever signs it holds', () => {
    const detail = '$& {count} $1';
    expect(warningText({ code: 'preamble', count: 2, detail }).what).toBe(
      `2 lines stand before the header (${detail})`,
    );
  });
});
