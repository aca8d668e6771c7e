// Every number of a finding, but for its words and the events behind it.
import { createHash } from 'node:crypto';
import { type AnomalyParameters, anomalyMethod, hourClasses, type Severity } from '#shared/model/anomaly.ts';
import type { Finding, FindingReason } from '#shared/model/outliers.ts';
import { countBand } from '../method/count-band.ts';
import { lnCountTail } from '../method/count-tail.ts';
import type { Scored } from '../scored-counts.ts';
import type { ActorCounts, ActorDayScores } from '../types.ts';
import type { Unusual } from './unusual.ts';

export type FindingNumbers = Omit<Finding, 'sentence' | 'eventIds'>;

/** No rarer than this is told: JSON knows no larger odds that mean anything. */
const mostOdds = 1e15;

export const severityOf = (score: number, { medium, high }: AnomalyParameters): Severity => {
  if (score >= high) return 'high';
  return score >= medium ? 'medium' : 'low';
};

/** The same for the same method, actor, day, window and resource, whatever the numbers. */
const idOf = (key: string, day: string, window: number, resource: string): string =>
  createHash('sha256')
    .update(JSON.stringify([anomalyMethod.id, key, day, window, resource]))
    .digest('hex')
    .slice(0, 24);

const finite = (value: number): number | null => (Number.isNaN(value) ? null : value);

const sumBetween = (counts: ArrayLike<number>, from: number, day: number): number => {
  let sum = 0;
  for (let each = from; each <= day; each++) sum += counts[each] || 0;
  return sum;
};

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

const countOf = ({ counts }: ActorCounts, from: number, day: number): number =>
  hourClasses.reduce((sum, name) => sum + sumBetween(counts[name], from, day), 0);

/** What the peers of an actor did: those of its group who are known and no services, or everybody where these are too few. */
export const peersOf = (
  actors: readonly ActorCounts[],
  actor: number,
  day: number,
  { leastPeers }: AnomalyParameters,
): ActorCounts[] => {
  const own = actors[actor];
  if (own === undefined || own.actor.service) return [];
  const others = actors.filter(
    ({ actor: { service }, firstDay }, place) => place !== actor && !service && firstDay < day,
  );
  const group = others.filter((other) => other.actor.group === own.actor.group);
  return group.length >= leastPeers ? group : others;
};

/** Before the first day of the window nothing was ever counted. */
const isFirstAccess = (own: ActorCounts, from: number): boolean => from > 0 && countOf(own, 0, from - 1) === 0;

const reasonsOf = (
  { window, surprise, score, observed, expected, dispersion, day, from }: Unusual,
  { own, scores, weekend, classes }: Context,
  { low }: AnomalyParameters,
): FindingReason[] => {
  const reasons: FindingReason[] = [];
  const persistent = scores.persistent[day] ?? 0;
  if (surprise > 0) reasons.push({ code: 'volume', score: surprise, observed, expected });
  if (window === 1 && score > surprise) {
    reasons.push({ code: 'persistence', score: score - surprise, observed: persistent, expected: null });
  }
  const off = classes.find((each) => each.class === 'off');
  if (off !== undefined && off.observed > off.expected) {
    const tail = -lnCountTail(off.observed, off.expected, (dispersion * off.expected) / expected) / Math.LN10;
    if (tail >= low) reasons.push({ code: 'off-hours', score: tail, observed: off.observed, expected: off.expected });
  }
  if (window === 1 && weekend) reasons.push({ code: 'weekend', score: surprise, observed, expected });
  if (isFirstAccess(own, from)) reasons.push({ code: 'first-access', score: surprise, observed, expected: 0 });
  return reasons.sort((one, other) => other.score - one.score);
};

interface Context {
  own: ActorCounts;
  scores: ActorDayScores;
  weekend: boolean;
  classes: Finding['classes'];
}

/** Expected by class: of a window as its days are shared out, each by its own baseline, to the window's mean. */
const classesOf = ({ counts }: ActorCounts, scores: ActorDayScores, { from, day, expected }: Unusual) => {
  const sums = hourClasses.map((name) => sumBetween(scores.expectedOf[name], from, day));
  const total = sums.reduce((sum, each) => sum + each, 0);
  return hourClasses.map((name, place) => ({
    class: name,
    observed: sumBetween(counts[name], from, day),
    expected: total > 0 ? ((sums[place] ?? 0) / total) * expected : 0,
  }));
};

export const findingNumbers = (
  { axis, actors, scores: all }: Pick<Scored, 'axis' | 'actors' | 'scores'>,
  unusual: Unusual,
  parameters: AnomalyParameters,
): FindingNumbers => {
  const { actor: place, day, from, window, score, surprise, observed, expected, usual, dispersion } = unusual;
  const [own, scores] = [actors[place], all[place]];
  if (own === undefined || scores === undefined) throw new RangeError(`no actor at ${place}`);
  const { actor } = own;
  const label = axis.days[day] ?? '';
  const band = new Float64Array(2);
  countBand(expected, dispersion, band);
  const peers = window === 1 ? [] : peersOf(actors, place, from, parameters);
  const classes = classesOf(own, scores, unusual);
  let persistent = scores.persistent[day] ?? 0;
  if (window > 1) {
    persistent = 0;
    for (let each = from; each <= day; each++) {
      if ((scores.surprise[each] ?? 0) > parameters.persistenceAbove) persistent += 1;
    }
  }
  const first =
    window === 1
      ? day
      : from +
        Math.max(
          0,
          scores.surprise.subarray(from, day + 1).findIndex((each) => !Number.isNaN(each)),
        );
  return {
    id: idOf(actor.key, label, window, parameters.resource),
    actor,
    day: label,
    window,
    score,
    surprise,
    log10P: -surprise,
    severity: severityOf(score, parameters),
    observed,
    expected,
    usual,
    lowest: band[0] ?? 0,
    highest: band[1] ?? 0,
    dispersion: finite(dispersion),
    peerFactor: window === 1 ? (scores.peerFactor[day] ?? 1) : expected / usual,
    peers: window === 1 ? (scores.peers[day] ?? 0) : peers.length,
    peerMedian: window === 1 ? (scores.peerMedian[day] ?? 0) : median(peers.map((peer) => countOf(peer, from, day))),
    historyDays: scores.history[first] ?? 0,
    persistentDays: persistent,
    cusum: scores.cusum[day] ?? 0,
    oneIn: Math.min(mostOdds, 10 ** Math.min(surprise, 15)),
    classes,
    reasons: reasonsOf(unusual, { own, scores, weekend: axis.weekend[day] === 1, classes }, parameters),
  };
};
