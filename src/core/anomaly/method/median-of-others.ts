// The median of a group as one of its members sees it: of the others.

/** Position of the first of `sorted` that is not below `value`. */
const placeOf = (sorted: Float64Array, value: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Median of `sorted` (ascending) without one `own`; `own` null: of all. NaN for none. The middle of an even number is their mean. */
export const medianOfOthers = (sorted: Float64Array, own: number | null): number => {
  const left = own === null ? sorted.length : placeOf(sorted, own);
  const others = own === null ? sorted.length : sorted.length - 1;
  if (others < 1) return Number.NaN;
  const at = (index: number): number => sorted[index < left ? index : index + 1] ?? Number.NaN;
  const upper = at(others >> 1);
  return others % 2 === 1 ? upper : (at((others >> 1) - 1) + upper) / 2;
};
