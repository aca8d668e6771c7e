import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearch, printSearch, validateSearch } from '#renderer/data/search.ts';
import { sorts } from '#shared/model/query.ts';

describe('the view in the address', () => {
  it('writes a filter so that a person can read it', () => {
    expect(printSearch({ q: 'action:delete actor:ana@acme.example', zone: 'Europe/Madrid', sort: undefined })).toBe(
      '?q=action:delete+actor:ana@acme.example&zone=Europe/Madrid',
    );
  });

  it('gives back every text it wrote', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        (q, event) => {
          expect(parseSearch(printSearch({ q, event }))).toEqual({ q, event });
        },
      ),
    );
  });

  it('leaves out what is empty, and reads + as a space', () => {
    expect(printSearch({ q: '', zone: undefined })).toBe('');
    expect(parseSearch('?q=a+b%2Bc')).toEqual({ q: 'a b+c' });
  });

  it('drops a sort it does not know and keeps the parameters of pages', () => {
    const kept = validateSearch({ q: 'x', sort: 'sideways', resource: 'export', event: '' });
    expect(kept).toEqual({ q: 'x', resource: 'export' });
    for (const sort of sorts.filter((one) => one !== 'newest')) expect(validateSearch({ sort })).toEqual({ sort });
    expect(validateSearch({ sort: 'newest' })).toEqual({ sort: undefined });
  });

  it('names what it drops, because the router lays the answer over the raw parameters', () => {
    const raw = { sort: 'sideways', event: '' };
    expect({ ...raw, ...validateSearch(raw) }).toEqual({ sort: undefined, event: undefined });
  });
});
