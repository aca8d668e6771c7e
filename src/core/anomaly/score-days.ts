// The method: how surprising each day of each actor is, against its own history and its peers. docs/outliers.md states it in
// formulas; test/eval/recompute.py computes it again.
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import { countBand } from './method/count-band.ts';
import { lnCountTail } from './method/count-tail.ts';
import { emptyScores } from './method/empty-scores.ts';
import { followSurprises } from './method/follow-surprises.ts';
import { daysBefore, historyWindows } from './method/history-windows.ts';
import { followHistory, type OwnHistory } from './method/own-history.ts';
import { type ActorDay, noPeers, type PeerDay, peerDay, peersOf } from './method/peer-day.ts';
import type { ActorCounts, ActorDayScores, DayAxis } from './types.ts';

/** Groups of those who set a baseline: positions in `actors`. */
const groupsOf = (actors: readonly ActorCounts[]): Map<string, number[]> => {
  const groups = new Map<string, number[]>();
  for (const [at, { actor }] of actors.entries()) {
    if (actor.service) continue;
    const group = groups.get(actor.group);
    if (group === undefined) groups.set(actor.group, [at]);
    else group.push(at);
  }
  return groups;
};

/** Nobody's: of an actor that stands outside the group it is compared with. */
const unknownHistory: OwnHistory = { days: 0, first: 0, second: 0, scatter: Number.NaN };

/** Of a whole tenant only those say what is usual who access anything: most agents never do. */
const accessesAtAll = (own: ActorDay | undefined): boolean =>
  own !== undefined && own.history.first + own.history.second > 0;

/** Scores of one day each, in the order of `actors`. Deterministic; never NaN where a day is scored, never infinite. */
export const scoreDays = (
  axis: DayAxis,
  actors: readonly ActorCounts[],
  parameters: AnomalyParameters,
): ActorDayScores[] => {
  const { kappa, floor, leastPeers, leastHistory, leastWeeklyHistory } = parameters;
  const windows = historyWindows(axis, parameters.baselineDays);
  const covered = Int32Array.from(axis.days.keys()).filter((day) => axis.covered[day] === 1);
  const scores = actors.map(({ actor }) => emptyScores(actor.key, axis.days.length));
  const firstKnown = actors.map(({ firstDay }) => daysBefore(covered, firstDay));
  const followers = actors.map((counts) => [
    followHistory(counts, 0, windows, parameters),
    followHistory(counts, 1, windows, parameters),
  ]);
  const groups = [...groupsOf(actors)];
  const people = groups.flatMap(([, members]) => members);
  const band = new Float64Array(2);

  const scoreDay = (day: number, known: number): void => {
    const weekend = axis.weekend[day] === 1;
    const least = weekend ? Math.max(leastHistory, leastWeeklyHistory) : leastHistory;
    const actorDays = actors.map(({ counts }, at): ActorDay => {
      const today = weekend ? (counts.weekend[day] ?? 0) : (counts.business[day] ?? 0) + (counts.off[day] ?? 0);
      const history = followers[at]?.[weekend ? 1 : 0]?.(day);
      return { today, history: history ?? { days: 0, first: 0, second: 0, scatter: Number.NaN } };
    });
    const of = (members: readonly number[]): PeerDay => peerDay(members.flatMap((at) => actorDays[at] ?? []));
    const byGroup = new Map(groups.map(([name, members]) => [name, of(members)]));
    let tenant: PeerDay | null = null;

    for (const [at, { actor }] of actors.entries()) {
      const own = actorDays[at];
      const into = scores[at];
      if (own === undefined || into === undefined) continue;
      into.observed[day] = own.today;
      if (known - (firstKnown[at] ?? 0) < least) continue;
      const { history, today } = own;
      let peers = noPeers(own, parameters);
      const group = byGroup.get(actor.group);
      if (!actor.service && group !== undefined) {
        let others = peersOf(group, own, parameters);
        if (others.count < leastPeers) {
          tenant ??= of(people.filter((place) => accessesAtAll(actorDays[place])));
          others = peersOf(tenant, accessesAtAll(own) ? own : { today, history: unknownHistory }, parameters);
        }
        if (others.count > 0) peers = others;
      }
      const n = history.days;
      const shrunk = (sum: number, rate: number): number => Math.max(floor, (sum + kappa * rate) / (n + kappa));
      const first = shrunk(history.first, peers.first);
      const second = weekend ? 0 : shrunk(history.second, peers.second);
      const usual = first + second;
      const expected = peers.factor * usual;
      into.expectedOf[weekend ? 'weekend' : 'business'][day] = peers.factor * first;
      if (!weekend) into.expectedOf.off[day] = peers.factor * second;
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
    }
  };

  for (const [known, day] of covered.entries()) scoreDay(day, known);
  for (const each of scores) followSurprises(each, parameters);
  return scores;
};
