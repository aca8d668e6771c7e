// What an actor did for the first time on a day, and how many of its peers had done so before.
import type { DayFeatures } from './day-features.ts';
import { type FirstUses, firstUseOf, newOn } from './features/first-uses.ts';
import { naturalLog } from './method/natural-log.ts';

/** `count`: values never used before; `rarity`: the highest among them, 0 where there are none. */
export interface NewValues {
  count: number;
  rarity: number;
}

/** `firstAccess`: no counted access on any day before. */
export interface DayNovelty {
  firstAccess: boolean;
  resources: NewValues;
  ips: NewValues;
  userAgents: NewValues;
}

/** −log10((peersWith + ½) / (peers + 1)): a decimal logarithm, 0 or more where at most half the peers and one use it. */
export const rarityAmongPeers = (peersWith: number, peers: number): number =>
  -naturalLog((peersWith + 0.5) / (peers + 1)) / Math.LN10;

const newValues = (own: FirstUses | undefined, peers: readonly FirstUses[], day: number): NewValues => {
  if (own === undefined) return { count: 0, rarity: 0 };
  const values = newOn(own, day);
  let fewest = Number.POSITIVE_INFINITY;
  for (const value of values) {
    let users = 0;
    for (const peer of peers) if (firstUseOf(peer, value) <= day) users += 1;
    fewest = Math.min(fewest, users);
    if (fewest === 0) break;
  }
  return {
    count: values.length,
    rarity: values.length === 0 ? 0 : Math.max(0, rarityAmongPeers(fewest, peers.length)),
  };
};

const coveredBefore = ({ covered }: DayFeatures['axis'], day: number): number => {
  let days = 0;
  for (let each = 0; each < day; each++) days += covered[each] ?? 0;
  return days;
};

/**
 * Null where too few covered days lie before to tell what is new. A peer has a value when it used it up to the end of the day,
 * so later events change nothing.
 */
export const dayNovelty = (features: DayFeatures, actor: number, day: number): DayNovelty | null => {
  const { axis, parameters, of, peersOf, ips, userAgents } = features;
  if (coveredBefore(axis, day) < parameters.leastNoveltyDays) return null;
  const peers = peersOf(actor);
  const usesOf = (uses: readonly FirstUses[]): FirstUses[] => peers.flatMap((peer) => uses[peer] ?? []);
  const { fresh, resources } = of(actor);
  const busy = features.count(actor, day) > 0;
  return {
    firstAccess: busy && !axis.days.some((_, before) => before < day && features.count(actor, before) > 0),
    resources:
      fresh[day] === 0
        ? { count: 0, rarity: 0 }
        : newValues(
            resources,
            peers.map((peer) => of(peer).resources),
            day,
          ),
    ips: newValues(ips[actor], usesOf(ips), day),
    userAgents: newValues(userAgents[actor], usesOf(userAgents), day),
  };
};
