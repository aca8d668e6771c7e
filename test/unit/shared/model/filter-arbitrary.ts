// Any filter tree a user or the renderer could make, for property tests.
import fc from 'fast-check';
import { categories } from '#shared/model/category.ts';
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
);
const words = fc.oneof(fc.string({ maxLength: 8, unit: 'binary' }), fc.string({ maxLength: 8 }), odd);

const valuesFor = (field: FilterField): fc.Arbitrary<string> => {
  if (field === 'crossTenant' || field === 'conflict') return fc.constantFrom('true', 'False', '');
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
const text = words.filter((word) => word !== '').map((word): Filter => ({ op: 'text', text: word }));

export const filterArbitrary: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(is, time, text),
    fc.record({ op: fc.constantFrom('and' as const, 'or' as const), args: fc.array(tie('filter'), { maxLength: 4 }) }),
    fc.record({ op: fc.constant('not' as const), arg: tie('filter') }),
  ),
})).filter;
