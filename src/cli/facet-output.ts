// Facets for scripts and for people, under the names they were asked for.
import type { Facets } from '#shared/model/query.ts';
import type { AskedFacet } from './options.ts';
import { createTable } from './output/table.ts';

type Value = { value: string | null; count: number };

const valuesOf = (facets: Facets, { field }: AskedFacet): Value[] =>
  facets.facets.find((facet) => facet.field === field)?.values ?? [];

/** `{"count","facets":{name:[{"value","count"}]}}`; `value` is null where the source did not say. */
export const facetsJson = (facets: Facets, asked: readonly AskedFacet[]): string => {
  const named = Object.fromEntries(asked.map((facet) => [facet.name, valuesOf(facets, facet)]));
  return `${JSON.stringify({ count: facets.count, facets: named })}\n`;
};

export const facetsText = (facets: Facets, asked: readonly AskedFacet[]): string => {
  const parts = asked.map((facet) =>
    createTable<Value>([
      { heading: 'COUNT', value: ({ count }) => count.toLocaleString('en'), most: 16, align: 'right' },
      { heading: facet.name.toUpperCase(), value: ({ value }) => value ?? '(not stated)', most: 120 },
    ])(valuesOf(facets, facet)),
  );
  return [`${facets.count.toLocaleString('en')} events\n`, ...parts].join('\n');
};

/** A line for every facet that has more values than were given. */
export const facetNotices = (facets: Facets): string[] =>
  facets.facets
    .filter(({ distinct, values }) => values.length < distinct)
    .map(
      ({ field, distinct, values }) => `${field}: the ${values.length} most frequent of ${distinct} values are shown.`,
    );
