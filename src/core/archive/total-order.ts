// The order of events across segments: time, then the finer digits of the timestamp, then the id, then the content hash.
// Within a segment rows stand in it already; the parts of one month have to be merged.

/** What orders events of one millisecond. `digits`: the timestamp before its `Z` where milliseconds do not say it all, else empty. */
export interface TieKey {
  digits: string;
  id: string;
}

/** One segment's rows by seq. `times`: anything that orders by time, the same scale for all parts. */
export interface OrderedPart {
  times: ArrayLike<number>;
  /** 32 bytes a row. */
  contents: Buffer;
  tie(seq: number): TieKey;
}

const hashBytes = 32;
const compareTexts = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

const compareRows = (left: OrderedPart, leftSeq: number, right: OrderedPart, rightSeq: number): number => {
  const time = (left.times[leftSeq] ?? 0) - (right.times[rightSeq] ?? 0);
  if (time !== 0) return time;
  const [first, second] = [left.tie(leftSeq), right.tie(rightSeq)];
  return (
    compareTexts(first.digits, second.digits) ||
    compareTexts(first.id, second.id) ||
    left.contents.compare(
      right.contents,
      rightSeq * hashBytes,
      (rightSeq + 1) * hashBytes,
      leftSeq * hashBytes,
      (leftSeq + 1) * hashBytes,
    )
  );
};

/** Rows `from` to `to` (exclusive) of one part that follow each other. */
export interface Run {
  part: OrderedPart;
  from: number;
  to: number;
}

/** The rows of all parts in total order, as runs that are as long as can be. */
export function* mergeParts(parts: readonly OrderedPart[]): Generator<Run> {
  const cursors = parts.filter(({ times }) => times.length > 0).map((part) => ({ part, next: 0 }));
  while (cursors.length > 0) {
    let first = cursors[0] as (typeof cursors)[number];
    let second: typeof first | undefined;
    for (const cursor of cursors.slice(1)) {
      if (compareRows(cursor.part, cursor.next, first.part, first.next) < 0) {
        second = first;
        first = cursor;
      } else if (second === undefined || compareRows(cursor.part, cursor.next, second.part, second.next) < 0) {
        second = cursor;
      }
    }
    const { part, next: from } = first;
    const { length } = part.times;
    let to = from + 1;
    if (second === undefined) to = length;
    else while (to < length && compareRows(part, to, second.part, second.next) < 0) to++;
    yield { part, from, to };
    first.next = to;
    if (to === length) cursors.splice(cursors.indexOf(first), 1);
  }
}
