import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeTerm } from '#shared/model/change-term.ts';
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
  const change = (
    of: ChangeTerm['of'],
    path: string[],
    test: ChangeTerm['test'],
    value: ChangeTerm['value'],
  ): Filter => ({ op: 'change', of, path, test, value });
  const number = (value: string) => ({ kind: 'number' as const, text: value });
  cases.push(
    ['actor:ana*', { op: 'like', field: 'actor', patterns: [['ana', '']] }],
    ['reason:*"two w"**', { op: 'like', field: 'reason', patterns: [['', 'two w', '']] }],
    ['actor:"ana*"', { op: 'is', field: 'actor', values: ['ana*'] }],
    [
      'action:del*,update',
      { op: 'or', args: [is('action', 'update'), { op: 'like', field: 'action', patterns: [['del', '']] }] },
    ],
    ['actor:/^ana@(a|b) c/', { op: 'match', field: 'actor', pattern: '^ana@(a|b) c' }],
    ['/a\\/b "c"\\d/', { op: 'match', pattern: 'a/b "c"\\d' }],
    [
      'text:/x/,y',
      {
        op: 'or',
        args: [
          { op: 'match', pattern: 'x' },
          { op: 'text', text: 'y' },
        ],
      },
    ],
    ['text:"a*"', { op: 'text', text: 'a*' }],
    ['changed:retention_days', { op: 'changed', fields: [['retention_days']] }],
    ['changed:retention*,"flow nodes"', { op: 'changed', fields: [['retention', ''], ['flow nodes']] }],
    ['diff.retention_days.to>90', change('diff.to', ['retention_days'], '>', number('90'))],
    ['diff.retention_days.from<=-9.5', change('diff.from', ['retention_days'], '<=', number('-9.5'))],
    ['DIFF.active.FROM=true', change('diff.from', ['active'], '=', { kind: 'word', word: 'true' })],
    ['diff.flow.nodes:"x"', change('diff', ['flow.nodes'], '=', { kind: 'text', text: 'x' })],
    ['diff.name.to!="90"', change('diff.to', ['name'], '!=', { kind: 'text', text: '90' })],
    ['diff."a b".to>=2026-05-01', change('diff.to', ['a b'], '>=', { kind: 'text', text: '2026-05-01' })],
    ['diff.a."to"=1', change('diff', ['a.to'], '=', number('1'))],
    ['diff.to=1', change('diff', ['to'], '=', number('1'))],
    ['diff.*.to=gone*', change('diff.to', ['', ''], '=', { kind: 'like', pieces: ['gone', ''] })],
    ['before.x.from=null', change('before', ['x.from'], '=', { kind: 'word', word: 'null' })],
    ['after.x!=missing', change('after', ['x'], '!=', { kind: 'word', word: 'missing' })],
    ['weekday:sat,Sunday,6', { op: 'weekday', days: [6, 7] }],
    ['weekday:mon-fri', { op: 'weekday', days: [1, 2, 3, 4, 5] }],
    ['WEEKDAY:6-MON', { op: 'weekday', days: [1, 6, 7] }],
    ['weekday:tue-mon', { op: 'weekday', days: [1, 2, 3, 4, 5, 6, 7] }],
    ['clock:20:00-08:30', { op: 'clock', from: '20:00', to: '08:30' }],
    ['-Clock:8-20', { op: 'not', arg: { op: 'clock', from: '08:00', to: '20:00' } }],
    ['clock:12-24:00', { op: 'clock', from: '12:00', to: '00:00' }],
    [
      'clock:7-9,"17:30-19"',
      {
        op: 'or',
        args: [
          { op: 'clock', from: '07:00', to: '09:00' },
          { op: 'clock', from: '17:30', to: '19:00' },
        ],
      },
    ],
    ['-after.x=/^a,b/', { op: 'not', arg: change('after', ['x'], '=', { kind: 'match', pattern: '^a,b' }) }],
  );
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
  failures.push(
    ['a*', 0, 2, /no \* in a word/],
    ['text:a*', 5, 7, /no \* in a word/],
    ['actor:/a', 6, 8, /closing slash/],
    ['/api/audit', 0, 10, /quotes/],
    ['x //', 2, 4, /between the slashes/],
    ['changed:""', 8, 10, /name of a field/],
    ['changed:/x/', 8, 11, /name of a field/],
    ['diff.x', 0, 6, /without spaces/],
    ['diff.x.to > 90', 0, 9, /without spaces/],
    ['diff.x.to> 90', 0, 10, /value after >/],
    ['y diff.=5', 2, 9, /name of a field after diff/],
    ['diff.x.to>true', 0, 14, /orders numbers and texts/],
    ['diff.x!=5', 0, 9, /\.from or \.to/],
    ['diff.x=missing', 0, 14, /\.from or \.to/],
    ['diff.x.to=a,b', 0, 13, /one value/],
    ['from:2026*', 0, 10, /date/],
    ['x weekday:mo', 10, 12, /mon, tue, .*mon-fri/],
    ['weekday:mon,domingo', 12, 19, /a day/],
    ['weekday:mon-tue-wed', 8, 19, /range of days/],
    ['weekday:0', 8, 9, /1 for Monday/],
    ['weekday:mon*', 8, 12, /a day/],
    ['weekday:', 0, 8, /value after the colon/],
    ['clock:20:00', 6, 11, /20:00-08:00/],
    ['clock:25-8', 6, 10, /20:00-08:00/],
    ['clock:24-8', 6, 10, /20:00-08:00/],
    ['clock:8-24:30', 6, 13, /20:00-08:00/],
    ['clock:8:60-9', 6, 12, /20:00-08:00/],
    ['clock:8-9,noon', 10, 14, /from inclusive/],
  );
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

  it('repeats the beginning of a long word, between whole characters', () => {
    expect(failureOf(`action:${'a'.repeat(5000)}`).data.where).toBe(`position 8: ${'a'.repeat(80)}…`);
    expect(failureOf(`action:${'😀'.repeat(3000)}`).data.where).toBe(`position 8: ${'😀'.repeat(80)}…`);
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
      'diff.',
      'to',
      '.',
      '=',
      '>',
      '*',
      '/',
      'changed:',
      'weekday:',
      'clock:',
      'sat-',
      '8-20',
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
    expect(printFilter(parseFilter('NOT weekday:5-mon clock:8-20:30'))).toBe(
      '-weekday:mon,fri,sat,sun clock:08:00-20:30',
    );
  });
});
