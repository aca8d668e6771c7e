// One actor day by day: what the charts of its page draw.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ActorDay, ActorScores, ActorScoresInput } from '#shared/model/actor-scores.ts';
import { foldCase } from '#shared/model/fold-case.ts';
import type { Snapshot } from '../query/snapshot.ts';
import type { DayFeatures } from './day-features.ts';
import { dayOpinions } from './day-opinions.ts';
import { comparedWith } from './findings/compared-with.ts';
import { dayRange } from './findings/day-range.ts';
import { findUnusual } from './findings/find-unusual.ts';
import { withoutHistory } from './findings/without-history.ts';
import { hoursOfWeek, weekHours } from './hours-of-week.ts';
import { quartilesOf } from './quartiles.ts';
import type { Scored, ScoredCounts } from './scored-counts.ts';
import { tellFindings } from './tell-findings.ts';
import type { ActorCounts, Breathe } from './types.ts';

const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);

const countOn = ({ counts }: ActorCounts, day: number): number =>
  (counts.business[day] ?? 0) + (counts.off[day] ?? 0) + (counts.weekend[day] ?? 0);

interface Side {
  place: number;
  peers: readonly ActorCounts[];
  features: DayFeatures;
}

const actorDay = ({ axis, scores }: Scored, { place, peers, features }: Side, day: number): ActorDay => {
  const { distinct, fresh } = features.of(place);
  const own = scores[place];
  const covered = axis.covered[day] === 1;
  const others = quartilesOf(
    covered ? peers.filter(({ firstDay }) => firstDay <= day).map((peer) => countOn(peer, day)) : [],
  );
  const at = (numbers: Float64Array | undefined): number | null => (covered ? known(numbers?.[day]) : null);
  return {
    day: axis.days[day] ?? '',
    covered,
    kind: axis.weekend[day] === 1 ? 'weekend' : 'business',
    observed: at(own?.observed),
    expected: at(own?.expected),
    lowest: at(own?.lowest),
    highest: at(own?.highest),
    peerLower: others?.lower ?? null,
    peerMedian: others?.median ?? null,
    peerUpper: others?.upper ?? null,
    surprise: at(own?.surprise),
    score: at(own?.score),
    cusum: at(own?.cusum),
    distinctResources: covered ? (distinct[day] ?? 0) : null,
    newResources: covered ? (fresh[day] ?? 0) : null,
  };
};

/** The day asked for, else that of the strongest finding, else the last one scored. */
const chosenDay = (
  { axis, scores }: Scored,
  place: number,
  day: string | null,
  strongest: number | undefined,
): number => {
  if (day !== null) return axis.days.indexOf(day);
  if (strongest !== undefined) return strongest;
  return scores[place]?.score.findLastIndex((score) => !Number.isNaN(score)) ?? -1;
};

const hoursTable = async (
  snapshot: Snapshot,
  scored: Scored,
  asked: { first: number; end: number; zone: string },
  breathe: Breathe,
): Promise<Uint32Array> => {
  const key = `${asked.first} ${asked.end}`;
  const table = scored.knownHours.get(key) ?? (await hoursOfWeek(snapshot, scored, asked, breathe));
  scored.knownHours.set(key, table);
  return table;
};

/** The actor's own hours, and the mean of its peers'. */
const sidesOf = (table: Uint32Array, place: number, peers: readonly number[]): ActorScores['hours'] => {
  const sums = new Float64Array(weekHours);
  for (const peer of peers) {
    for (let hour = 0; hour < weekHours; hour++) {
      sums[hour] = (sums[hour] ?? 0) + (table[peer * weekHours + hour] ?? 0);
    }
  }
  return {
    own: [...table.subarray(place * weekHours, (place + 1) * weekHours)],
    peers: Array.from(sums, (sum) => sum / Math.max(1, peers.length)),
  };
};

/** Throws ACTOR_NOT_FOUND, BAD_FILTER, BAD_INPUT, CANCELLED. */
export const actorScores = async (
  snapshot: Snapshot,
  input: ActorScoresInput,
  { breathe, scoredCounts }: { breathe: Breathe; scoredCounts: ScoredCounts },
): Promise<ActorScores> => {
  const { filter, parameters, from, to, key } = input;
  const scored = await scoredCounts.get(snapshot, { filter, parameters }, { breathe });
  const { axis, actors, identities, places } = scored;
  const place = places.indexOf(identities.placeOf.get(foldCase(key)) ?? -2);
  const own = actors[place];
  if (own === undefined) {
    throw new WorkbenchError('ACTOR_NOT_FOUND', key, 'no event that fits the filter names this actor');
  }
  const range = dayRange(axis, { from, to });
  const unusual = await findUnusual(scored, [place], range, parameters, breathe);
  const features = await scoredCounts.features(snapshot, scored, { filter, parameters }, breathe);
  const others = comparedWith(scored, place, parameters);
  const peers = others.flatMap((other) => actors[other] ?? []);
  const table = await hoursTable(snapshot, scored, { ...range, zone: parameters.calendar.zone }, breathe);
  const days = Array.from({ length: range.end - range.first }, (_, index) => range.first + index);
  const chosen = chosenDay(scored, place, input.day, unusual[0]?.day);
  return {
    actor: own.actor,
    parameters,
    days: days.map((day) => actorDay(scored, { place, peers, features }, day)),
    hours: sidesOf(table, place, others),
    peers:
      chosen < 0 || axis.covered[chosen] !== 1
        ? []
        : peers
            .filter(({ firstDay }) => firstDay <= chosen)
            .map((peer) => ({ actor: peer.actor, observed: countOn(peer, chosen) })),
    ...(chosen < 0 ? { contributions: [], otherScores: [] } : dayOpinions(features, place, chosen)),
    findings: await tellFindings(snapshot, { scored, features }, unusual, input, breathe),
    notEnoughHistory:
      withoutHistory(
        axis,
        [own],
        [scored.scores[place]].flatMap((each) => each ?? []),
        range,
        parameters,
      )[0] ?? null,
  };
};
