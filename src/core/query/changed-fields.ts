// The names of the fields that change, for completion: those of the newest changes, since a look at all of them would cost too much.
import { fieldChangesOf } from '#shared/model/field-changes.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { Change } from '../archive/types.ts';
import type { Snapshot } from './snapshot.ts';

/** Changes looked at in one segment, and in all. */
const perSegment = 500;
const inAll = 10_000;
const mostNames = 500;

const membersOf = (state: JsonValue | undefined): string[] =>
  typeof state === 'object' && state !== null && !Array.isArray(state) ? Object.keys(state) : [];

/** The fields of one change and the members of its states, each once. */
const namesIn = (change: Change): Set<string> =>
  new Set([
    ...fieldChangesOf(change).map(({ field }) => field),
    ...membersOf(change.before),
    ...membersOf(change.after),
  ]);

/** At most 500 names, those of most changes first. */
export const changedFields = async (snapshot: Snapshot, breathe: () => Promise<void>): Promise<string[]> => {
  const counts = new Map<string, number>();
  let left = inAll;
  for (const { segment } of snapshot.views.toReversed()) {
    await breathe();
    if (left <= 0) break;
    const changes = segment.newestChanges(Math.min(perSegment, left));
    left -= changes.length;
    for (const name of changes.flatMap((change) => [...namesIn(change)])) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  counts.delete('');
  return [...counts]
    .sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1))
    .slice(0, mostNames)
    .map(([name]) => name);
};
