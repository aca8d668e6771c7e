// The oracle for terms about the inside of changes: every place of a change listed, each looked at on its own.
import type { ChangeTerm } from '#shared/model/change-term.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { fieldChangesOf } from '#shared/model/field-changes.ts';
import { foldText } from '#shared/model/fold-text.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { TextPattern } from '#shared/model/text-pattern.ts';

/** Whether the text fits the pieces with any text between them, without case and accents. */
export const naiveFits = (pieces: TextPattern, text: string): boolean => {
  const escaped = pieces.map((piece) => foldText(piece).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 's').test(foldText(text));
};

type Place = { name: string; value: JsonValue };

const placesOf = (name: string, value: JsonValue | undefined): Place[] => {
  if (value === undefined) return [];
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const inner = members.flatMap(([key, member]) => placesOf(name === '' ? key : `${name}.${key}`, member));
  return [{ name, value }, ...inner];
};

const isInside = (inner: string, outer: string): boolean => {
  const [a, b] = [foldText(inner), foldText(outer)];
  return b === '' || a === b || a.startsWith(`${b}.`);
};

/** The values on both sides of every place the pattern names within a field. */
const sidesOf = (pieces: TextPattern, field: string, from: JsonValue | undefined, to: JsonValue | undefined) => {
  const [old, now] = [placesOf(field, from), placesOf(field, to)];
  const [only = ''] = pieces;
  const named = [field, ...old.map(({ name }) => name), ...now.map(({ name }) => name)];
  const names =
    pieces.length === 1 ? (isInside(only, field) ? [only] : []) : named.filter((name) => naiveFits(pieces, name));
  return [...new Set(names.map(foldText))].map((wanted) => {
    const at = (places: Place[]) => places.filter(({ name }) => foldText(name) === wanted).map(({ value }) => value);
    return { from: at(old), to: at(now) };
  });
};

/** Whole numbers only, as text or number. */
const wholeOf = (value: JsonValue): bigint | null => (/^-?\d+$/.test(String(value)) ? BigInt(String(value)) : null);

const orders = {
  '=': (order: number) => order === 0,
  '!=': (order: number) => order === 0,
  '<': (order: number) => order < 0,
  '<=': (order: number) => order <= 0,
  '>': (order: number) => order > 0,
  '>=': (order: number) => order >= 0,
} as const;

const isScalarText = (value: JsonValue): value is string | number | boolean =>
  value !== null && typeof value !== 'object';

const fits = ({ test, value: wanted }: ChangeTerm, value: JsonValue): boolean => {
  if (Array.isArray(value))
    return value.some((item) => fits({ op: 'change', of: 'diff.to', path: ['x'], test, value: wanted }, item));
  const inOrder = orders[test];
  switch (wanted.kind) {
    case 'number': {
      const [one, other] = [typeof value === 'object' ? null : wholeOf(value), BigInt(wanted.text)];
      return one !== null && typeof value !== 'boolean' && inOrder(one < other ? -1 : one > other ? 1 : 0);
    }
    case 'text': {
      if (typeof value !== 'string') return false;
      const [one, other] = [foldText(value), foldText(wanted.text)];
      return inOrder(one < other ? -1 : one > other ? 1 : 0);
    }
    case 'word':
      if (wanted.word === 'null') return value === null;
      return wanted.word !== 'missing' && isScalarText(value) && foldText(String(value)) === wanted.word;
    case 'like':
      return isScalarText(value) && naiveFits(wanted.pieces, String(value));
    case 'match':
      return isScalarText(value) && new RegExp(wanted.pattern, 'iu').test(String(value));
  }
};

/** What `diff.…`, `before.…` and `after.…` mean. */
export const naiveChange = (term: ChangeTerm, event: AuditEvent): boolean => {
  const { of, path, test, value } = term;
  const isMissing = value.kind === 'word' && value.word === 'missing';
  const passes = (values: JsonValue[]): boolean => {
    if (isMissing) return test === '=' ? values.length === 0 : values.length > 0;
    return values.some((one) => fits(term, one) === (test !== '!='));
  };
  if (of === 'before' || of === 'after') {
    const state = event[of];
    return state !== undefined && sidesOf(path, '', undefined, state).some(({ to }) => passes(to));
  }
  return fieldChangesOf(event)
    .flatMap(({ field, from, to }) => sidesOf(path, field, from, to))
    .some(({ from, to }) => (of !== 'diff.to' && passes(from)) || (of !== 'diff.from' && passes(to)));
};

const sorted = (value: JsonValue): JsonValue => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
};

/** What `changed:…` means. */
export const naiveChanged = (fields: TextPattern[], { diff, before, after }: AuditEvent): boolean => {
  const told = fieldChangesOf({ diff, before, after });
  const states = before === undefined || after === undefined ? [] : fieldChangesOf({ before, after });
  return [...told, ...states].some(({ field, from, to }) =>
    fields.some((pieces) => {
      const outer = field.split('.').map((_, index, names) => names.slice(0, index + 1).join('.'));
      const [only = ''] = pieces;
      if (pieces.length === 1 ? isInside(field, only) : outer.some((name) => naiveFits(pieces, name))) return true;
      return sidesOf(pieces, field, from, to).some(
        (sides) => JSON.stringify(sorted(sides.from)) !== JSON.stringify(sorted(sides.to)),
      );
    }),
  );
};
