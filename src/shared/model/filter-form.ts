// The simple form over a filter: dates, user, action, resource, cross-tenant and words. What a form cannot show stays in the filter.
import type { FilterField } from './field.ts';
import type { Filter } from './filter.ts';
import { timeOf, topTerms, valuesOf, withTime, withValues } from './filter-edit.ts';
import { printFilter } from './filter-text.ts';
import { normaliseFilter } from './normalise-filter.ts';

/** Empty string or empty list: not asked. `text` is words and "quoted words", each of which must occur. */
export interface FilterForm {
  from: string;
  to: string;
  actor: string[];
  action: string[];
  resourceType: string[];
  resourceId: string[];
  crossTenant: string[];
  text: string;
}

const formFields = {
  actor: 'actor',
  action: 'action',
  resourceType: 'resource.type',
  resourceId: 'resource.id',
  crossTenant: 'crossTenant',
} as const satisfies Record<string, FilterField>;
const formKeys = Object.keys(formFields) as (keyof typeof formFields)[];

/** Words of a free text; a quote that is never closed is a character like any other. */
const wordsOf = (text: string): string[] =>
  [...text.matchAll(/"((?:[^"\\]|\\.)*)"|\S+/gsu)]
    .map((found) => (found[1] === undefined ? found[0] : found[1].replace(/\\(["\\])/gu, '$1')))
    .filter((word) => word !== '');

/** The form values of a filter's top level. */
export const formOf = (filter: Filter): FilterForm => {
  const { from = '', to = '' } = timeOf(filter);
  const words = topTerms(filter).filter((term) => term.op === 'text');
  const lists = Object.fromEntries(formKeys.map((key) => [key, valuesOf(filter, formFields[key])])) as Record<
    keyof typeof formFields,
    string[]
  >;
  return { from, to, ...lists, text: printFilter({ op: 'and', args: words }) };
};

/** Puts the given form values into a filter; keys left out stay as they are, and so does everything the form cannot show. */
export const withForm = (filter: Filter, form: Partial<FilterForm>): Filter => {
  let edited = filter;
  if (form.from !== undefined || form.to !== undefined) {
    const { from = timeOf(filter).from, to = timeOf(filter).to } = form;
    edited = withTime(edited, { from: from === '' ? undefined : from, to: to === '' ? undefined : to });
  }
  for (const key of formKeys) {
    const values = form[key];
    if (values !== undefined) edited = withValues(edited, formFields[key], values);
  }
  if (form.text === undefined) return normaliseFilter(edited);
  const words = wordsOf(form.text).map((text): Filter => ({ op: 'text', text }));
  const others = topTerms(edited).filter((term) => term.op !== 'text');
  return normaliseFilter({ op: 'and', args: [...others, ...words] });
};
