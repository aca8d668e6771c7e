// The places inside a change: names joined by dots, folded, so that a user's `flow.nodes.0.name` finds them however the source nests.
import { foldText } from '#shared/model/fold-text.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { fitsPattern, type TextPattern } from '#shared/model/text-pattern.ts';

const membersOf = (value: JsonValue): [string, JsonValue][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

const joined = (path: string, name: string): string => (path === '' ? foldText(name) : `${path}.${foldText(name)}`);

/** Whether `inner` lies within `outer`, or is the same; everything lies within the value without a name. */
export const isWithin = (inner: string, outer: string): boolean =>
  outer === '' || inner === outer || inner.startsWith(`${outer}.`);

/** Every value at or inside `value`, which stands at `path`, by its path; names that fold alike share one. */
const allValues = (path: string, value: JsonValue, found: Map<string, JsonValue[]>): void => {
  found.set(path, [...(found.get(path) ?? []), value]);
  for (const [name, member] of membersOf(value)) allValues(joined(path, name), member, found);
};

/** The values at `wanted`, at or inside `value`, which stands at `path`. */
const valuesAt = (path: string, value: JsonValue, wanted: string): JsonValue[] => {
  const own = path === wanted ? [value] : [];
  const inner = membersOf(value).flatMap(([name, member]) => {
    const at = joined(path, name);
    return isWithin(wanted, at) ? valuesAt(at, member, wanted) : [];
  });
  return [...own, ...inner];
};

/** What stands at one path on both sides; empty where a side has nothing there. */
export interface Sides {
  path: string;
  from: JsonValue[];
  to: JsonValue[];
}

/**
 * The places a folded pattern names within two sides of one field (folded, without `from` or `to` where not known). A name
 * without gaps that lies within the field always has its place, if empty.
 */
export const sidesAt = (
  pattern: TextPattern,
  field: string,
  { from, to }: { from?: JsonValue | undefined; to?: JsonValue | undefined },
): Sides[] => {
  const [name = ''] = pattern;
  if (pattern.length === 1) {
    if (!isWithin(name, field)) return [];
    const at = (value: JsonValue | undefined): JsonValue[] => (value === undefined ? [] : valuesAt(field, value, name));
    return [{ path: name, from: at(from), to: at(to) }];
  }
  const [old, now] = [new Map<string, JsonValue[]>([[field, []]]), new Map<string, JsonValue[]>()];
  if (from !== undefined) allValues(field, from, old);
  if (to !== undefined) allValues(field, to, now);
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => fitsPattern(pattern, path))
    .map((path) => ({ path, from: old.get(path) ?? [], to: now.get(path) ?? [] }));
};

/** The longest part of the names a folded pattern asks for that every change it fits must hold as text; none when there is none. */
export const requiredName = (pattern: TextPattern): string[] => {
  const parts = pattern.flatMap((piece) => piece.split(/[./~]/)).filter((part) => part !== '' && !/^\d+$/.test(part));
  const longest = parts.reduce((best, other) => (other.length > best.length ? other : best), '');
  return longest === '' ? [] : [longest];
};
