// Any filter tree a user or the renderer could make, for property tests.
import fc from 'fast-check';
import { categories } from '#shared/model/category.ts';
import {
  badChangeTest,
  type ChangeValue,
  changeSides,
  changeTests,
  changeWords,
  regexSchema,
} from '#shared/model/change-term.ts';
import { type FilterField, filterFields } from '#shared/model/field.ts';
import type { Filter } from '#shared/model/filter.ts';

const odd = fc.constantFrom(
  '',
  '-',
  '--x',
  'OR',
  'AND',
  'NOT',
  'a:b',
  'a,b',
  '"',
  '\\',
  '()',
  ' ',
  'x y',
  'ñ',
  'İ',
  '\n',
  'from:x',
  '*',
  'a*b',
  '/x',
  '/',
  'diff.x',
  'a.from',
  '.to',
  'TO',
  '=5',
  '90',
  'null',
  'True',
);
const words = fc.oneof(fc.string({ maxLength: 8, unit: 'binary' }), fc.string({ maxLength: 8 }), odd);

const valuesFor = (field: FilterField): fc.Arbitrary<string> => {
  if (field === 'crossTenant' || field === 'conflict' || field === 'starred')
    return fc.constantFrom('true', 'False', '');
  if (field === 'category') return fc.constantFrom(...categories, '');
  return words;
};

const timeTexts = fc.constantFrom(
  '2026-05-01',
  '2026-05-01T16:30',
  '2026-05-01 16:30:10.5',
  '2026-05-01T16:30:00Z',
  '2026-05-01T16:30:00.123456789+02:00',
);

const is = fc
  .constantFrom(...filterFields)
  .chain((field) =>
    fc.array(valuesFor(field), { minLength: 1, maxLength: 3 }).map((values): Filter => ({ op: 'is', field, values })),
  );
const time = fc
  .record({ from: timeTexts, to: timeTexts }, { requiredKeys: [] })
  .map((range): Filter => ({ op: 'time', ...range }));
const weekday = fc
  .array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
  .map((days): Filter => ({ op: 'weekday', days }));
const clockTimes = fc.constantFrom('00:00', '08:00', '20:05', '23:59');
const clock = fc.record({ op: fc.constant('clock' as const), from: clockTimes, to: clockTimes });
const text = words.filter((word) => word !== '').map((word): Filter => ({ op: 'text', text: word }));

const pieces = fc.array(words, { minLength: 2, maxLength: 4 });
const names = fc.oneof(
  words.filter((word) => word !== '').map((word) => [word]),
  pieces,
);
const patterns = fc
  .oneof(words, fc.constantFrom('a/b', '\\/', '\\\\/', '[/]', '(a|b) "c"'))
  .filter((pattern) => regexSchema.safeParse(pattern).success);
const like = fc
  .record({ field: fc.constantFrom(...filterFields), patterns: fc.array(pieces, { minLength: 1, maxLength: 2 }) })
  .map((drawn): Filter => ({ op: 'like', ...drawn }));
const match = fc
  .record({ field: fc.option(fc.constantFrom(...filterFields), { nil: undefined }), pattern: patterns })
  .map(({ field, pattern }): Filter => ({ op: 'match', pattern, ...(field === undefined ? {} : { field }) }));
const changed = fc
  .array(names, { minLength: 1, maxLength: 3 })
  .map((drawn): Filter => ({ op: 'changed', fields: drawn }));
const changeValue: fc.Arbitrary<ChangeValue> = fc.oneof(
  fc
    .constantFrom('90', '-0.50', '9007199254740993', '1e9')
    .map((number) => ({ kind: 'number' as const, text: number })),
  words.map((word) => ({ kind: 'text' as const, text: word })),
  fc.constantFrom(...changeWords).map((word) => ({ kind: 'word' as const, word })),
  pieces.map((drawn) => ({ kind: 'like' as const, pieces: drawn })),
  patterns.map((pattern) => ({ kind: 'match' as const, pattern })),
);
const change = fc
  .record({
    op: fc.constant('change' as const),
    of: fc.constantFrom(...changeSides),
    path: names,
    test: fc.constantFrom(...changeTests),
    value: changeValue,
  })
  .filter(({ of, test, value }) => badChangeTest(of, test, value) === null);

export const filterArbitrary: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(is, time, weekday, clock, text, like, match, changed, change),
    fc.record({ op: fc.constantFrom('and' as const, 'or' as const), args: fc.array(tie('filter'), { maxLength: 4 }) }),
    fc.record({ op: fc.constant('not' as const), arg: tie('filter') }),
  ),
})).filter;
