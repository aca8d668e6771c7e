// Whether more of a day's accesses than usual lay outside business hours.
import type { AnomalyParameters, WorkCalendar } from '#shared/model/anomaly.ts';
import { lnBinomialTail } from './method/binomial-tail.ts';
import type { ActorCounts, DayAxis } from './types.ts';

/** `outside`: accesses off hours and on weekends, of `all`; `share`: what is usual, 0 to 1; `surprise`: −log10 of the tail. */
export interface OffHours {
  outside: number;
  all: number;
  share: number;
  surprise: number;
}

/** What each hour of the week is given before anything is counted (Jeffreys' prior). */
const prior = 0.5;
const hoursOfWeek = 168;

const hoursOf = (clock: string): number => Number(clock.slice(0, 2)) + Number(clock.slice(3)) / 60;

/** Hours of a week without holidays that are no business hours; 24 a day where the hours end as they begin, as the counts have it. */
export const outsideHours = ({
  businessDays,
  from,
  to,
}: Pick<WorkCalendar, 'businessDays' | 'from' | 'to'>): number => {
  const length = hoursOf(to) - hoursOf(from);
  return hoursOfWeek - new Set(businessDays).size * (length > 0 ? length : length + 24);
};

/**
 * The usual share: (outside + ½ · hours outside) / (all + ½ · 168), the sum over hours of the week of counts with Dirichlet(½)
 * smoothing.
 */
export const usualShare = (outside: number, all: number, hoursOutside: number): number =>
  (outside + prior * hoursOutside) / (all + prior * hoursOfWeek);

/**
 * One actor's day against the `baselineDays` covered days before it. Null without accesses on the day, with fewer than
 * `leastWeeklyHistory` such days since the actor is known, and where the calendar has no hours outside or no others.
 */
export const offHours = (
  axis: DayAxis,
  { counts, firstDay }: ActorCounts,
  day: number,
  { calendar, baselineDays, leastWeeklyHistory }: AnomalyParameters,
): OffHours | null => {
  const outsideOn = (each: number): number => (counts.off[each] ?? 0) + (counts.weekend[each] ?? 0);
  const outside = outsideOn(day);
  const all = outside + (counts.business[day] ?? 0);
  const hours = outsideHours(calendar);
  if (all === 0 || hours <= 0 || hours >= hoursOfWeek || axis.covered[day] !== 1) return null;
  let [days, outsideBefore, allBefore] = [0, 0, 0];
  for (let each = day - 1; each >= firstDay && days < baselineDays; each--) {
    if (axis.covered[each] !== 1) continue;
    days += 1;
    outsideBefore += outsideOn(each);
    allBefore += outsideOn(each) + (counts.business[each] ?? 0);
  }
  if (days < leastWeeklyHistory) return null;
  const share = usualShare(outsideBefore, allBefore, hours);
  return { outside, all, share, surprise: Math.max(0, -lnBinomialTail(outside, all, share) / Math.LN10) };
};
