import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bothOf, timeOf, valuesOf, withoutField, withoutValue, withTerm, withTime } from '#shared/model/filter-edit.ts';
import { formOf, withForm } from '#shared/model/filter-form.ts';
import { parseFilter, printFilter } from '#shared/model/filter-text.ts';
import { normaliseFilter } from '#shared/model/normalise-filter.ts';
import { filterArbitrary } from './filter-arbitrary.ts';

const edit = (
  text: string,
  change: (filter: ReturnType<typeof parseFilter>) => ReturnType<typeof parseFilter>,
): string => printFilter(change(parseFilter(text)));

describe('edits of the top level', () => {
  it('includes and excludes values', () => {
    expect(edit('', (f) => withTerm(f, 'action', 'login'))).toBe('action:login');
    expect(edit('action:login role:admin', (f) => withTerm(f, 'action', 'logout'))).toBe(
      'action:login,logout role:admin',
    );
    expect(edit('action:login,logout', (f) => withTerm(f, 'action', 'login', 'exclude'))).toBe(
      'action:logout -action:login',
    );
    expect(edit('-action:login', (f) => withTerm(f, 'action', 'login'))).toBe('action:login');
    expect(edit('-action:a', (f) => withTerm(f, 'action', 'b', 'exclude'))).toBe('-action:a,b');
    expect(edit('action:a -action:b', (f) => withoutValue(withoutValue(f, 'action', 'a'), 'action', 'b'))).toBe('');
    expect(valuesOf(parseFilter('-action:a,b'), 'action', 'exclude')).toEqual(['a', 'b']);
  });

  it('leaves what stands inside OR alone', () => {
    expect(edit('(action:a OR action:b) action:c', (f) => withoutField(f, 'action'))).toBe('action:a OR action:b');
    expect(edit('action:a OR action:b', (f) => withTerm(f, 'action', 'c'))).toBe('(action:a OR action:b) action:c');
  });

  it('sets and clears the time range', () => {
    expect(edit('from:2026-01-01 x', (f) => withTime(f, { from: '2026-02-01', to: '2026-03-01' }))).toBe(
      'x from:2026-02-01 to:2026-03-01',
    );
    expect(edit('from:2026-01-01 x to:2026-05-01', (f) => withTime(f, {}))).toBe('x');
    expect(timeOf(parseFilter('x from:2026-01-01'))).toEqual({ from: '2026-01-01', to: undefined });
  });

  it('joins two filters so that both hold', () => {
    expect(printFilter(bothOf(parseFilter('a OR b'), parseFilter('c')))).toBe('(a OR b) c');
  });
});

describe('the form', () => {
  it('reads and writes every value and keeps the rest', () => {
    const filter = parseFilter('from:2026-05-01 user:ana resource:queue crossTenant:true "two words" three -role:x');
    expect(formOf(filter)).toEqual({
      from: '2026-05-01',
      to: '',
      actor: ['ana'],
      action: [],
      resourceType: ['queue'],
      resourceId: [],
      crossTenant: ['true'],
      text: '"two words" three',
    });
    expect(printFilter(withForm(filter, { from: '', to: '2026-06-01', actor: [], text: 'at 10:30' }))).toBe(
      'resource.type:queue crossTenant:true -role:x to:2026-06-01 at "10:30"',
    );
  });

  it('puts back what it read without changing the question', () => {
    fc.assert(
      fc.property(filterArbitrary, (filter) => {
        const back = withForm(filter, { text: formOf(filter).text });
        expect(new Set(printFilter(back).split(' '))).toEqual(new Set(printFilter(filter).split(' ')));
        expect(withForm(filter, {})).toEqual(normaliseFilter(filter));
      }),
    );
  });
});
