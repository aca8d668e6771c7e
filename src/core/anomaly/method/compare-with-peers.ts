// Whom each actor is held against: its group, where that is large enough; otherwise everybody who accesses anything; nobody, for
// service actors.
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import type { ActorCounts } from '../types.ts';
import { type DailyMedians, dailyMedians } from './daily-medians.ts';
import type { HistoryWindows } from './history-windows.ts';
import type { OwnHistory } from './own-history.ts';
import { type ActorDay, noPeers, type Peers, peerDay, peersOf } from './peer-day.ts';

interface Group {
  members: readonly ActorDay[];
  medians: DailyMedians;
}

/** Groups of those who set a baseline, by name: places in `actors`. */
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
export const unknownHistory: OwnHistory = { days: 0, first: 0, second: 0, scatter: Number.NaN };

/** Of a whole tenant only those say what is usual who access anything: most agents never do. */
const accessesAtAll = ({ history }: ActorDay): boolean => history.first + history.second > 0;

/**
 * For one kind of days, to be asked for in order. `actorDays` are everybody's, in the order of `actors`, and are filled with the
 * day's numbers before it is asked for; the answer tells the peers of the actor at a place among them.
 */
export const compareWithPeers = (
  { actors, actorDays }: { actors: readonly ActorCounts[]; actorDays: readonly ActorDay[] },
  kind: 0 | 1,
  windows: HistoryWindows,
  parameters: AnomalyParameters,
): ((day: number) => (at: number) => Peers) => {
  const groups = new Map<string, Group>();
  for (const [name, places] of groupsOf(actors)) {
    const members = places.flatMap((at) => actorDays[at] ?? []);
    groups.set(name, { members, medians: dailyMedians(kind, windows) });
  }
  const people = [...groups.values()].flatMap(({ members }) => members);
  const tenantMedians = dailyMedians(kind, windows);
  return (day) => {
    const byGroup = new Map(
      Array.from(groups, ([name, { members, medians }]) => [name, peerDay(members, day, medians)]),
    );
    const tenant = peerDay(people.filter(accessesAtAll), day, tenantMedians);
    return (at) => {
      const own = actorDays[at] ?? { history: unknownHistory, today: 0 };
      const actor = actors[at]?.actor;
      const group = actor === undefined || actor.service ? undefined : byGroup.get(actor.group);
      if (group === undefined) return noPeers(own, parameters);
      const near = peersOf(group, own, parameters);
      if (near.count >= parameters.leastPeers) return near;
      const all = peersOf(tenant, accessesAtAll(own) ? own : { ...own, history: unknownHistory }, parameters);
      return all.count > 0 ? all : noPeers(own, parameters);
    };
  };
};
