// Who has any event that fits a filter.
import type { CompiledFilter } from '../../query/compile-filter.ts';
import type { Identities } from '../../query/identities.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import { countedMatches } from '../../query/tally-slots.ts';
import type { Breathe } from '../types.ts';
import { forEachMatch } from './count-accesses.ts';

/** By place in `people`: 1 where there is such an event. */
export const matchingPlaces = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  { people, codes }: Identities,
  breathe: Breathe,
): Promise<Uint8Array> => {
  const found = new Uint8Array(people.length);
  for (const view of snapshot.views) {
    await breathe();
    const matches = countedMatches(snapshot, view, filter);
    const { actor, dictionaries, count } = view.segment.columns;
    const seen = new Uint8Array(dictionaries.actor.length);
    if (matches.selection === 'all') seen.fill(1);
    else {
      forEachMatch(matches, 0, count, (seq) => {
        seen[actor[seq] ?? 0] = 1;
      });
    }
    for (const [code, place] of (codes.get(view) ?? new Int32Array(0)).entries()) {
      if (seen[code] === 1 && place >= 0) found[place] = 1;
    }
  }
  return found;
};
