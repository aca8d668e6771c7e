// Counts of the matching events by the values of fields.
import type { FacetField } from '#shared/model/field.ts';
import type { Facets } from '#shared/model/query.ts';
import type { CompiledFilter } from './compile-filter.ts';
import { isJointField, tallyOfPart } from './joint-codes.ts';
import { type FieldFacet, facetResourceIds } from './resource-facet.ts';
import type { FieldCodes, SegmentView } from './segment-view.ts';
import { sparseSeqs } from './selection.ts';
import type { Snapshot } from './snapshot.ts';
import { addCount, countCodes, topValues, type ValueCounts } from './value-counts.ts';

type CodedFacet = Exclude<FacetField, 'resource.id'>;

/** Adds the matches of one segment to the counts of each field; returns how many there are. */
const addSegment = (
  snapshot: Snapshot,
  view: SegmentView,
  filter: CompiledFilter,
  counts: ReadonlyMap<CodedFacet, ValueCounts>,
): number => {
  if (counts.size === 0) return snapshot.count(view, filter);
  const selection = snapshot.select(view, filter);
  const count = snapshot.count(view, filter);
  if (count === 0) return 0;
  const seqs = sparseSeqs(selection, count, view.segment.entry.events);
  const isTogether = selection !== 'all' && [...counts.keys()].filter(isJointField).length > 1;
  const joint = isTogether ? view.joint() : null;
  const together = joint && countCodes(joint, selection, seqs);
  const tallyOf = (field: CodedFacet, codes: FieldCodes): Uint32Array => {
    if (selection === 'all') return view.tally(field);
    if (joint && together && isJointField(field)) return tallyOfPart(joint, field, together, codes.values.length);
    return countCodes(codes, selection, seqs);
  };
  for (const [field, merged] of counts) {
    const codes = view.field(field);
    const tally = tallyOf(field, codes);
    for (let code = 0; code < tally.length; code++) addCount(merged, codes.values[code] ?? null, tally[code] ?? 0);
  }
  return count;
};

/** All matching events counted, and counted by each of the fields; null is "not stated" and counts as a value. */
export const countFacets = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  fields: readonly FacetField[],
  limit: number,
  breathe: () => Promise<void>,
): Promise<Facets> => {
  const coded = fields.filter((field) => field !== 'resource.id');
  const counts = new Map(coded.map((field): [CodedFacet, ValueCounts] => [field, new Map()]));
  let count = 0;
  for (const view of snapshot.views) {
    await breathe();
    count += addSegment(snapshot, view, filter, counts);
  }
  const facets: Facets['facets'] = [];
  for (const field of fields) {
    const merged = field === 'resource.id' ? undefined : counts.get(field);
    const facet: FieldFacet =
      merged === undefined
        ? await facetResourceIds(snapshot, filter, limit, breathe)
        : { distinct: merged.size, values: topValues(merged, limit) };
    facets.push({ field, ...facet });
  }
  return { count, facets };
};
