// Which events of a segment match: all, none, or a mask of one byte (0 or 1) per event. Masks are made for their owner to change.

export type Selection = 'all' | 'none' | Uint8Array;

/** `none` when the mask is empty, else the mask. */
export const tidy = (mask: Uint8Array): Selection => (mask.includes(1) ? mask : 'none');

export const both = (one: Selection, other: Selection): Selection => {
  if (one === 'none' || other === 'none') return 'none';
  if (one === 'all') return other;
  if (other === 'all') return one;
  for (let seq = 0; seq < one.length; seq++) one[seq] = (one[seq] ?? 0) & (other[seq] ?? 0);
  return tidy(one);
};

export const either = (one: Selection, other: Selection): Selection => {
  if (one === 'all' || other === 'all') return 'all';
  if (one === 'none') return other;
  if (other === 'none') return one;
  for (let seq = 0; seq < one.length; seq++) one[seq] = (one[seq] ?? 0) | (other[seq] ?? 0);
  return one;
};

export const inverse = (selection: Selection): Selection => {
  if (selection === 'all') return 'none';
  if (selection === 'none') return 'all';
  for (let seq = 0; seq < selection.length; seq++) selection[seq] = (selection[seq] ?? 0) ^ 1;
  return tidy(selection);
};

/** Number of selected events; `count` is the size of the segment. */
export const countOf = (selection: Selection, count: number): number => {
  if (selection === 'all') return count;
  if (selection === 'none') return 0;
  return countBetween(selection, 0, selection.length);
};

/** Number of selected events with from <= seq < to. */
export const countBetween = (selection: Selection, from: number, to: number): number => {
  if (selection === 'none') return 0;
  if (selection === 'all') return to - from;
  let total = 0;
  for (let seq = from; seq < to; seq++) total += selection[seq] ?? 0;
  return total;
};

/** Selected seqs, ascending; null stands for every seq. */
export const seqsOf = (selection: Selection): Uint32Array | null => {
  if (selection === 'all') return null;
  if (selection === 'none') return new Uint32Array(0);
  const seqs = new Uint32Array(countBetween(selection, 0, selection.length));
  let next = 0;
  for (let seq = 0; seq < selection.length; seq++) {
    seqs[next] = seq;
    next += selection[seq] ?? 0;
  }
  return seqs;
};
