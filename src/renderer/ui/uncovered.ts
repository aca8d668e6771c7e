// Where within a span of time no import claims to hold everything.
import type { TimeSpan } from '#shared/model/coverage.ts';
import type { Span } from './span.ts';

/** The parts of `span` that none of the ranges holds, in order. */
export const uncovered = (ranges: readonly TimeSpan[], span: Span): Span[] => {
  const covered = ranges
    .map(({ from, to }) => ({ fromMs: Date.parse(from), toMs: Date.parse(to) }))
    .sort((one, other) => one.fromMs - other.fromMs);
  const gaps: Span[] = [];
  let open = span.fromMs;
  for (const { fromMs, toMs } of covered) {
    if (fromMs > open) gaps.push({ fromMs: open, toMs: Math.min(fromMs, span.toMs) });
    open = Math.max(open, toMs);
    if (open >= span.toMs) return gaps.filter((gap) => gap.toMs > gap.fromMs);
  }
  gaps.push({ fromMs: open, toMs: span.toMs });
  return gaps.filter((gap) => gap.toMs > gap.fromMs);
};
