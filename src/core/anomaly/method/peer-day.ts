// What the others of a group usually do, and what they did on one day.
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import type { DailyMedians } from './daily-medians.ts';
import { medianOfOthers } from './median-of-others.ts';
import type { OwnHistory } from './own-history.ts';

/** One actor on one day: its baseline window and its count of the whole day. */
export interface ActorDay {
  history: OwnHistory;
  today: number;
}

/** A group on one day. Members without a single day of history count for nothing. `usualMedian`: the mean of the medians that its earlier days had. */
export interface PeerDay {
  members: number;
  days: number;
  first: number;
  second: number;
  today: Float64Array;
  scatters: Float64Array;
  usualMedian: number;
}

/** Sums over `members`, with the group's median told to `medians`. */
export const peerDay = (members: readonly ActorDay[], day: number, medians: DailyMedians): PeerDay => {
  const today = new Float64Array(members.length);
  const scatters = new Float64Array(members.length);
  let [known, told, days, first, second] = [0, 0, 0, 0, 0];
  for (const { history, today: count } of members) {
    if (history.days === 0) continue;
    today[known] = count;
    known += 1;
    days += history.days;
    first += history.first;
    second += history.second;
    if (Number.isNaN(history.scatter)) continue;
    scatters[told] = history.scatter;
    told += 1;
  }
  const sorted = today.subarray(0, known).sort();
  const usualMedian = medians(day, medianOfOthers(sorted, null));
  return {
    members: known,
    days,
    first,
    second,
    today: sorted,
    scatters: scatters.subarray(0, told).sort(),
    usualMedian,
  };
};

/** The others of a group: accesses a day, the day's median, the peer-day factor, and the dispersion (NaN: Poisson). */
export interface Peers {
  count: number;
  first: number;
  second: number;
  median: number;
  factor: number;
  dispersion: number;
}

const dispersionOf = (scatter: number, { leastDispersion }: AnomalyParameters): number => {
  if (Number.isNaN(scatter)) return leastDispersion;
  return scatter === Number.POSITIVE_INFINITY ? Number.NaN : scatter;
};

/** The peers of a `member` of the group (of an actor outside it when `own` is no member). */
export const peersOf = (group: PeerDay, { history, today }: ActorDay, parameters: AnomalyParameters): Peers => {
  const inside = history.days > 0;
  const days = group.days - history.days;
  const first = days === 0 ? 0 : (group.first - history.first) / days;
  const second = days === 0 ? 0 : (group.second - history.second) / days;
  const median = medianOfOthers(group.today, inside ? today : null);
  const scatter = medianOfOthers(group.scatters, Number.isNaN(history.scatter) ? null : history.scatter);
  return {
    count: group.members - (inside ? 1 : 0),
    first,
    second,
    median,
    factor: Number.isNaN(group.usualMedian) ? 1 : Math.max(1, (median + 1) / (group.usualMedian + 1)),
    dispersion: dispersionOf(scatter, parameters),
  };
};

/** Those who have no peers, and service actors, are held against themselves alone. */
export const noPeers = ({ history }: ActorDay, parameters: AnomalyParameters): Peers => ({
  count: 0,
  first: history.days === 0 ? 0 : history.first / history.days,
  second: history.days === 0 ? 0 : history.second / history.days,
  median: 0,
  factor: 1,
  dispersion: dispersionOf(history.scatter, parameters),
});
