// The days of all actors as rows of features. The archive is looked at once; what one actor's days were like is worked out
// when it is asked for and kept.
import { assertNever } from '#shared/assert-never.ts';
import { type AnomalyParameters, accessActions } from '#shared/model/anomaly.ts';
import { type DayFeature, dayFeatures } from '#shared/model/day-feature.ts';
import type { Filter } from '#shared/model/filter.ts';
import { foldCase } from '#shared/model/fold-case.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { type Collected, countedFilter } from './collect/collect-counts.ts';
import { accessEvents } from './features/access-events.ts';
import { type ActorDays, actorDays } from './features/actor-days.ts';
import { type DayCounts, dayCounts } from './features/day-counts.ts';
import type { FirstUses } from './features/first-uses.ts';
import { usedValues } from './features/used-values.ts';
import { comparedWith } from './findings/compared-with.ts';
import type { ActorCounts, Breathe, DayAxis } from './types.ts';

/** Actors are places in `actors`, days are places on the axis. */
export interface DayFeatures {
  axis: DayAxis;
  actors: readonly ActorCounts[];
  parameters: AnomalyParameters;
  /** Those that `row` gives, in its order: what is counted already is not told a second time. */
  names: readonly DayFeature[];
  /** One actor's days beyond their number; kept. */
  of(actor: number): ActorDays;
  /** Those it is compared with; kept. */
  peersOf(actor: number): readonly number[];
  /** Since when it has used which address and which program, by place of the actor. */
  ips: readonly FirstUses[];
  userAgents: readonly FirstUses[];
  /** Counted accesses of the day. */
  count(actor: number, day: number): number;
  row(actor: number, day: number): number[];
}

/** Resources whose accesses are told beside the counted ones. */
const besides = { 'transcript-reads': 'transcript', exports: 'export' } as const;

const kept = <Value>(make: (place: number) => Value): ((place: number) => Value) => {
  const known: (Value | undefined)[] = [];
  return (place) => {
    const value = known[place] ?? make(place);
    known[place] = value;
    return value;
  };
};

/** Values never used before by day, kept by actor. */
const newByDay = (uses: readonly FirstUses[], days: number): ((actor: number) => Uint32Array) =>
  kept((actor) => {
    const counts = new Uint32Array(days);
    for (const day of uses[actor]?.days ?? []) counts[day] = (counts[day] ?? 0) + 1;
    return counts;
  });

/**
 * `filter` and `parameters`: those that `collected` was made with. Throws what reading a segment throws, and CANCELLED.
 */
export const collectDayFeatures = async (
  snapshot: Snapshot,
  collected: Collected,
  { filter, parameters }: { filter: Filter; parameters: AnomalyParameters },
  breathe: Breathe,
): Promise<DayFeatures> => {
  const { axis, actors } = collected;
  const events = await accessEvents(snapshot, collected, breathe);
  const countsOf = (resource: string): Promise<DayCounts> => {
    const counted = countedFilter(filter, { ...parameters, resource, actions: [...accessActions] });
    return dayCounts(snapshot, { ...collected, counted }, breathe);
  };
  const [transcripts, exports] = [await countsOf(besides['transcript-reads']), await countsOf(besides.exports)];
  const ips = await usedValues(snapshot, collected, 'ip', breathe);
  const userAgents = await usedValues(snapshot, collected, 'userAgent', breathe);
  const newIps = newByDay(ips, axis.days.length);
  const newUserAgents = newByDay(userAgents, axis.days.length);
  const resource = foldCase(parameters.resource);
  const names = dayFeatures.filter((name) => !(name in besides) || besides[name as keyof typeof besides] !== resource);

  const of = kept((actor) => {
    const [from, to] = [events.starts[actor], events.starts[actor + 1]];
    return actorDays(events.timeMs.subarray(from, to), events.resource.subarray(from, to), axis.startMs);
  });
  const count = (actor: number, day: number): number => {
    const counts = actors[actor]?.counts;
    return (counts?.business[day] ?? 0) + (counts?.off[day] ?? 0) + (counts?.weekend[day] ?? 0);
  };
  const featureOf = (name: DayFeature, actor: number, day: number): number => {
    const all = count(actor, day);
    const own = of(actor);
    switch (name) {
      case 'count':
        return all;
      case 'distinct-resources':
        return own.distinct[day] ?? 0;
      case 'new-resource-share':
        return (own.fresh[day] ?? 0) / Math.max(1, own.distinct[day] ?? 0);
      case 'most-in-ten-minutes':
        return own.burst[day] ?? 0;
      case 'off-hours-share':
        return (all - (actors[actor]?.counts.business[day] ?? 0)) / Math.max(1, all);
      case 'transcript-reads':
        return transcripts.get(actor)?.[day] ?? 0;
      case 'exports':
        return exports.get(actor)?.[day] ?? 0;
      case 'new-ips':
        return newIps(actor)[day] ?? 0;
      case 'new-user-agents':
        return newUserAgents(actor)[day] ?? 0;
      default:
        return assertNever(name);
    }
  };
  return {
    axis,
    actors,
    parameters,
    names,
    of,
    peersOf: kept((actor) => comparedWith(collected, actor, parameters)),
    ips,
    userAgents,
    count,
    row: (actor, day) => names.map((name) => featureOf(name, actor, day)),
  };
};
