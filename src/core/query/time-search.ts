/** Number of offsets smaller than `offset` in an ascending array: where it would stand. `low`/`high` bound the search. */
export const lowerBound = (offsets: Uint32Array, offset: number, low = 0, high = offsets.length): number => {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((offsets[middle] ?? 0) < offset) from = middle + 1;
    else to = middle;
  }
  return from;
};
