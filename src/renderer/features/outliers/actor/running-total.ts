// Counts of days added up.

/** Of each place the sum up to it; what is not known adds nothing and leaves the sum as it was. */
export const runningTotal = (counts: readonly (number | null)[]): number[] => {
  let sum = 0;
  return counts.map((count) => {
    sum += count ?? 0;
    return sum;
  });
};
