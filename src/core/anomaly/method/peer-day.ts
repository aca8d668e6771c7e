// What the others of a group usually do, and what they did on one day.
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import { medianOfOthers } from './median-of-others.ts';
import type { OwnHistory } from './own-history.ts';

/** One actor on one day: its baseline window and its count of the whole day. */
export interface ActorDay {
  history: OwnHistory;
  today: number;
}

/** A group on one day. Members without a single day of history count for nothing. */
export interface PeerDay {
  members: number;
  days: number;
  first: number;
  second: number;
  today: Float64Array;
  scatters: Float64Array;
}

export const peerDay = (members: readonly ActorDay[]): PeerDay => {
  const known = members.filter(({ history }) => history.days > 0);
  const group: PeerDay = {
    members: known.length,
    days: 0,
    first: 0,
    second: 0,
    today: Float64Array.from(known, ({ today }) => today).sort(),
    scatters: Float64Array.from(
      known.flatMap(({ history }) => (Number.isNaN(history.scatter) ? [] : [history.scatter])),
    ).sort(),
  };
  for (const { history } of known) {
    group.days += history.days;
    group.first += history.first;
    group.second += history.second;
  }
  return group;
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
    factor: Math.max(1, (median + 1) / (first + second + 1)),
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
