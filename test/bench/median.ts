// Timing: medians of repeated runs, in milliseconds.

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};

/** Calls before those that count: the engines compile what they run often. */
const warmUps = 3;

/** Median duration in ms of `runs` calls after a few that are not counted, which get negative numbers. */
export const medianMs = async (runs: number, work: (run: number) => unknown): Promise<number> => {
  for (let run = -warmUps; run < 0; run += 1) await work(run);
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    await work(run);
    times.push(performance.now() - began);
  }
  return median(times);
};
