// Which actor a segment's actor code stands for.
import type { SegmentView } from '../../query/segment-view.ts';
import type { Collected } from '../collect/collect-counts.ts';

/** What is needed of a collection to look at its actors' events again. */
export type ActorsOf = Pick<Collected, 'axis' | 'identities' | 'places' | 'counted'>;

/** By actor code the actor's place among the collected ones, -1 for nobody. */
export const actorCodes = ({ identities, places }: ActorsOf): ((view: SegmentView) => Int32Array) => {
  const actorOf = new Int32Array(identities.people.length).fill(-1);
  for (const [actor, place] of places.entries()) actorOf[place] = actor;
  return (view) =>
    (identities.codes.get(view) ?? new Int32Array(0)).map((place) => (place < 0 ? -1 : (actorOf[place] ?? -1)));
};
