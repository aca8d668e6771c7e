// What an actor used for the first time on a day, and how many of its peers had done so before.
import type { DayFeatures } from './day-features.ts';
import { type FirstUses, firstUseOf, newOn } from './features/first-uses.ts';
import { naturalLog } from './method/natural-log.ts';

/** `count`: values never used before; `rarity`: the highest among them, 0 where there are none. */
export interface NewValues {
  count: number;
  rarity: number;
}

/** −log10((peersWith + ½) / (peers + 1)). */
export const rarityAmongPeers = (peersWith: number, peers: number): number =>
  -naturalLog((peersWith + 0.5) / (peers + 1)) / Math.LN10;

const usesOf = ({ of, ips, userAgents }: DayFeatures, kind: NoveltyKind, actor: number): FirstUses | undefined => {
  if (kind === 'resource') return of(actor).resources;
  return (kind === 'ip' ? ips : userAgents)[actor];
};

const coveredBefore = ({ covered }: DayFeatures['axis'], day: number): number => {
  let days = 0;
  for (let each = 0; each < day; each++) days += covered[each] ?? 0;
  return days;
};

export type NoveltyKind = 'resource' | 'ip' | 'user-agent';

/**
 * Null where too few covered days lie before to tell what is new. A peer has a value when it used it up to the end of the day,
 * so later events change nothing.
 */
export const dayNovelty = (features: DayFeatures, kind: NoveltyKind, actor: number, day: number): NewValues | null => {
  if (coveredBefore(features.axis, day) < features.parameters.leastNoveltyDays) return null;
  const own = usesOf(features, kind, actor);
  const values = own === undefined ? [] : newOn(own, day);
  if (values.length === 0) return { count: 0, rarity: 0 };
  const peers = features.peersOf(actor).flatMap((peer) => usesOf(features, kind, peer) ?? []);
  const users = (value: number): number => peers.filter((peer) => firstUseOf(peer, value) <= day).length;
  let fewest = Number.POSITIVE_INFINITY;
  for (const value of values) {
    fewest = Math.min(fewest, users(value));
    if (fewest === 0) break;
  }
  return { count: values.length, rarity: Math.max(0, rarityAmongPeers(fewest, peers.length)) };
};
