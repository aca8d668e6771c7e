// A question as a redacted pack tells it. Patterns are replaced whole: a part of a name cannot be told from a word.
import type { Filter } from '#shared/model/filter.ts';
import { parseFilter, printFilter } from '#shared/model/filter-text.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { canonicalJson } from '../../canonical/canonical-json.ts';
import type { HiddenMembers } from './hidden-members.ts';
import type { Pseudonyms } from './pseudonyms.ts';

const patternKeys = new Set(['pattern', 'pieces', 'patterns']);

const pieces = (value: JsonValue, names: Pseudonyms): JsonValue => {
  if (typeof value === 'string') return value === '' ? value : names.id('pattern', value);
  return Array.isArray(value) ? value.map((item) => pieces(item, names)) : value;
};

const walk = (value: JsonValue, names: Pseudonyms, members: HiddenMembers, of: string): JsonValue => {
  if (typeof value === 'string') {
    if (members.hidesText(of)) return pieces(value, names);
    if (of === 'actor.ip' || of === 'ip') return names.net(value);
    return /^actor(\.id|\.email)?$/.test(of) ? names.person(value) : names.text(value);
  }
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => walk(item, names, members, of));
  const field = typeof value.field === 'string' ? value.field : of;
  const { op, text } = value;
  if (!members.isEmpty && op === 'text' && text !== undefined) return { op, text: pieces(text, names) };
  if (members.hidesChanges && op === 'changed') return { op, fields: pieces(value.fields ?? [], names) };
  if (members.hidesChanges && op === 'change') {
    const test = { of: value.of ?? '', path: pieces(value.path ?? [], names), test: value.test ?? '' };
    return { op, ...test, value: { kind: 'text', text: names.id('pattern', canonicalJson(value.value ?? null)) } };
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (patternKeys.has(name)) return [name, pieces(inner, names)];
      return [
        name,
        ['op', 'field', 'from', 'to', 'of', 'test', 'kind'].includes(name) ? inner : walk(inner, names, members, field),
      ];
    }),
  );
};

/** Also what is asked of members that are left out, or of any text, is a pattern then. */
export const redactFilter = (filter: Filter, names: Pseudonyms, members: HiddenMembers): Filter =>
  walk(JSON.parse(JSON.stringify(filter)) as JsonValue, names, members, '') as unknown as Filter;

/** A text that cannot be read as a filter is redacted as any other text. */
export const redactFilterText = (text: string, names: Pseudonyms, members: HiddenMembers): string => {
  if (text.trim() === '') return text;
  try {
    return printFilter(redactFilter(parseFilter(text), names, members));
  } catch {
    return names.text(text);
  }
};
