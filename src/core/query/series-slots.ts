// Which series of a split histogram each event of a segment belongs to.
import type { FacetField } from '#shared/model/field.ts';
import { resourceHashOf } from '../archive/fnv1a32.ts';
import type { SegmentView } from './segment-view.ts';

/** One byte per event: the index of its value in `series`, or `series.length` for every other value. At most 254 series. */
export const seriesSlots = (view: SegmentView, field: FacetField, series: readonly (string | null)[]): Uint8Array => {
  const slots = new Map(series.map((value, index) => [value, index]));
  const slotOf = (value: string | null): number => slots.get(value) ?? series.length;
  if (field !== 'resource.id') {
    const { codes, values } = view.field(field);
    const table = Uint8Array.from(values, slotOf);
    const slotted = new Uint8Array(codes.length);
    for (let seq = 0; seq < codes.length; seq++) slotted[seq] = table[codes[seq] ?? 0] ?? 0;
    return slotted;
  }
  const { resourceHash } = view.segment.columns;
  const wanted = new Set(series.map(resourceHashOf));
  const seqs: number[] = [];
  for (let seq = 0; seq < resourceHash.length; seq++) if (wanted.has(resourceHash[seq] ?? 0)) seqs.push(seq);
  const found = new Uint8Array(resourceHash.length).fill(series.length);
  view.segment.resourceIds(seqs).forEach((id, index) => {
    found[seqs[index] ?? 0] = slotOf(id);
  });
  return found;
};
