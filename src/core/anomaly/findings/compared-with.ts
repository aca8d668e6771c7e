// Whom an actor is compared with.
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import type { Collected } from '../collect/collect-counts.ts';

/**
 * Places of the others of its group or, where these are fewer than `leastPeers`, of everybody who accesses anything. Services
 * are nobody's peers and have none.
 */
export const comparedWith = (
  { actors, totals }: Pick<Collected, 'actors' | 'totals'>,
  actor: number,
  { leastPeers }: Pick<AnomalyParameters, 'leastPeers'>,
): number[] => {
  const own = actors[actor]?.actor;
  if (own === undefined || own.service) return [];
  const others = actors.flatMap(({ actor: { service } }, place) => (service || place === actor ? [] : [place]));
  const group = others.filter((place) => actors[place]?.actor.group === own.group);
  return group.length >= leastPeers ? group : others.filter((place) => (totals[place] ?? 0) > 0);
};
