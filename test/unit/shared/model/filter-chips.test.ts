import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chipsOf,
  type FilterChip,
  negateChip,
  partsOf,
  removeChip,
  replaceChip,
  toggleChip,
} from '#shared/model/filter-chips.ts';
import { topTerms } from '#shared/model/filter-edit.ts';
import { parseFilter, printFilter } from '#shared/model/filter-text.ts';
import { normaliseFilter } from '#shared/model/normalise-filter.ts';
import { filterArbitrary } from './filter-arbitrary.ts';

const chips = (text: string, off = ''): FilterChip[] => chipsOf({ filter: parseFilter(text), off: parseFilter(off) });
const said = (list: readonly FilterChip[]): [on: string, off: string] => {
  const { filter, off } = partsOf(list);
  return [printFilter(filter), printFilter(off)];
};

describe('a filter as chips', () => {
  it('is one for each term that must hold, a group in brackets being one, and those set aside', () => {
    expect(chips('action:delete (role:admin OR ip:10.*) from:2026-05-01 to:2026-06-01', 'word')).toHaveLength(4);
    expect(chips('a OR b').map(({ term }) => term.op)).toEqual(['or']);
    expect(chips('')).toEqual([]);
    expect(chips('-()').map(({ term }) => printFilter(term))).toEqual(['-()']);
  });

  it('is edited one at a time', () => {
    const three = chips('action:delete role:admin word');
    expect(said(toggleChip(three, 1))).toEqual(['action:delete word', 'role:admin']);
    expect(said(negateChip(three, 0))).toEqual(['-action:delete role:admin word', '']);
    expect(said(negateChip(chips('-(a OR b)'), 0))).toEqual(['a OR b', '']);
    expect(said(removeChip(three, 2))).toEqual(['action:delete role:admin', '']);
    expect(said(replaceChip(three, 1, parseFilter('role:viewer ip:10.0.0.1')))).toEqual([
      'action:delete role:viewer ip:10.0.0.1 word',
      '',
    ]);
    expect(said(replaceChip(toggleChip(three, 0), 0, parseFilter('action:create')))).toEqual([
      'role:admin word',
      'action:create',
    ]);
    expect(said(replaceChip(three, 0, parseFilter('()')))).toEqual(['role:admin word', '']);
  });

  it('keeps its places while terms are turned off, on and round', () => {
    const before = chips('action:delete role:admin word');
    const off = toggleChip(before, 0);
    const again = chipsOf(partsOf(off), off);
    expect(again.map(({ term, on }) => [printFilter(term), on])).toEqual([
      ['action:delete', false],
      ['role:admin', true],
      ['word', true],
    ]);
    expect(said(toggleChip(again, 0))).toEqual(['action:delete role:admin word', '']);
    const more = chipsOf({ filter: parseFilter('new role:admin word'), off: parseFilter('action:delete') }, again);
    expect(more.map(({ term }) => printFilter(term))).toEqual(['action:delete', 'role:admin', 'word', 'new']);
  });
});

describe('every edit of a chip', () => {
  /** Any filter, and one of its chips. */
  const cases = fc
    .tuple(filterArbitrary, filterArbitrary, fc.nat())
    .map(([filter, off, at]) => ({ list: chipsOf({ filter, off }), at }))
    .filter(({ list }) => list.length > 0)
    .map(({ list, at }) => ({ list, at: at % list.length }));
  /** Bounds of time side by side become one term, so only their parts are told apart. */
  const isTime = ({ term }: FilterChip | { term: ReturnType<typeof parseFilter> }): boolean => term.op === 'time';
  const others = (list: readonly FilterChip[]): string[] =>
    list.filter((chip) => !isTime(chip)).map(({ term, on }) => `${on} ${printFilter(term)}`);

  it('can be written as text and read again', () => {
    fc.assert(
      fc.property(cases, ({ list }) => {
        const [on, off] = said(list);
        expect(said(chipsOf({ filter: parseFilter(on), off: parseFilter(off) }))).toEqual([on, off]);
        expect(parseFilter(on)).toEqual(partsOf(list).filter);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the other terms as they are', () => {
    fc.assert(
      fc.property(cases, ({ list, at }) => {
        const rest = others(list.filter((_, index) => index !== at));
        for (const edit of [toggleChip, negateChip, removeChip]) {
          const next = edit(list, at);
          const kept = edit === removeChip ? next : next.filter((_, index) => index !== at);
          expect(others(kept)).toEqual(rest);
          const { filter, off } = partsOf(next);
          const terms = [...topTerms(filter), ...topTerms(off)].map(printFilter);
          for (const chip of kept) if (!isTime(chip)) expect(terms).toContain(printFilter(chip.term));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is undone by doing it once more, toggling and negating', () => {
    fc.assert(
      fc.property(cases, ({ list, at }) => {
        for (const edit of [toggleChip, negateChip]) expect(edit(edit(list, at), at)).toEqual(list);
        const term = list[at]?.term;
        expect(negateChip(list, at)[at]?.term).toEqual(
          normaliseFilter({ op: 'not', arg: term ?? { op: 'and', args: [] } }),
        );
      }),
      { numRuns: 300 },
    );
  });
});
