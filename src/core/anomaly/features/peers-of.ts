// Whom an actor's days are compared with.
import type { ActorCounts } from '../types.ts';

/**
 * Places of the others of its group, or of everybody where they are fewer than `leastPeers`. Service actors are nobody's peers
 * and have none.
 */
export const peersOf = (actors: readonly ActorCounts[], actor: number, leastPeers: number): number[] => {
  const own = actors[actor]?.actor;
  if (own === undefined || own.service) return [];
  const others = actors.flatMap(({ actor: { service } }, place) => (service || place === actor ? [] : [place]));
  const group = others.filter((place) => actors[place]?.actor.group === own.group);
  return group.length >= leastPeers ? group : others;
};
