// Which series of a split histogram each event of a segment belongs to.
import type { FacetField } from '#shared/model/field.ts';
import { resourceHashOf } from '../archive/murmur3.ts';
import type { CodeArray } from '../archive/types.ts';
import type { SegmentView } from './segment-view.ts';

/** The series of an event is `table[codes[seq]]`: the index of its value in the list of series, or its length for all others. */
export interface SeriesSlots {
  codes: CodeArray;
  table: Uint8Array;
}

const identity = Uint8Array.from({ length: 256 }, (_, slot) => slot);

/** Where a hash stands for several ids, the rows tell which event has which. */
const slotsByRow = (
  { segment }: SegmentView,
  wanted: ReadonlySet<number>,
  others: number,
  slotOf: (value: string | null) => number,
): SeriesSlots => {
  const { resourceHash } = segment.columns;
  const seqs: number[] = [];
  for (let seq = 0; seq < resourceHash.length; seq++) if (wanted.has(resourceHash[seq] ?? 0)) seqs.push(seq);
  const codes = new Uint8Array(resourceHash.length).fill(others);
  segment.resourceIds(seqs).forEach((id, index) => {
    codes[seqs[index] ?? 0] = slotOf(id);
  });
  return { codes, table: identity };
};

/** At most 254 series. */
export const seriesSlots = (view: SegmentView, field: FacetField, series: readonly (string | null)[]): SeriesSlots => {
  const slots = new Map(series.map((value, index) => [value, index]));
  const slotOf = (value: string | null): number => slots.get(value) ?? series.length;
  if (field !== 'resource.id') {
    const { codes, values } = view.field(field);
    return { codes, table: Uint8Array.from(values, slotOf) };
  }
  const resources = view.resources();
  const wanted = [...new Set(series.map(resourceHashOf))].filter((hash) => resources.codeOf(hash) >= 0);
  const doubtful = wanted.length === 0 ? new Set<number>() : resources.doubtful();
  if (wanted.some((hash) => doubtful.has(hash))) return slotsByRow(view, new Set(wanted), series.length, slotOf);
  const table = new Uint8Array(resources.hashes.length).fill(series.length);
  const codes = wanted.map((hash) => resources.codeOf(hash));
  resources.idsOf(codes).forEach((id, index) => {
    table[codes[index] ?? 0] = slotOf(id);
  });
  return { codes: resources.codes, table };
};
