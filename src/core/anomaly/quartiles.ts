// Where the middle half of some counts lies.

/** Linear between neighbours (type 7 of Hyndman and Fan, 1996). Null without a value. */
export const quartilesOf = (values: readonly number[]): { lower: number; median: number; upper: number } | null => {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const below = Math.floor(place);
    const low = sorted[below] ?? 0;
    return low + (place - below) * ((sorted[below + 1] ?? low) - low);
  };
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) };
};
