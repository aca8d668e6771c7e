// Changes as sources write them → `{field:{from,to}}`. Only what has one meaning is rewritten; everything else stays as it
// is, and the record's own bytes are kept in any case.
import { assertNever } from '#shared/assert-never.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import type { DiffShape } from '#shared/model/mapping.ts';
import {
  type Changes,
  readFlat,
  readNamedList,
  readPairs,
  readSidesByField,
  readStates,
  readStatesInside,
  readWas,
} from './diff-shapes-changes.ts';
import { readPatch } from './diff-shapes-patch.ts';
import { unpackText } from './diff-shapes-text.ts';
import { readForeignChanges } from './foreign-changes.ts';
import { isJsonObject } from './sivo-json.ts';

/** What a record says of a change. `rest`: its members or columns without a field of their own, by their names. */
export interface DiffSource {
  diff: JsonValue | undefined;
  before: JsonValue | undefined;
  after: JsonValue | undefined;
  rest: JsonObject | undefined;
}

/**
 * `diff`, `before` and `after` are the source's own values where nothing had to be read out of them. `taken`: names in
 * `rest` that have become part of the diff. `partial`: something begins as JSON and is cut off; it is kept as text.
 */
export interface DiffReading {
  diff: JsonValue | undefined;
  before: JsonValue | undefined;
  after: JsonValue | undefined;
  partial: boolean;
  taken: string[];
}

/** Whether a change is written as it is kept. */
export const isFromTo = (diff: JsonObject): boolean => {
  const members = Object.values(diff);
  return (
    members.length > 0 &&
    members.every((member) => {
      if (!isJsonObject(member)) return false;
      const sides = Object.keys(member);
      return sides.length > 0 && sides.every((side) => side === 'from' || side === 'to');
    })
  );
};

/** A list that is the only member of an object: `{"changes":[…]}`. */
const listIn = (diff: JsonValue): readonly JsonValue[] | null => {
  if (Array.isArray(diff)) return diff;
  const members = isJsonObject(diff) ? Object.values(diff) : [];
  return members.length === 1 && Array.isArray(members[0]) ? members[0] : null;
};

const wholly = (found: { changes: Changes; taken: string[] } | null, diff: JsonObject): Changes | null =>
  found !== null && found.taken.length === Object.keys(diff).length ? found.changes : null;

const readAny = (diff: JsonValue, before: JsonValue | undefined): Changes | null => {
  const list = listIn(diff);
  const listed = list === null ? null : (readPatch(list, before) ?? readNamedList(list, true));
  if (listed !== null || !isJsonObject(diff)) return listed;
  return (
    readSidesByField(diff, true) ??
    readNamedList([diff], true) ??
    readStatesInside(diff) ??
    wholly(readFlat(diff), diff) ??
    wholly(readWas(diff), diff) ??
    readPairs(diff)
  );
};

/** `sidesTaken`: `before` and `after` were the values of one field and have become part of the diff. */
interface Found {
  changes: Changes | null;
  taken: string[];
  sidesTaken?: true;
}

const inDiff = (changes: Changes | null): Found => ({ changes, taken: [] });

const read = (shape: Exclude<DiffShape, 'as-is'>, source: DiffSource): Found => {
  const { diff, before, after, rest = {} } = source;
  const object = isJsonObject(diff) ? diff : {};
  switch (shape) {
    case 'auto':
      if (diff !== undefined) return inDiff(readAny(diff, before));
      return inRest(readFlat(prefixed(rest)) ?? elsewhere(readForeignChanges(rest, before, after)));
    case 'from-to':
    case 'old-new':
      return inDiff(readSidesByField(object, false));
    case 'pair':
      return inDiff(readPairs(object));
    case 'property-values':
    case 'name-values':
    case 'field-changed':
      return inDiff(readNamedList(diff === undefined ? [] : (listIn(diff) ?? [diff]), false));
    case 'before-after':
      return inDiff(diff === undefined ? readStates(before, after) : readStatesInside(object));
    case 'flat-columns':
      return diff === undefined ? inRest(readFlat(rest)) : inDiff(wholly(readFlat(object), object));
    case 'was-columns':
      return diff === undefined ? inRest(readWas(rest)) : inDiff(wholly(readWas(object), object));
    case 'json-patch':
      return inDiff(diff === undefined ? null : readPatch(listIn(diff) ?? [], before));
    default:
      return assertNever(shape);
  }
};

const inRest = (found: Found | null): Found => found ?? { changes: null, taken: [] };

/** Read out of members that stay where they are. */
const elsewhere = (changes: Changes | null): Found | null =>
  changes === null ? null : { changes, taken: [], sidesTaken: true };

/** Without a profile's word only columns that call themselves parts of a diff are taken for that. */
const prefixed = (rest: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(rest).filter(([name]) => /^(?:diff|changes?|cambios)[./]/i.test(name)));

/** Reads the changes of one record in the `shape` its profile names; `auto` recognises each record's by itself. */
export const readDiff = (shape: DiffShape, source: DiffSource): DiffReading => {
  const { diff, before, after } = source;
  if (shape === 'as-is') return { diff, before, after, partial: false, taken: [] };
  const unpack = (value: JsonValue | undefined): { value: JsonValue | undefined; partial: boolean } =>
    value === undefined ? { value, partial: false } : unpackText(value);
  const [change, old, now] = [unpack(diff), unpack(before), unpack(after)];
  const partial = change.partial || old.partial || now.partial;
  const unpacked: DiffSource = { diff: change.value, before: old.value, after: now.value, rest: source.rest };
  const states = { before: old.value, after: now.value };
  if (isJsonObject(change.value) && isFromTo(change.value)) {
    return { diff: change.value, ...states, partial, taken: [] };
  }
  const { changes, taken, sidesTaken } = read(shape, unpacked);
  const isEmpty = changes === null || (changes.size === 0 && diff === undefined);
  const left = sidesTaken === true ? { before: undefined, after: undefined } : states;
  return { diff: isEmpty ? change.value : (Object.fromEntries(changes) as JsonObject), ...left, partial, taken };
};
