// What is known of a resource while its changes are walked in order: the last complete state, and the fields that diffs have
// set since then. An event is first held against it, then taken into it.

import { isObject, stepsTo, valueAt } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { type Difference, differencesOf, isNothing } from './chain-differences.ts';
import type { EventMark, Told, ToldChange } from './chain-told.ts';
import { twinList } from './twin-list.ts';

/** A field as a diff left it; `stated` false: changed, and nobody said to what. */
interface KnownField {
  stated: boolean;
  value: JsonValue | undefined;
  by: EventMark;
}

/** `around`: how many of the fields lie within a name, so that hardly ever all have to be looked through. */
export interface Knowledge {
  whole: { value: JsonValue; by: EventMark } | null;
  fields: Map<string, KnownField>;
  around: Map<string, number>;
  gone: EventMark | null;
}

/**
 * A difference from what `by` left. `needs`: it counts only where resources of the type show `names` (fields of diffs are
 * members of states) or `whole` (states are not just the changed members).
 */
export interface Found extends Difference {
  by: EventMark;
  needs: 'names' | 'whole' | null;
}

/** `links`: fields that were compared. `named`: a field of a diff was found in a complete state. */
export interface Held {
  found: Found[];
  links: number;
  spellings: number;
  named: boolean;
}

export const nothingKnown = (): Knowledge => ({
  whole: null,
  fields: new Map(),
  around: new Map(),
  gone: null,
});

export const copyOf = ({ whole, fields, around, gone }: Knowledge): Knowledge => ({
  whole,
  fields: new Map(fields),
  around: new Map(around),
  gone,
});

/** The value of a field in a state; `there` false: it has no such field. */
export const inState = (state: JsonValue, field: string): { there: boolean; value: JsonValue | undefined } => {
  const steps = stepsTo(state, field);
  return steps === null ? { there: false, value: undefined } : { there: true, value: valueAt(state, steps) };
};

const isContainer = (value: JsonValue | undefined): value is JsonValue => isObject(value) || Array.isArray(value);

const namesWithin = ({ fields, around }: Knowledge, field: string): string[] =>
  (around.get(field) ?? 0) === 0 ? [] : [...fields.keys()].filter((name) => name.startsWith(`${field}.`));

/** What is known of a field: said by a diff, inside what a diff set, or in the last complete state; null when nothing is. */
const knownOf = ({ whole, fields }: Knowledge, field: string): (KnownField & { there: boolean }) | null => {
  const own = fields.get(field);
  if (own !== undefined) return own.stated ? { ...own, there: true } : null;
  for (let dot = field.lastIndexOf('.'); dot > 0; dot = field.lastIndexOf('.', dot - 1)) {
    const around = fields.get(field.slice(0, dot));
    if (around === undefined) continue;
    if (around.stated && isNothing(around.value)) return { stated: true, there: true, value: undefined, by: around.by };
    if (!around.stated || !isContainer(around.value)) return null;
    const rest = field.slice(dot + 1);
    return twinList(around.value, rest) === null
      ? { stated: true, by: around.by, ...inState(around.value, rest) }
      : null;
  }
  if (whole === null || !isContainer(whole.value) || twinList(whole.value, field) !== null) return null;
  return { stated: true, by: whole.by, ...inState(whole.value, field) };
};

/** Sources write null in a diff also where there is no member, so both are nothing there. */
const holdField = (
  held: Held,
  field: string,
  expected: JsonValue | undefined,
  found: JsonValue | undefined,
  by: EventMark,
  needs: Found['needs'],
  newer: ReadonlySet<string> = new Set(),
): void => {
  held.links += 1;
  if (isNothing(expected) && isNothing(found)) return;
  const { list, spellings } = differencesOf(field, expected, found, newer);
  held.spellings += spellings;
  for (const difference of list) held.found.push({ ...difference, by, needs });
};

/** A change named by a diff, against all that is known of the field and of what is in it. */
const holdChange = (held: Held, knowledge: Knowledge, { field, from }: ToldChange): void => {
  if (from === undefined) return;
  const known = knownOf(knowledge, field);
  const within = new Set(namesWithin(knowledge, field));
  for (const name of within) {
    const inside = knowledge.fields.get(name);
    const rest = name.slice(field.length + 1);
    if (inside?.stated !== true || twinList(from, rest) !== null) continue;
    const { value } = inState(from, rest);
    holdField(held, name, inside.value, value, inside.by, null, new Set(namesWithin(knowledge, name)));
  }
  if (known === null) return;
  const inWhole = known.by === knowledge.whole?.by;
  if (inWhole && known.there) held.named = true;
  holdField(held, field, known.value, from, known.by, inWhole && !known.there ? 'names' : null, within);
};

/** A complete state, against the fields that diffs have set and, for all others, the last complete state. */
const holdState = (held: Held, knowledge: Knowledge, before: JsonValue): void => {
  const { whole, fields } = knowledge;
  for (const [name, { stated, value, by }] of fields) {
    if (!stated || twinList(before, name) !== null) continue;
    const { there, value: found } = inState(before, name);
    if (there) held.named = true;
    holdField(held, name, value, found, by, there ? null : 'names', new Set(namesWithin(knowledge, name)));
  }
  if (whole === null) return;
  held.links += isObject(before) ? Object.keys(before).length : 1;
  const { list, spellings } = differencesOf('', whole.value, before, new Set(fields.keys()));
  held.spellings += spellings;
  for (const difference of list) {
    const isHalf = difference.expected === undefined || difference.found === undefined;
    held.found.push({ ...difference, by: whole.by, needs: isHalf ? 'whole' : null });
  }
};

/** What a change after a deletion found, as far as it says. */
const foundBy = ({ before, changes }: Told): JsonValue =>
  before ?? Object.fromEntries(changes.flatMap(({ field, from }) => (from === undefined ? [] : [[field, from]])));

/** Holds an event against what is known; nothing is altered. */
export const hold = (knowledge: Knowledge, told: Told): Held => {
  const held: Held = { found: [], links: 0, spellings: 0, named: false };
  if (told.kind === 'start') return held;
  if (knowledge.gone !== null) {
    if (told.mayStart || told.kind === 'end') return held;
    held.links = 1;
    held.found.push({ path: '', expected: undefined, found: foundBy(told), by: knowledge.gone, needs: null });
    return held;
  }
  if (told.before !== undefined) holdState(held, knowledge, told.before);
  else {
    const seen = new Set<string>();
    for (const change of told.changes) {
      if (!seen.has(change.field)) holdChange(held, knowledge, change);
      seen.add(change.field);
    }
  }
  return held;
};

const forget = (knowledge: Knowledge): void => {
  knowledge.whole = null;
  knowledge.fields.clear();
  knowledge.around.clear();
};

const countAround = ({ around }: Knowledge, field: string, by: 1 | -1): void => {
  for (let dot = field.indexOf('.'); dot !== -1; dot = field.indexOf('.', dot + 1)) {
    const name = field.slice(0, dot);
    around.set(name, (around.get(name) ?? 0) + by);
  }
};

/** The list that a field is a numbered place of, when an item came or went: the other places have moved, too. */
const listMovedBy = ({ field, from, to }: ToldChange): string | null => {
  const place = /^(.*?)\.\d+(?:\.|$)/.exec(field)?.[1];
  return place !== undefined && (isNothing(from) || isNothing(to)) ? place : null;
};

const setField = (knowledge: Knowledge, field: string, known: KnownField): void => {
  for (const name of namesWithin(knowledge, field)) {
    knowledge.fields.delete(name);
    countAround(knowledge, name, -1);
  }
  if (!knowledge.fields.has(field)) countAround(knowledge, field, 1);
  knowledge.fields.set(field, known);
};

/** Takes in what the event left behind; its own word counts from now on. */
export const take = (knowledge: Knowledge, { mark, kind, before, after, changes, open }: Told): void => {
  if (kind === 'start' || knowledge.gone !== null) {
    forget(knowledge);
    knowledge.gone = null;
  }
  if (kind === 'end') {
    forget(knowledge);
    knowledge.gone = mark;
    return;
  }
  if (after !== undefined) {
    forget(knowledge);
    knowledge.whole = { value: after, by: mark };
    return;
  }
  if (open) {
    forget(knowledge);
    return;
  }
  if (before !== undefined) {
    forget(knowledge);
    knowledge.whole = { value: before, by: mark };
  }
  for (const change of changes) {
    setField(knowledge, change.field, { stated: change.to !== undefined, value: change.to, by: mark });
    const list = listMovedBy(change);
    if (list !== null) setField(knowledge, list, { stated: false, value: undefined, by: mark });
  }
};

/** Whether both rest on the same events for every field. */
export const sameGround = (one: Knowledge, other: Knowledge): boolean =>
  one.whole?.by === other.whole?.by &&
  one.gone === other.gone &&
  one.fields.size === other.fields.size &&
  [...one.fields].every(([name, { by }]) => other.fields.get(name)?.by === by);
