// Pure edits of a filter's top level: what a click on a cell, a facet, a bar or a form field does to the question asked.
// The top level is the list of terms that all must hold; what stands inside OR or brackets is never touched.
import type { FilterField } from './field.ts';
import type { Filter } from './filter.ts';
import { normaliseFilter } from './normalise-filter.ts';

export type TimeRange = { from?: string | undefined; to?: string | undefined };
type IsFilter = Extract<Filter, { op: 'is' }>;

/** The terms that all must hold, in order. */
export const topTerms = (filter: Filter): Filter[] => {
  const normal = normaliseFilter(filter);
  return normal.op === 'and' ? normal.args : [normal];
};
/** All of these must hold. */
export const allOf = (args: Filter[]): Filter => normaliseFilter({ op: 'and', args });

/** Both filters must hold. */
export const bothOf = (one: Filter, other: Filter): Filter => allOf([one, other]);

/** The time range of the top level; of several, the first. */
export const timeOf = (filter: Filter): TimeRange => {
  const time = topTerms(filter).find((term) => term.op === 'time');
  return time === undefined ? {} : { from: time.from, to: time.to };
};

/** Replaces every top-level time term; an empty range removes them. */
export const withTime = (filter: Filter, range: TimeRange): Filter =>
  allOf([...topTerms(filter).filter((term) => term.op !== 'time'), { op: 'time', from: range.from, to: range.to }]);

const isOn = (term: Filter, field: FilterField): term is IsFilter => term.op === 'is' && term.field === field;
const isNotOn = (term: Filter, field: FilterField): term is { op: 'not'; arg: IsFilter } =>
  term.op === 'not' && isOn(term.arg, field);

/** The values a top-level term asks for, or excludes; empty when there is no such term. */
export const valuesOf = (filter: Filter, field: FilterField, mode: 'include' | 'exclude' = 'include'): string[] =>
  topTerms(filter).flatMap((term) => {
    if (mode === 'include') return isOn(term, field) ? term.values : [];
    return isNotOn(term, field) ? term.arg.values : [];
  });

/** Replaces the field's top-level terms of this mode by one with these values, in place; no values removes them. */
export const withValues = (
  filter: Filter,
  field: FilterField,
  values: readonly string[],
  mode: 'include' | 'exclude' = 'include',
): Filter => {
  const is: IsFilter = { op: 'is', field, values: [...new Set(values)] };
  const term: Filter = mode === 'include' ? is : { op: 'not', arg: is };
  const matches = (other: Filter): boolean => (mode === 'include' ? isOn(other, field) : isNotOn(other, field));
  const terms = topTerms(filter);
  const index = terms.findIndex(matches);
  const kept = terms.flatMap((other, at) => {
    if (!matches(other)) return [other];
    return at === index && is.values.length > 0 ? [term] : [];
  });
  return allOf(index === -1 && is.values.length > 0 ? [...kept, term] : kept);
};

/** Also include, or exclude, one value (`''`: not stated); it leaves the opposite list. The value joins those asked for already (any of). */
export const withTerm = (
  filter: Filter,
  field: FilterField,
  value: string,
  mode: 'include' | 'exclude' = 'include',
): Filter => {
  const opposite = mode === 'include' ? 'exclude' : 'include';
  const without = withValues(
    filter,
    field,
    valuesOf(filter, field, opposite).filter((other) => other !== value),
    opposite,
  );
  return withValues(without, field, [...valuesOf(without, field, mode), value], mode);
};

/** Takes one value back out of both lists. */
export const withoutValue = (filter: Filter, field: FilterField, value: string): Filter =>
  (['include', 'exclude'] as const).reduce(
    (kept, mode) =>
      withValues(
        kept,
        field,
        valuesOf(kept, field, mode).filter((other) => other !== value),
        mode,
      ),
    filter,
  );

/** Removes every top-level term on the field, including and excluding. */
export const withoutField = (filter: Filter, field: FilterField): Filter =>
  allOf(topTerms(filter).filter((term) => !isOn(term, field) && !isNotOn(term, field)));
