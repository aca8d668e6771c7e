// Counts of the matching events by the values of fields.
import type { FacetField } from '#shared/model/field.ts';
import type { Facets } from '#shared/model/query.ts';
import type { CompiledFilter } from './compile-filter.ts';
import { type FieldFacet, facetResourceIds } from './resource-facet.ts';
import { countOf } from './selection.ts';
import type { Snapshot } from './snapshot.ts';
import { addCount, countCodes, topValues, type ValueCounts } from './value-counts.ts';

type CodedFacet = Exclude<FacetField, 'resource.id'>;

const facetCoded = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  field: CodedFacet,
  limit: number,
  breathe: () => Promise<void>,
): Promise<FieldFacet> => {
  const merged: ValueCounts = new Map();
  for (const view of snapshot.views) {
    await breathe();
    const selection = snapshot.select(view, filter);
    if (selection === 'none') continue;
    const codes = view.field(field);
    countCodes(codes, selection).forEach((count, code) => {
      addCount(merged, codes.values[code] ?? null, count);
    });
  }
  return { distinct: merged.size, values: topValues(merged, limit) };
};

/** The `limit` most frequent values of one field; null is "not stated" and counts as a value. */
export const facetField = (
  snapshot: Snapshot,
  filter: CompiledFilter,
  field: FacetField,
  limit: number,
  breathe: () => Promise<void>,
): Promise<FieldFacet> =>
  field === 'resource.id'
    ? facetResourceIds(snapshot, filter, limit, breathe)
    : facetCoded(snapshot, filter, field, limit, breathe);

/** All matching events counted, and counted by each of the fields. */
export const countFacets = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  fields: readonly FacetField[],
  limit: number,
  breathe: () => Promise<void>,
): Promise<Facets> => {
  let count = 0;
  for (const view of snapshot.views) {
    await breathe();
    count += countOf(snapshot.select(view, filter), view.segment.entry.events);
  }
  const facets: Facets['facets'] = [];
  for (const field of fields) facets.push({ field, ...(await facetField(snapshot, filter, field, limit, breathe)) });
  return { count, facets };
};
