// Coverage within the time of a population.
import type { TimeSpan } from '#shared/model/coverage.ts';

interface Spans {
  ranges: readonly TimeSpan[];
  gaps: readonly TimeSpan[];
}

const plain = (spans: readonly TimeSpan[]): TimeSpan[] => spans.map(({ from, to }) => ({ from, to }));

/** Spans cut to the time from the oldest event to the newest, both inclusive; whole where there is no event. */
export const withinTime = (
  { ranges, gaps }: Spans,
  { oldest, newest }: { oldest: string | null; newest: string | null },
): { ranges: TimeSpan[]; gaps: TimeSpan[] } => {
  if (oldest === null || newest === null) return { ranges: plain(ranges), gaps: plain(gaps) };
  const [first, last] = [Date.parse(oldest), Date.parse(newest)];
  const cut = (spans: readonly TimeSpan[]): TimeSpan[] =>
    spans
      .filter(({ from, to }) => Date.parse(to) > first && Date.parse(from) <= last)
      .map(({ from, to }) => ({
        from: Date.parse(from) < first ? oldest : from,
        to: Date.parse(to) > last ? newest : to,
      }));
  return { ranges: cut(ranges), gaps: cut(gaps) };
};
