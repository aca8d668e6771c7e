// Stretches of time, in UTC ms, `to` excluded.

export interface Span {
  from: number;
  to: number;
}

/** Sorted; those that overlap or touch become one. */
export const joinSpans = (spans: readonly Span[]): Span[] => {
  const joined: Span[] = [];
  for (const { from, to } of [...spans].sort((left, right) => left.from - right.from)) {
    if (from >= to) continue;
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
};

/** What of `spans` none of `others` holds, sorted. */
export const subtractSpans = (spans: readonly Span[], others: readonly Span[]): Span[] => {
  const without = joinSpans(others);
  return joinSpans(spans).flatMap((span) => {
    const left: Span[] = [];
    let start = span.from;
    for (const { from, to } of without) {
      if (to <= start || from >= span.to) continue;
      if (from > start) left.push({ from: start, to: from });
      start = to;
    }
    if (start < span.to) left.push({ from: start, to: span.to });
    return left;
  });
};
