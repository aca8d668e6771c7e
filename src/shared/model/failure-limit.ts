// The exact upper limit of a share of failures (Clopper and Pearson, 1934), one-sided.

/** Logarithm of n over k for every k up to `most`. */
const logBinomials = (n: number, most: number): number[] => {
  const logs = [0];
  for (let k = 1; k <= most; k += 1) logs.push((logs[k - 1] ?? 0) + Math.log((n - k + 1) / k));
  return logs;
};

/**
 * The share at which `failures` or fewer of `items` would be seen with probability 1 − `confidence`; 1 where all failed or
 * there are none.
 */
export const failureLimit = (failures: number, items: number, confidence: number): number => {
  if (items === 0 || failures >= items) return 1;
  const logs = logBinomials(items, failures);
  const atMost = (share: number): number =>
    logs.reduce((sum, log, k) => sum + Math.exp(log + k * Math.log(share) + (items - k) * Math.log1p(-share)), 0);
  let [low, high] = [failures / items, 1];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (atMost(middle) > 1 - confidence) low = middle;
    else high = middle;
  }
  return high;
};
