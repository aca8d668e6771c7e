// The largest of very many counts, without sorting them.

/** Counts from here on are rare enough to be sorted. */
const large = 1024;

/** The `wanted`-th largest count; 1 where fewer are above zero. */
export const leastOfTop = (counts: Uint32Array, wanted: number): number => {
  const byCount = new Uint32Array(large + 1);
  for (let code = 0; code < counts.length; code++) {
    const count = Math.min(counts[code] ?? 0, large);
    byCount[count] = (byCount[count] ?? 0) + 1;
  }
  let passed = byCount[large] ?? 0;
  if (passed >= wanted) {
    const sorted = counts.filter((count) => count >= large).sort();
    return sorted[sorted.length - wanted] ?? large;
  }
  for (let count = large - 1; count > 0; count--) {
    passed += byCount[count] ?? 0;
    if (passed >= wanted) return count;
  }
  return 1;
};
