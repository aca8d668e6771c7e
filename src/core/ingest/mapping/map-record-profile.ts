// JSON records → events by a mapping profile. What a pointer took leaves `extra`; the rest of the record stays at its path.
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import type { MappingProfile } from '#shared/model/mapping.ts';
import type { TimeRules } from '../timestamp.ts';
import { compileProfile, type ProfileTarget } from './compiled-profile.ts';
import { Draft } from './draft.ts';
import { wholeFields } from './field-names.ts';
import { fillWhole } from './fill-column.ts';
import { tokensOf } from './json-pointer.ts';
import { isJsonObject, type SivoJsonMapper } from './sivo-json.ts';

/** The pointers of a profile as a tree of names. */
interface Place {
  inner: Map<string, Place>;
  targets: readonly ProfileTarget[];
}

interface Found extends ProfileTarget {
  path: string[];
  value: JsonValue;
  /** The value is in the event already, in the list it stands in or in another field. */
  copied: boolean;
}

const treeOf = (targets: ReadonlyMap<string, readonly ProfileTarget[]>): Place => {
  const root: Place = { inner: new Map(), targets: [] };
  for (const [pointer, fed] of targets) {
    let place = root;
    for (const token of tokensOf(pointer)) {
      let next = place.inner.get(token);
      if (next === undefined) {
        next = { inner: new Map(), targets: [] };
        place.inner.set(token, next);
      }
      place = next;
    }
    place.targets = [...place.targets, ...fed];
  }
  return root;
};

/** Values that pointers find inside a list; nothing is taken out of it. */
const copyFromList = (value: JsonValue, place: Place, path: readonly string[], found: Found[]): void => {
  if (value === null || typeof value !== 'object') return;
  for (const [token, next] of place.inner) {
    const member = Array.isArray(value)
      ? /^(?:0|[1-9]\d*)$/.test(token)
        ? value[Number(token)]
        : undefined
      : Object.hasOwn(value, token)
        ? value[token]
        : undefined;
    if (member === undefined || member === null || member === '') continue;
    const inner = [...path, token];
    for (const target of next.targets) found.push({ ...target, path: inner, value: member, copied: true });
    copyFromList(member, next, inner, found);
  }
};

const takeFrom = (draft: Draft, record: JsonObject, place: Place, path: readonly string[], found: Found[]): void => {
  for (const name of Object.keys(record)) {
    const value = record[name] as JsonValue;
    const next = place.inner.get(name);
    const here = [...path, name];
    if (next === undefined) {
      draft.keep(here, value);
    } else if (next.inner.size > 0 && isJsonObject(value) && Object.keys(value).length > 0) {
      takeFrom(draft, value, next, here, found);
    } else if (next.inner.size > 0 && Array.isArray(value)) {
      copyFromList(value, next, here, found);
      draft.keep(here, value);
    } else if (value === '' || next.targets.length === 0) {
      draft.keep(here, value);
    } else {
      for (const [index, target] of next.targets.entries()) {
        found.push({ ...target, path: here, value, copied: index > 0 });
      }
    }
  }
};

const fill = (draft: Draft, { field, path, value, copied }: Found): void => {
  if (copied) draft.offer(field, path, value);
  else if (wholeFields.has(field) && isJsonObject(value)) fillWhole(draft, { name: path.join('.'), field }, value);
  else draft.assign(field, path, value);
};

/** A mapper for the records of one source. The first place of a field that holds anything wins; the others stay in `extra`. */
export const createRecordProfileMapper = (profile: MappingProfile, time: TimeRules): SivoJsonMapper => {
  const { targets, constants } = compileProfile(profile);
  const root = treeOf(targets);
  return (record, numbersAreExact) => {
    const draft = new Draft();
    const found: Found[] = [];
    takeFrom(draft, record, root, [], found);
    if (found.length > 1) found.sort((left, right) => left.rank - right.rank);
    for (const value of found) fill(draft, value);
    for (const { field, value } of constants) draft.assign(field, [field], value);
    return draft.finish(time, numbersAreExact, profile.diff);
  };
};
