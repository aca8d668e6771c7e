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

/** At most 254 series. */
export const seriesSlots = (view: SegmentView, field: FacetField, series: readonly (string | null)[]): SeriesSlots => {
  const slots = new Map(series.map((value, index) => [value, index]));
  const slotOf = (value: string | null): number => slots.get(value) ?? series.length;
  if (field !== 'resource.id') {
    const { codes, values } = view.field(field);
    return { codes, table: Uint8Array.from(values, slotOf) };
  }
  const { resourceHash } = view.segment.columns;
  const wanted = new Set(series.map(resourceHashOf));
  const seqs: number[] = [];
  for (let seq = 0; seq < resourceHash.length; seq++) if (wanted.has(resourceHash[seq] ?? 0)) seqs.push(seq);
  const codes = new Uint8Array(resourceHash.length).fill(series.length);
  view.segment.resourceIds(seqs).forEach((id, index) => {
    codes[seqs[index] ?? 0] = slotOf(id);
  });
  return { codes, table: identity };
};
