// The longest rising part of a row of numbers: the items of a list that kept their order. O(n log n).

/** Ranks of a longest strictly rising subsequence, ascending (patience sorting). */
export const longestRise = (values: readonly number[]): number[] => {
  const tops: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  values.forEach((value, rank) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tops[middle] as number] as number) < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[rank] = tops[low - 1] as number;
    tops[low] = rank;
  });
  const rise: number[] = [];
  for (let rank = tops.at(-1) ?? -1; rank !== -1; rank = before[rank] as number) rise.push(rank);
  return rise.reverse();
};
