// The calendar days that are counted, and which of them the archive holds whole.
import type { WorkCalendar } from '#shared/model/anomaly.ts';
import type { CompiledFilter } from '../../query/compile-filter.ts';
import type { Span } from '../../query/coverage-claims.ts';
import { calendarDays } from '../../query/coverage-days.ts';
import type { DayAxis } from '../types.ts';

/** More than ten years; of a longer archive the newest. */
const mostDays = 4000;

/** Whether it is Monday (1) to Sunday (7). */
const isoWeekday = (day: string): number => ((Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 3) % 7) + 1;

/** What is known of coverage; all spans oldest first and apart from each other. */
export interface KnownCoverage {
  /** What imports claim. */
  claimed: readonly Span[];
  /** What is taken as held because imports that claim nothing have events there: their first and last day count as whole. */
  assumed: readonly Span[];
  stated: boolean;
}

/** By day: whether it touches one of the spans, or with `whole` lies in one of them. */
const marksOf = (startMs: Float64Array, spans: readonly Span[], whole: boolean): Uint8Array => {
  const marks = new Uint8Array(startMs.length - 1);
  let at = 0;
  for (let day = 0; day < marks.length; day++) {
    const [from = 0, to = 0] = [startMs[day], startMs[day + 1]];
    while (at < spans.length && (spans[at]?.toMs ?? 0) <= from) at += 1;
    const span = spans[at];
    if (span === undefined) break;
    marks[day] = Number(whole ? span.fromMs <= from && span.toMs >= to : span.fromMs < to);
  }
  return marks;
};

/** The days that hold an instant of `runs`. Empty where there is none. */
export const dayAxis = (runs: readonly Span[], coverage: KnownCoverage, calendar: WorkCalendar): DayAxis => {
  const [first, last] = [runs[0], runs.at(-1)];
  const all =
    first === undefined || last === undefined
      ? []
      : calendarDays({ fromMs: first.fromMs, toMs: last.toMs }, calendar.zone);
  const days = all.slice(-mostDays);
  const holidays = new Set(calendar.holidays);
  const isFree = (label: string): boolean => holidays.has(label) || !calendar.businessDays.includes(isoWeekday(label));
  const startMs = Float64Array.from([...days.map(({ startMs }) => startMs), days.at(-1)?.endMs ?? 0]);
  const claimed = marksOf(startMs, coverage.claimed, true);
  const assumed = marksOf(startMs, coverage.assumed, false);
  return {
    days: days.map(({ label }) => label),
    startMs,
    weekend: Uint8Array.from(days, ({ label }) => Number(isFree(label))),
    covered: claimed.map((mark, day) => mark | (assumed[day] ?? 0)),
    coverageStated: coverage.stated,
  };
};

/** The axis as a filter with bounds in time sees it: days that it cuts are not covered. */
export const withinFilter = (axis: DayAxis, { from, to }: CompiledFilter): DayAxis => {
  if (from === null && to === null) return axis;
  const fromMs = from === null ? Number.NEGATIVE_INFINITY : from.ms + Number(from.nanos > 0);
  const toMs = to?.ms ?? Number.POSITIVE_INFINITY;
  const covered = axis.covered.map((mark, day) =>
    (axis.startMs[day] ?? 0) >= fromMs && (axis.startMs[day + 1] ?? 0) <= toMs ? mark : 0,
  );
  return { ...axis, covered };
};
