// How a type of resource is logged, learnt from its events: whether complete states are complete, and whether diffs call fields
// as states do. Sources that keep only the changed members as "old" and "new", or that write labels into diffs, would else
// show breaks where nothing is missing.

import { isObject } from '#shared/model/field-path.ts';
import { agree } from './chain-differences.ts';
import { inState } from './chain-knowledge.ts';
import type { Told } from './chain-told.ts';

export interface Traits {
  names: boolean;
  whole: boolean;
}

const identifying = new Set(['id', '_id', 'uuid', 'key', 'type', 'tenantid', 'tenant_id']);

/** So many members, besides those that identify it, stay as they were in a change that shows the whole state. */
const leastUnchanged = 2;

const isWhole = ({ before, after }: Told): boolean => {
  if (!isObject(before) || !isObject(after)) return false;
  let unchanged = 0;
  for (const [name, value] of Object.entries(before)) {
    if (identifying.has(name.toLowerCase()) || !Object.hasOwn(after, name) || !agree(value, after[name])) continue;
    unchanged += 1;
    if (unchanged >= leastUnchanged) return true;
  }
  return false;
};

/** Adds what the event shows; `traits` is altered. */
export const learnTraits = (traits: Traits, told: Told): void => {
  traits.whole ||= isWhole(told);
  const { before, after, changes } = told;
  traits.names ||= changes.some(({ field }) =>
    [before, after].some((state) => state !== undefined && inState(state, field).there),
  );
};
