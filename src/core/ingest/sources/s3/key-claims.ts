// What an import of objects claims to hold: the days in their keys. Evidence of its own, weaker kind: the keys say so.
import type { CoverageClaim } from '#shared/model/coverage.ts';
import type { KeySpan } from './key-dates.ts';

const dayMs = 86_400_000;

/** `place`: the batch that brings the object, -1 where the archive holds it already, null where it does not come at all. */
export interface PlacedObject {
  claim: KeySpan | null;
  modifiedMs: number | null;
  place: number | null;
}

interface Day {
  /** The batch that brings the day's last object; infinite where one of them does not come. */
  last: number;
  /** When the day's newest object was written; infinite where one of them does not tell. */
  modifiedMs: number;
}

const daysOf = (objects: readonly PlacedObject[]): Map<number, Day> => {
  const days = new Map<number, Day>();
  for (const { claim, modifiedMs, place } of objects) {
    if (claim === null) continue;
    for (let startMs = claim.fromMs; startMs < claim.toMs; startMs += dayMs) {
      const day = days.get(startMs) ?? { last: -1, modifiedMs: Number.NEGATIVE_INFINITY };
      day.last = Math.max(day.last, place ?? Number.POSITIVE_INFINITY);
      day.modifiedMs = Math.max(day.modifiedMs, modifiedMs ?? Number.POSITIVE_INFINITY);
      days.set(startMs, day);
    }
  }
  return days;
};

/**
 * The claims of batch `place`: days (UTC) whose last listed object it brings, joined where they follow each other. A day
 * ends, at the latest, when its newest object was written: nothing can hold what came after it. A day of which an object is
 * missing is not claimed.
 */
export const keyClaims = (objects: readonly PlacedObject[], place: number, source: string): CoverageClaim[] => {
  const spans: KeySpan[] = [];
  for (const [fromMs, day] of [...daysOf(objects)].sort(([left], [right]) => left - right)) {
    const toMs = Math.min(fromMs + dayMs, day.modifiedMs);
    if (day.last !== place || toMs <= fromMs) continue;
    const before = spans.at(-1);
    if (before?.toMs === fromMs) before.toMs = toMs;
    else spans.push({ fromMs, toMs });
  }
  return spans.map(({ fromMs, toMs }) => ({
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    basis: 'keys',
    source,
  }));
};
