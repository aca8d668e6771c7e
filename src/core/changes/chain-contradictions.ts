// Fields of which an event's diff tells one thing and its complete states another, by the same rule as the view of one change.
import { fieldChangesOf } from '#shared/model/field-changes.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { isNothing } from './chain-differences.ts';
import { inState } from './chain-knowledge.ts';
import type { Told } from './chain-told.ts';
import { disagreementsOf } from './disagreements.ts';
import { equalJson } from './equal-json.ts';

const says = (state: JsonValue | undefined, field: string, value: JsonValue | undefined): boolean => {
  if (state === undefined) return true;
  if (value === undefined) return false;
  const stated = inState(state, field).value;
  return equalJson(stated, value) || (isNothing(stated) && isNothing(value));
};

const isWithin = (path: string, name: string): boolean =>
  path.startsWith(name) && (path.length === name.length || path[name.length] === '.');

/** Most events: every field of the diff is as the states have it, and the states differ in nothing else. */
const agreesPlainly = ({ before, after, between, changes, open }: Told): boolean => {
  if (open || !changes.every(({ field, from, to }) => says(before, field, from) && says(after, field, to)))
    return false;
  if (between === null) return true;
  return (
    between.spellings === 0 && between.list.every(({ path }) => changes.some(({ field }) => isWithin(path, field)))
  );
};

/** As names of fields; none where the event has no diff or no state. */
export const contradictedFields = (told: Told): string[] => {
  const { diff, before, after } = told;
  if (diff === undefined || (before === undefined && after === undefined) || agreesPlainly(told)) return [];
  const changes = fieldChangesOf(before === undefined ? { diff } : { diff, before });
  const found = disagreementsOf(diff, changes, before, after, Date.now) ?? [];
  return [...new Set(found.map(({ path }) => path))];
};
