// From an archive, a filter and the parameters to what the method looks at: days, and everybody's accesses by day and class.
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import type { Filter } from '#shared/model/filter.ts';
import { foldCase } from '#shared/model/fold-case.ts';
import type { ScoredActor } from '#shared/model/outliers.ts';
import { type CompiledFilter, compileFilter } from '../../query/compile-filter.ts';
import { type Identities, identitiesOf } from '../../query/identities.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import type { ActorCounts, Breathe, DayAxis } from '../types.ts';
import { type Activity, activityOf } from './activity.ts';
import { classStretches } from './class-edges.ts';
import { type Accesses, countAccesses } from './count-accesses.ts';
import { dayAxis, withinFilter } from './day-axis.ts';
import { findServices } from './find-services.ts';
import { knownCoverage } from './known-coverage.ts';
import { knownRuns } from './known-runs.ts';
import { matchingPlaces } from './matching-places.ts';

/** What every question about one generation and one calendar shares. */
export interface Ground {
  identities: Identities;
  axis: DayAxis;
  activity: Activity;
}

/** `counted`: the filter together with the resource and the actions. `places`: by actor its place in the identities. */
export interface Collected {
  axis: DayAxis;
  actors: readonly ActorCounts[];
  places: Int32Array;
  identities: Identities;
  counted: CompiledFilter;
  totals: readonly number[];
  events: number;
  nobody: number;
  outside: number;
}

/** Looks at every event once, and at nothing that a filter could change. */
export const groundOf = async (
  snapshot: Snapshot,
  { calendar }: Pick<AnomalyParameters, 'calendar'>,
  breathe: Breathe,
): Promise<Ground> => {
  const { runs } = knownRuns(snapshot.manifest.segments);
  const axis = dayAxis(runs, await knownCoverage(snapshot, runs, breathe), calendar);
  const identities = identitiesOf(snapshot.views);
  const extent = [axis.startMs[0] ?? 0, axis.startMs.at(-1) ?? 0] as const;
  return { identities, axis, activity: await activityOf(snapshot.views, identities, extent, breathe) };
};

/** Events that count: those that fit the filter and are one of the actions on the resource. */
export const countedFilter = (
  filter: Filter,
  { resource, actions, calendar }: Pick<AnomalyParameters, 'resource' | 'actions' | 'calendar'>,
): CompiledFilter => {
  const args: Filter[] = [filter, { op: 'is', field: 'resource.type', values: [resource] }];
  if (actions !== null) args.push({ op: 'is', field: 'action', values: actions });
  return compileFilter({ op: 'and', args }, calendar.zone);
};

/** The last day of the axis that has begun at the instant. */
const dayOf = ({ startMs }: DayAxis, ms: number): number => {
  let from = 0;
  let to = startMs.length - 1;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((startMs[middle + 1] ?? 0) <= ms) from = middle + 1;
    else to = middle;
  }
  return from;
};

const sumOf = (cells: Uint32Array | undefined): number => cells?.reduce((sum, count) => sum + count, 0) ?? 0;

/** Actors in order of their keys. */
const actorsOf = (
  { identities, activity, axis }: Ground,
  places: readonly number[],
  { cells }: Accesses,
  { groups, service }: AnomalyParameters,
): { actors: ActorCounts[]; totals: number[] } => {
  const totals = places.map((place) => sumOf(cells[place]));
  const people = places.map((place) => ({
    ...(identities.people[place] ?? { key: '', ids: [], emails: [] }),
    role: activity.roles[place] ?? null,
  }));
  const services = findServices(
    people.map((person, index) => ({ ...person, events: totals[index] ?? 0 })),
    service,
  );
  const groupOf = new Map(Object.entries(groups).map(([name, group]) => [foldCase(name), group]));
  const days = axis.days.length;
  const nothing = new Uint32Array(days);
  const actors = places.map((place, index): ActorCounts => {
    const { key, ids, emails, role } = people[index] ?? { key: '', ids: [], emails: [], role: null };
    const own = [...emails, ...ids].map((name) => groupOf.get(foldCase(name))).find((group) => group !== undefined);
    const actor: ScoredActor = {
      key,
      id: activity.ids[place] ?? null,
      email: activity.emails[place] ?? null,
      ids: [...ids],
      emails: [...emails],
      role,
      group: own ?? role ?? '',
      service: services[index] === true,
    };
    const counts = cells[place];
    const part = (kind: number): Uint32Array => counts?.subarray(kind * days, (kind + 1) * days) ?? nothing;
    return {
      actor,
      firstDay: dayOf(axis, activity.firstMs[place] ?? 0),
      counts: { business: part(0), off: part(1), weekend: part(2) },
    };
  });
  return { actors, totals };
};

/**
 * Actors are those with an event of whatever kind that fits the filter, on a day of the axis: who never accessed anything is a
 * peer all the same. Throws BAD_FILTER, BAD_INPUT for an unknown zone, CANCELLED.
 */
export const collectCounts = async (
  snapshot: Snapshot,
  ground: Ground,
  { filter, parameters }: { filter: Filter; parameters: AnomalyParameters },
  tools: { breathe: Breathe; onSegment(events: number): void },
): Promise<Collected> => {
  const counted = countedFilter(filter, parameters);
  const { identities } = ground;
  const axis = withinFilter(ground.axis, counted);
  const stretches = classStretches(axis, parameters.calendar);
  const accesses = await countAccesses(snapshot, counted, { axis, stretches, identities }, tools);
  const plain = compileFilter(filter, parameters.calendar.zone);
  const matching = await matchingPlaces(snapshot, plain, identities, tools.breathe);
  const places = identities.people.flatMap((_, place) =>
    matching[place] === 1 && Number.isFinite(ground.activity.firstMs[place]) ? [place] : [],
  );
  const { actors, totals } = actorsOf({ ...ground, axis }, places, accesses, parameters);
  const { events, nobody, outside } = accesses;
  return { axis, actors, places: Int32Array.from(places), identities, counted, totals, events, nobody, outside };
};
