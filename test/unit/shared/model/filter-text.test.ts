import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everything, type Filter, filterSchema } from '#shared/model/filter.ts';
import { FilterSyntaxError } from '#shared/model/filter-syntax-error.ts';
import { parseFilter, printFilter } from '#shared/model/filter-text.ts';
import { normaliseFilter } from '#shared/model/normalise-filter.ts';
import { filterArbitrary } from './filter-arbitrary.ts';

const is = (field: 'action' | 'resource.type' | 'role', ...values: string[]): Filter => ({ op: 'is', field, values });

const failureOf = (text: string): FilterSyntaxError => {
  try {
    parseFilter(text);
  } catch (error) {
    if (error instanceof FilterSyntaxError) return error;
    throw error;
  }
  throw new Error(`${text} was accepted`);
};

describe('parseFilter', () => {
  const cases: [string, Filter][] = [
    ['', everything],
    ['  ()  ', everything],
    ['action:delete resource:queue', { op: 'and', args: [is('action', 'delete'), is('resource.type', 'queue')] }],
    ['ACTION:delete,create', is('action', 'delete', 'create')],
    ['action:"a b","",c', is('action', 'a b', '', 'c')],
    ['action:"say \\"hi\\" \\\\"', is('action', 'say "hi" \\')],
    ['-action:login', { op: 'not', arg: is('action', 'login') }],
    ['NOT action:login', { op: 'not', arg: is('action', 'login') }],
    ['ip:2001:db8::1', { op: 'is', field: 'ip', values: ['2001:db8::1'] }],
    ['user:ana@acme.example', { op: 'is', field: 'actor', values: ['ana@acme.example'] }],
    ['cross_tenant:true', { op: 'is', field: 'crossTenant', values: ['true'] }],
    ['from:2026-05-01 to:2026-06-01', { op: 'time', from: '2026-05-01', to: '2026-06-01' }],
    ['from:"2026-05-01 16:30"', { op: 'time', from: '2026-05-01 16:30' }],
    [
      'two words',
      {
        op: 'and',
        args: [
          { op: 'text', text: 'two' },
          { op: 'text', text: 'words' },
        ],
      },
    ],
    ['"two words"', { op: 'text', text: 'two words' }],
    [
      'role:admin action:a OR action:b',
      { op: 'or', args: [{ op: 'and', args: [is('role', 'admin'), is('action', 'a')] }, is('action', 'b')] },
    ],
    [
      'role:admin AND (action:a OR -(action:b role:x))',
      {
        op: 'and',
        args: [
          is('role', 'admin'),
          {
            op: 'or',
            args: [is('action', 'a'), { op: 'not', arg: { op: 'and', args: [is('action', 'b'), is('role', 'x')] } }],
          },
        ],
      },
    ],
  ];
  it.each(cases)('reads %s', (text, filter) => {
    expect(parseFilter(text)).toEqual(filter);
  });

  const failures: [string, number, number, RegExp][] = [
    ['action:a acton:b', 9, 16, /"acton" is no field; known are id, action,.*quotes/],
    ['at 10:30', 3, 8, /quotes/],
    ['see http://x.example', 4, 20, /quotes/],
    ['action:', 0, 7, /value after the colon/],
    ['action:a, b', 0, 9, /value after the colon or comma/],
    ['action:"a', 7, 9, /never closed/],
    ['"a\\b"', 2, 4, /\\\\/],
    ['"a"b', 0, 4, /space after/],
    ['a"b"', 0, 4, /quotes/],
    ['f(x)', 0, 4, /quotes/],
    ['crossTenant:maybe', 12, 17, /true, false/],
    ['category:securty', 9, 16, /configuration/],
    ['from:yesterday', 0, 14, /2026-05-01/],
    ['from:2026-02-30', 0, 15, /date/],
    ['to:2026-05-01,2026-05-02', 0, 24, /date/],
    ['a OR', 4, 4, /term/],
    ['OR a', 0, 2, /both sides/],
    ['(a', 0, 1, /closing bracket/],
    ['a)', 1, 2, /opening bracket/],
    ['a - b', 2, 3, /minus/],
    ['--x', 0, 3, /minus/],
    ['""', 0, 2, /text between/],
  ];
  it.each(failures)('refuses %s with its place', (text, at, end, expected) => {
    const failure = failureOf(text);
    expect([failure.code, failure.at, failure.end]).toEqual(['BAD_FILTER', at, end]);
    expect(failure.data.where).toContain(`position ${at + 1}`);
    expect(failure.data.detail).toMatch(expected);
  });

  it('refuses what is nested or long beyond reason instead of overflowing', () => {
    expect(failureOf(`${'('.repeat(5000)}a${')'.repeat(5000)}`).data.detail).toMatch(/at most 50/);
    expect(failureOf('a '.repeat(201)).data.detail).toMatch(/at most 200/);
    expect(failureOf(`action:${'a'.repeat(4097)}`).data.detail).toMatch(/4096/);
  });
});

describe('printFilter', () => {
  it('is undone by parseFilter for every tree', () => {
    fc.assert(
      fc.property(filterArbitrary, (filter) => {
        const normal = normaliseFilter(filter);
        expect(parseFilter(printFilter(filter))).toEqual(normal);
        expect(normaliseFilter(normal)).toEqual(normal);
        expect(filterSchema.safeParse(normal).success).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('is stable over parsing, whatever a user types', () => {
    const pieces = fc.constantFrom(
      'action:',
      'a',
      '"',
      '-',
      ' ',
      '(',
      ')',
      'OR',
      'AND',
      'NOT',
      ',',
      'from:2026-05-01',
      '\\',
      ':',
      'role:x',
      ' ',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (typed) => {
        const text = typed.join('');
        try {
          const printed = printFilter(parseFilter(text));
          expect(printFilter(parseFilter(printed))).toBe(printed);
        } catch (error) {
          if (!(error instanceof FilterSyntaxError)) throw error;
          expect(error.at).toBeLessThanOrEqual(error.end);
          expect(error.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('prints what people write', () => {
    const text = 'action:delete resource.type:queue -role:superadmin from:2026-05-01 to:2026-06-01 (a OR "b c")';
    expect(printFilter(parseFilter(text))).toBe(text);
  });
});
