// Which windows of time are asked for: what is wanted without what is covered, cut into pieces of a month at most.
import { joinSpans, type Span, subtractSpans } from './spans.ts';

const dayMs = 86_400_000;
const longestMs = 31 * dayMs;

export interface WindowQuestion {
  wanted: Span;
  /** What earlier pulls of the same log claim to hold. */
  covered: readonly Span[];
  /** Windows that an interrupted pull has begun to fetch. */
  pending: readonly Span[];
  /** Asked again before the end of what is covered, in ms. */
  overlapMs: number;
  /** Everything is asked for, covered or not. */
  again: boolean;
}

/** `skipped`: windows that did not have to be asked for, counted as they would have been cut. */
export interface WindowPlan {
  windows: Span[];
  skipped: number;
}

/** Cut at the first moments of UTC months where it is longer than 31 days. */
const cut = ({ from, to }: Span): Span[] => {
  const pieces: Span[] = [];
  for (let start = from; start < to; ) {
    const at = new Date(start);
    const month = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1);
    const end = to - start <= longestMs ? to : month;
    pieces.push({ from: start, to: end });
    start = end;
  }
  return pieces;
};

const holds = (outer: Span, inner: Span): boolean => outer.from <= inner.from && inner.to <= outer.to;

export const planWindows = ({ wanted, covered, pending, overlapMs, again }: WindowQuestion): WindowPlan => {
  const trusted = again
    ? []
    : joinSpans(covered)
        .map(({ from, to }) => ({ from, to: to - overlapMs }))
        .filter(({ from, to }) => from < to);
  const asked = subtractSpans([wanted], trusted);
  const begun: Span[] = [];
  for (const span of [...pending].sort((left, right) => left.from - right.from)) {
    const isFree = (begun.at(-1)?.to ?? Number.NEGATIVE_INFINITY) <= span.from;
    if (span.from < span.to && isFree && asked.some((one) => holds(one, span))) begun.push(span);
  }
  const windows = [...begun, ...subtractSpans(asked, begun).flatMap(cut)].sort((left, right) => left.from - right.from);
  return { windows, skipped: subtractSpans([wanted], asked).flatMap(cut).length };
};
