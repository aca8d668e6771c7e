// The method: how surprising each day of each actor is, against its own history and its peers. docs/outliers.md states it in
// formulas; test/eval/recompute.py computes it again.
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import { compareWithPeers, unknownHistory } from './method/compare-with-peers.ts';
import { countBand } from './method/count-band.ts';
import { lnCountTail } from './method/count-tail.ts';
import { emptyScores } from './method/empty-scores.ts';
import { followSurprises } from './method/follow-surprises.ts';
import { daysBefore, type HistoryWindows, historyWindows } from './method/history-windows.ts';
import { followHistory } from './method/own-history.ts';
import type { ActorDay, Peers } from './method/peer-day.ts';
import type { ActorCounts, ActorDayScores, DayAxis } from './types.ts';

type ScoreOne = (day: number, own: ActorDay, peers: Peers, into: ActorDayScores) => void;

/** What one day's count, history and peers make of it. */
const scoreOne = (kind: 0 | 1, { kappa, floor }: AnomalyParameters): ScoreOne => {
  const band = new Float64Array(2);
  return (day, { history, today }, peers, into) => {
    const n = history.days;
    const shrunk = (sum: number, rate: number): number => Math.max(floor, (sum + kappa * rate) / (n + kappa));
    const first = shrunk(history.first, peers.first);
    const second = kind === 1 ? 0 : shrunk(history.second, peers.second);
    const usual = first + second;
    const expected = peers.factor * usual;
    into.expectedOf[kind === 1 ? 'weekend' : 'business'][day] = peers.factor * first;
    if (kind === 0) into.expectedOf.off[day] = peers.factor * second;
    into.usual[day] = usual;
    into.expected[day] = expected;
    into.dispersion[day] = peers.dispersion;
    into.peerFactor[day] = peers.factor;
    into.peers[day] = peers.count;
    into.peerMedian[day] = peers.median;
    into.history[day] = n;
    into.surprise[day] = Math.max(0, -lnCountTail(today, expected, peers.dispersion) / Math.LN10);
    countBand(expected, peers.dispersion, band);
    into.lowest[day] = band[0] ?? 0;
    into.highest[day] = band[1] ?? 0;
  };
};

const unknownDay = (): ActorDay => ({ history: unknownHistory, today: 0 });

/** Scores every covered day of one kind, oldest first. `covered`: the covered days of both kinds. */
const scoreKind = (
  kind: 0 | 1,
  { actors, windows, covered }: { actors: readonly ActorCounts[]; windows: HistoryWindows; covered: Int32Array },
  parameters: AnomalyParameters,
  scores: readonly ActorDayScores[],
): void => {
  const { leastHistory, leastWeeklyHistory } = parameters;
  const least = kind === 1 ? Math.max(leastHistory, leastWeeklyHistory) : leastHistory;
  const score = scoreOne(kind, parameters);
  const people = actors.map((counts, at) => ({
    at,
    own: unknownDay(),
    firstKnown: daysBefore(covered, counts.firstDay),
    follow: followHistory(counts, kind, windows, parameters),
    first: kind === 1 ? counts.counts.weekend : counts.counts.business,
    second: kind === 1 ? null : counts.counts.off,
  }));
  const peersOn = compareWithPeers({ actors, actorDays: people.map(({ own }) => own) }, kind, windows, parameters);
  for (const day of windows.kinds[kind]) {
    const known = daysBefore(covered, day);
    for (const { own, follow, first, second } of people) {
      own.history = follow(day);
      own.today = (first[day] ?? 0) + (second?.[day] ?? 0);
    }
    const peersOf = peersOn(day);
    for (const { at, own, firstKnown } of people) {
      const into = scores[at];
      if (into === undefined) continue;
      into.observed[day] = own.today;
      if (known - firstKnown >= least) score(day, own, peersOf(at), into);
    }
  }
};

/** Scores of one day each, in the order of `actors`. Deterministic; never NaN where a day is scored, never infinite. */
export const scoreDays = (
  axis: DayAxis,
  actors: readonly ActorCounts[],
  parameters: AnomalyParameters,
): ActorDayScores[] => {
  const windows = historyWindows(axis, parameters.baselineDays);
  const covered = Int32Array.from(axis.days.keys()).filter((day) => axis.covered[day] === 1);
  const scores = actors.map(({ actor }) => emptyScores(actor.key, axis.days.length));
  for (const kind of [0, 1] as const) scoreKind(kind, { actors, windows, covered }, parameters, scores);
  for (const each of scores) followSurprises(each, parameters);
  return scores;
};
