// What can be completed at the caret of a filter text: the name of a field, a value of the field before the colon, the name of
// a field that changes, or how its value is compared.
import { assertNever } from '#shared/assert-never.ts';
import { type ChangeSide, changeTests } from '#shared/model/change-term.ts';
import { type FacetField, type FilterField, facetFields, fieldSpellings } from '#shared/model/field.ts';
import { printFilter } from '#shared/model/filter-text.ts';
import { changeHead, namePattern } from '#shared/model/read-change-term.ts';

/** Terms whose values are known without asking how often they occur. */
const choices = ['weekday', 'clock', 'tag', 'starred'] as const;
export type Choice = (typeof choices)[number];

/**
 * `around` is the text before and behind the term being typed: what its values are counted under.
 * `at` and `end` (exclusive) are the UTF-16 offsets of `typed`, the part a suggestion replaces.
 */
export type Completion = { at: number; end: number; typed: string } & (
  | { kind: 'field' }
  | { kind: 'value'; field: FilterField; facet: FacetField; around: readonly [before: string, after: string] }
  | { kind: 'choice'; of: Choice }
  | { kind: 'recent' }
  | { kind: 'changed' }
  | { kind: 'change'; sides: readonly ChangeSide[] }
);

/** Names that start a term, in the order they are offered. */
const names = [
  ...new Set(Object.values(fieldSpellings)),
  'from',
  'to',
  'weekday',
  'clock',
  'text',
  'changed',
  'diff.',
  'before.',
  'after.',
];

/** A name as a term begins with it. */
export const termStart = (name: string): string => (name.endsWith('.') ? name : `${name}:`);

const sidesOf: Readonly<Record<string, readonly ChangeSide[]>> = {
  diff: ['diff.to', 'diff.from'],
  before: ['before'],
  after: ['after'],
};

/** The name of a field inside a change, while it is typed. */
const changeAt = (typed: string, term: number, caret: number): Completion | null => {
  const [head = ''] = changeHead.exec(typed) ?? [];
  const name = typed.slice(head.length);
  const sides = sidesOf[head.slice(0, -1).toLowerCase()];
  const isQuoted = /^"(?:[^"\\]|\\.)*"(?:\.\w*)?$/u.test(name);
  if (sides === undefined || (name !== '' && !isQuoted && !namePattern.test(name))) return null;
  return { kind: 'change', sides, at: term + head.length, end: caret, typed: name };
};

/** The facet whose values complete a field; `actor` takes e-mails. Null where values are free text. */
const facetOf = (field: FilterField): FacetField | null => {
  const named = field === 'actor' ? 'actor.email' : field;
  return facetFields.find((facet) => facet === named) ?? null;
};

/** Offsets where the term, and its value after the last comma, begin; `colon` is -1 while the name is typed. */
const placesBefore = (text: string): { term: number; colon: number; value: number; quoted: boolean } => {
  const places = { term: 0, colon: -1, value: 0, quoted: false };
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (places.quoted && char === '\\') at += 1;
    else if (char === '"') places.quoted = !places.quoted;
    else if (places.quoted) continue;
    else if (/[\s()]/u.test(char)) Object.assign(places, { term: at + 1, colon: -1, value: at + 1 });
    else if (char === '-' && at === places.term) Object.assign(places, { term: at + 1, value: at + 1 });
    else if (char === ':' && places.colon === -1) Object.assign(places, { colon: at, value: at + 1 });
    else if (char === ',' && places.colon !== -1) places.value = at + 1;
  }
  return places;
};

/** Null where nothing can be completed: inside a word, in quoted text, and for times and free text. */
export const completionAt = (text: string, caret: number): Completion | null => {
  if (/[^\s),]/u.test(text.charAt(caret))) return null;
  const { term, colon, value, quoted } = placesBefore(text.slice(0, caret));
  if (colon === -1) {
    const typed = text.slice(term, caret);
    if (changeHead.test(typed)) return changeAt(typed, term, caret);
    if (text.trim() === '') return { kind: 'recent', at: 0, end: text.length, typed: '' };
    return typed === '' || typed.includes('"') ? null : { kind: 'field', at: term, end: caret, typed };
  }
  const name = text.slice(term, colon).toLowerCase();
  const field = Object.hasOwn(fieldSpellings, name) ? fieldSpellings[name] : undefined;
  const facet = field === undefined ? null : facetOf(field);
  const raw = text.slice(value, caret);
  const closed = raw.startsWith('"') && !quoted;
  const typed = raw.replace(/^"/, '').replace(/\\(.)/g, '$1');
  if (name === 'changed' && !closed) return { kind: 'changed', at: value, end: caret, typed };
  const choice = choices.find((known) => known === name);
  if (choice !== undefined && !closed) return { kind: 'choice', of: choice, at: value, end: caret, typed };
  if (field === undefined || facet === null || closed) return null;
  const around = [text.slice(0, term), text.slice(caret)] as const;
  return { kind: 'value', field, facet, around, at: value, end: caret, typed };
};

/** Names that begin as typed, and those whose short other spelling does (`user` → `actor`). */
export const fieldSuggestions = (typed: string): string[] => {
  const wanted = typed.toLowerCase();
  const meant = Object.entries(fieldSpellings).flatMap(([spelling, field]) =>
    spelling.startsWith(wanted) && !spelling.includes('.') ? [field as string] : [],
  );
  return names.filter((name) => name.toLowerCase().startsWith(wanted) || meant.includes(name));
};

/** Values that hold what was typed, those that begin with it first; none when it is one of them already. */
export const valueSuggestions = <Value extends { value: string }>(typed: string, known: readonly Value[]): Value[] => {
  const wanted = typed.toLowerCase();
  const holding = known.filter(({ value }) => value.toLowerCase().includes(wanted));
  if (typed !== '' && holding.some(({ value }) => value.toLowerCase() === wanted)) return [];
  const begins = ({ value }: Value): boolean => value.toLowerCase().startsWith(wanted);
  return [...holding.filter(begins), ...holding.filter((one) => !begins(one))];
};

/**
 * A term about a change up to its value, in place of the typed name: `retention_days.to`, names that begin as typed first.
 * Once name and side are there, the ways to compare: `retention_days.to>`.
 */
export const changeSuggestions = (typed: string, sides: readonly ChangeSide[], fields: readonly string[]): string[] => {
  const known = fields.map((value) => ({ value }));
  const terms = ({ value }: { value: string }): string[] =>
    sides.map((of) => {
      const term = printFilter({ op: 'change', of, path: [value], test: '=', value: { kind: 'number', text: '0' } });
      return term.slice(term.indexOf('.') + 1, -2);
    });
  if (known.some((field) => terms(field).includes(typed))) return changeTests.map((test) => `${typed}${test}`);
  const wanted = typed.replace(/\.(f|fr|fro|from|t|to)?$/i, '');
  const named = [...valueSuggestions(wanted, known), ...known.filter(({ value }) => value === wanted && wanted !== '')];
  return named.flatMap(terms);
};

/** How a suggestion is written in the place of what was typed. */
const written = (completion: Completion, suggestion: string): string => {
  switch (completion.kind) {
    case 'field':
      return termStart(suggestion);
    case 'value': {
      const { field } = completion;
      return printFilter({ op: 'is', field, values: [suggestion] }).slice(field.length + 1);
    }
    case 'changed':
      return printFilter({ op: 'changed', fields: [[suggestion]] }).slice('changed:'.length);
    case 'change':
    case 'choice':
    case 'recent':
      return suggestion;
    default:
      return assertNever(completion);
  }
};

/** The text with the suggestion in place of what was typed, and the caret behind it. */
export const completed = (
  text: string,
  completion: Completion,
  suggestion: string,
): { text: string; caret: number } => {
  const before = text.slice(0, completion.at) + written(completion, suggestion);
  return { text: before + text.slice(completion.end), caret: before.length };
};
