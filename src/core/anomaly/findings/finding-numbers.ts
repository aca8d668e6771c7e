// Every number of a finding, but for its words and the events behind it.
import { createHash } from 'node:crypto';
import { type AnomalyParameters, anomalyMethod, hourClasses, type Severity } from '#shared/model/anomaly.ts';
import type { Finding, FindingReason } from '#shared/model/outliers.ts';
import { countBand } from '../method/count-band.ts';
import { exponential } from '../method/exponential.ts';
import type { Scored } from '../scored-counts.ts';
import type { ActorCounts, ActorDayScores } from '../types.ts';
import type { Unusual } from './unusual.ts';

export type FindingNumbers = Omit<Finding, 'sentence' | 'eventIds'>;

/** No rarer than this is told: JSON knows no larger odds that mean anything. */
const mostOdds = 1e15;
const mostDigits = 15;

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

const countOf = ({ counts }: ActorCounts, from: number, day: number): number =>
  hourClasses.reduce((sum, name) => sum + sumBetween(counts[name], from, day), 0);

/** Before the first day of the window nothing was ever counted. */
const isFirstAccess = (own: ActorCounts, from: number): boolean => from > 0 && countOf(own, 0, from - 1) === 0;

const reasonsOf = (
  { window, surprise, score, observed, expected, day, from }: Unusual,
  own: ActorCounts,
  { persistent }: ActorDayScores,
  isWeekend: boolean,
): FindingReason[] => {
  const reasons: FindingReason[] = [];
  if (surprise > 0) reasons.push({ code: 'volume', score: surprise, observed, expected });
  if (window === 1 && score > surprise) {
    reasons.push({ code: 'persistence', score: score - surprise, observed: persistent[day] ?? 0, expected: null });
  }
  if (window === 1 && isWeekend) reasons.push({ code: 'weekend', score: surprise, observed, expected });
  if (isFirstAccess(own, from)) reasons.push({ code: 'first-access', score: surprise, observed, expected: 0 });
  return reasons.sort((one, other) => other.score - one.score);
};

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
  const { actor: place, day, window, score, surprise, observed, expected, usual, dispersion } = unusual;
  const [own, scores] = [actors[place], all[place]];
  if (own === undefined || scores === undefined) throw new RangeError(`no actor at ${place}`);
  const { actor } = own;
  const label = axis.days[day] ?? '';
  const band = new Float64Array(2);
  countBand(expected, dispersion, band);
  const classes = classesOf(own, scores, unusual);
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
    peerFactor: unusual.peerFactor,
    peers: unusual.peers,
    peerMedian: unusual.peerMedian,
    historyDays: unusual.history,
    persistentDays: scores.persistent[day] ?? 0,
    cusum: scores.cusum[day] ?? 0,
    oneIn: surprise >= mostDigits ? mostOdds : exponential(surprise * Math.LN10),
    classes,
    reasons: reasonsOf(unusual, own, scores, axis.weekend[day] === 1),
  };
};
