// Counts of the matching events by the values of fields.
import type { FacetField } from '#shared/model/field.ts';
import { foldText } from '#shared/model/fold-text.ts';
import type { Facets } from '#shared/model/query.ts';
import { alsoContaining, type CompiledFilter } from './compile-filter.ts';
import { isJointField, tallyOfPart } from './joint-codes.ts';
import { facetResourceIds } from './resource-facet.ts';
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

/** Values that contain the folded text; all of them, "not stated" among them, when it is empty. */
const containing = (counts: ValueCounts, folded: string): ValueCounts =>
  folded === '' ? counts : new Map([...counts].filter(([value]) => value !== null && foldText(value).includes(folded)));

/** `search`: only values that contain it, without regard to case and accents. */
export interface FacetsQuestion {
  filter: CompiledFilter;
  fields: readonly FacetField[];
  /** Most values of a field. */
  limit: number;
  search?: string | undefined;
}

/** All matching events counted, and counted by each of the fields; null is "not stated" and counts as a value. */
export const countFacets = async (
  snapshot: Snapshot,
  { filter, fields, limit, search = '' }: FacetsQuestion,
  breathe: () => Promise<void>,
): Promise<Facets> => {
  const coded = fields.filter((field) => field !== 'resource.id');
  const counts = new Map(coded.map((field): [CodedFacet, ValueCounts] => [field, new Map()]));
  const folded = foldText(search);
  let count = 0;
  for (const view of snapshot.views) {
    await breathe();
    count += addSegment(snapshot, view, filter, counts);
  }
  const facets: Facets['facets'] = [];
  for (const field of fields) {
    await breathe();
    const merged = field === 'resource.id' ? undefined : counts.get(field);
    if (merged === undefined) {
      const wanted = folded === '' ? filter : alsoContaining(filter, 'resource.id', search);
      facets.push({ field, ...(await facetResourceIds(snapshot, wanted, limit, breathe)) });
    } else {
      const found = containing(merged, folded);
      facets.push({ field, distinct: found.size, values: topValues(found, limit) });
    }
  }
  return { count, facets };
};
