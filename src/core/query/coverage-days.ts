// The days of a calendar with what the archive has of each: events, counted by the column index, and how much is claimed.
import type { CoverageDay } from '#shared/model/coverage.ts';
import type { Claim, Span } from './coverage-claims.ts';
import { suspiciousDays } from './coverage-suspicion.ts';
import { forEachBucket } from './histogram.ts';
import type { SegmentView } from './segment-view.ts';
import { type TimeBucket, timeBuckets } from './time-buckets.ts';

/** Days asked of the calendar at once, and days told in all: more than fifty years. */
const daysAtOnce = 4_000;
const mostDays = 20_000;
const dayMs = 86_400_000;
const mostNames = 20;

/**
 * The days of a zone that hold an instant of the span; of too many the newest. An event with a broken clock must not keep
 * the others from being shown.
 */
export const calendarDays = ({ fromMs, toMs }: Span, zone: string): TimeBucket[] => {
  const days: TimeBucket[] = [];
  const lastMs = toMs - 1;
  let startMs = Math.max(fromMs, toMs - mostDays * dayMs);
  while (startMs <= lastMs) {
    const some = timeBuckets(startMs, Math.min(lastMs, startMs + daysAtOnce * dayMs), 'day', zone);
    for (const day of some) days.push(day);
    startMs = some.at(-1)?.endMs ?? toMs;
  }
  return days;
};

interface Tally {
  events: Float64Array;
  names: Set<string>[];
}

/** Counts the events of a segment; `isNamed`: whether the sources of an import's events are told by name. */
const countSegment = (
  view: SegmentView,
  days: readonly TimeBucket[],
  tally: Tally,
  isNamed: (importId: string) => boolean,
): void => {
  const { source, dictionaries } = view.segment.columns;
  const named = dictionaries.source.map(({ importId, name }) => (isNamed(importId) ? name : null));
  const isAnyNamed = named.some((name) => name !== null);
  /** The day in which a source was seen last, plus one. */
  const seen = new Uint32Array(named.length);
  forEachBucket(view, days, (index, from, to) => {
    tally.events[index] = (tally.events[index] ?? 0) + to - from;
    if (!isAnyNamed) return;
    for (let seq = from; seq < to; seq++) {
      const code = source[seq] ?? 0;
      if (seen[code] === index + 1) continue;
      seen[code] = index + 1;
      const name = named[code];
      if (name != null) tally.names[index]?.add(name);
    }
  });
};

/** Milliseconds of each day that lie in any of the spans; both in order of time. */
const coveredMs = (days: readonly TimeBucket[], spans: readonly Span[]): Float64Array => {
  const covered = new Float64Array(days.length);
  let at = 0;
  for (const [index, { startMs, endMs }] of days.entries()) {
    while (at < spans.length && (spans[at]?.toMs ?? 0) <= startMs) at += 1;
    for (let next = at; next < spans.length && (spans[next]?.fromMs ?? endMs) < endMs; next++) {
      const { fromMs, toMs } = spans[next] ?? { fromMs: 0, toMs: 0 };
      covered[index] = (covered[index] ?? 0) + Math.min(toMs, endMs) - Math.max(fromMs, startMs);
    }
  }
  return covered;
};

/** Adds the names of claims to the days they touch. */
const nameClaims = (days: readonly TimeBucket[], claims: readonly Claim[], names: readonly Set<string>[]): void => {
  for (const { fromMs, toMs, source } of claims) {
    let low = 0;
    let high = days.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((days[middle]?.endMs ?? 0) <= fromMs) low = middle + 1;
      else high = middle;
    }
    for (let index = low; index < days.length && (days[index]?.startMs ?? toMs) < toMs; index++) {
      names[index]?.add(source);
    }
  }
};

const shownNames = (names: ReadonlySet<string>): string[] => {
  const sorted = [...names].sort();
  return sorted.length <= mostNames ? sorted : [...sorted.slice(0, mostNames), `… ${sorted.length - mostNames} more`];
};

/** `claims` joined per source, `covered` all of them together, both oldest first. */
export const coverageDays = async (
  views: readonly SegmentView[],
  days: readonly TimeBucket[],
  claims: readonly Claim[],
  covered: readonly Span[],
  isNamed: (importId: string) => boolean,
  breathe: () => Promise<void>,
): Promise<CoverageDay[]> => {
  const tally: Tally = { events: new Float64Array(days.length), names: days.map(() => new Set<string>()) };
  nameClaims(days, claims, tally.names);
  for (const view of views) {
    await breathe();
    countSegment(view, days, tally, isNamed);
  }
  const share = coveredMs(days, covered);
  const told = days.map(({ label, startMs, endMs }, index) => ({
    day: label,
    events: tally.events[index] ?? 0,
    covered: (share[index] ?? 0) / (endMs - startMs),
    sources: shownNames(tally.names[index] ?? new Set()),
  }));
  const suspicious = suspiciousDays(told.map(({ day, events, covered }) => ({ day, events, whole: covered === 1 })));
  return told.map((day) => ({ ...day, suspicious: suspicious.has(day.day) }));
};
