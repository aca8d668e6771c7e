// A filter made ready to run: checked, times resolved in the zone, words folded. It knows nothing of any segment yet.
import { assertNever } from '#shared/assert-never.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type EventField, type FilterField, isMarkField } from '#shared/model/field.ts';
import { expectedInstead } from '#shared/model/field-values.ts';
import type { Filter } from '#shared/model/filter.ts';
import { foldCase } from '#shared/model/fold-case.ts';
import { foldText } from '#shared/model/fold-text.ts';
import { normaliseFilter } from '#shared/model/normalise-filter.ts';
import { fitsPattern, type TextPattern } from '#shared/model/text-pattern.ts';
import type { ChangeTest, TextTest } from '../archive/types.ts';
import { compileChange, compileChanged } from './change-condition.ts';
import { checkZone } from './check-zone.ts';
import type { LocalTimes } from './local-ranges.ts';
import { type Instant, resolveTime } from './resolve-time.ts';
import { compileRegex } from './text-regex.ts';

/**
 * `values` are folded except for the exact fields; `unstated` asks for events where the source did not say. `wanted` is what
 * a test was made of.
 */
export type Condition =
  | { op: 'and' | 'or'; args: Condition[] }
  | { op: 'not'; arg: Condition }
  | { op: 'is'; field: EventField; values: ReadonlySet<string>; unstated: boolean }
  | { op: 'time'; from: Instant | null; to: Instant | null }
  | ({ op: 'local' } & LocalTimes)
  | { op: 'text'; needle: string }
  /** In the field or, where that is null, in any text that `text` looks at. */
  | { op: 'match'; field: EventField | null; wanted: string | readonly TextPattern[]; test: TextTest }
  | { op: 'change'; wanted: Extract<Filter, { op: 'change' | 'changed' }>; test: ChangeTest };

/** `key` is equal for questions with equal answers; `from`/`to` are the bounds that every match obeys, null when open. */
export interface CompiledFilter {
  key: string;
  condition: Condition;
  from: Instant | null;
  to: Instant | null;
}

/** Ids compare byte for byte: they are found by hash. */
const isExactField = (field: EventField): boolean => field === 'id' || field === 'resource.id';

const depthLimit = 60;

/** Cheapest first, so that an empty answer is known before rows or texts are read. */
const cost = (condition: Condition): number => {
  switch (condition.op) {
    case 'time':
    case 'local':
      return 0;
    case 'is':
      return isExactField(condition.field) ? 3 : 1;
    case 'match':
      if (condition.field === null) return 6;
      return isExactField(condition.field) ? 4 : 1;
    case 'text':
      return 4;
    case 'change':
      return 5;
    case 'not':
      return cost(condition.arg);
    case 'and':
    case 'or':
      return Math.max(2, ...condition.args.map(cost));
    default:
      return assertNever(condition);
  }
};

/** Marks alone are not compared, so a text of nothing else would be found everywhere. */
const needleOf = (text: string): string => {
  const needle = foldText(text);
  if (needle === '')
    throw new WorkbenchError('BAD_FILTER', text, 'a letter, digit or sign: accents alone are not compared');
  return needle;
};

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

const compileLike = (patterns: readonly TextPattern[]): TextTest => {
  const folded = patterns.map((pieces) => pieces.map(foldText));
  const required = folded.map((pieces) =>
    pieces.reduce((best, other) => (other.length > best.length ? other : best), ''),
  );
  return {
    required: required.includes('') ? [] : required,
    isContaining: folded.every(([head, , tail, ...others]) => head === '' && tail === '' && others.length === 0),
    holds: (text) => folded.some((pieces) => fitsPattern(pieces, foldText(text))),
  };
};

/** Marks are the case's: the service has put the ids of the marked events in their place before a filter comes here. */
const eventField = (field: FilterField): EventField => {
  if (isMarkField(field)) throw new WorkbenchError('BAD_FILTER', field, 'a field of events: this archive has no case');
  return field;
};

const compile = (filter: Filter, zone: string, depth: number): Condition => {
  if (depth > depthLimit) throw new WorkbenchError('BAD_FILTER', 'filter', `nested deeper than ${depthLimit}`);
  switch (filter.op) {
    case 'and':
    case 'or': {
      const args = filter.args.map((arg) => compile(arg, zone, depth + 1));
      return { op: filter.op, args: args.sort((a, b) => cost(a) - cost(b)) };
    }
    case 'not':
      return { op: 'not', arg: compile(filter.arg, zone, depth + 1) };
    case 'is': {
      for (const value of filter.values) {
        const expected = expectedInstead(filter.field, value);
        if (expected !== null) throw new WorkbenchError('BAD_FILTER', `${filter.field}:${value}`, expected);
      }
      const field = eventField(filter.field);
      const stated = filter.values.filter((value) => value !== '');
      const values = new Set(isExactField(field) ? stated : stated.map(foldCase));
      return { op: 'is', field, values, unstated: stated.length < filter.values.length };
    }
    case 'time':
      return {
        op: 'time',
        from: filter.from === undefined ? null : resolveTime(filter.from, 'from', zone),
        to: filter.to === undefined ? null : resolveTime(filter.to, 'to', zone),
      };
    case 'weekday':
      return { op: 'local', zone, days: filter.days, fromMinute: 0, toMinute: 0 };
    case 'clock':
      return { op: 'local', zone, days: everyDay, fromMinute: minuteOf(filter.from), toMinute: minuteOf(filter.to) };
    case 'text':
      return { op: 'text', needle: needleOf(filter.text) };
    case 'like':
      return {
        op: 'match',
        field: eventField(filter.field),
        wanted: filter.patterns,
        test: compileLike(filter.patterns),
      };
    case 'match':
      return {
        op: 'match',
        field: filter.field === undefined ? null : eventField(filter.field),
        wanted: filter.pattern,
        test: compileRegex(filter.pattern),
      };
    case 'change':
      return { op: 'change', wanted: filter, test: compileChange(filter) };
    case 'changed':
      return { op: 'change', wanted: filter, test: compileChanged(filter.fields) };
    default:
      return assertNever(filter);
  }
};

const isBefore = (a: Instant, b: Instant): boolean => a.ms < b.ms || (a.ms === b.ms && a.nanos < b.nanos);

const keyOf = (condition: Condition): string =>
  JSON.stringify(condition, (_, value: unknown) => (value instanceof Set ? [...value] : value));

/** Checks and prepares a filter. Throws BAD_FILTER, or BAD_INPUT for an unknown zone. */
export const compileFilter = (filter: Filter, zone: string): CompiledFilter => {
  checkZone(zone);
  const condition = compile(normaliseFilter(filter), zone, 0);
  let from: Instant | null = null;
  let to: Instant | null = null;
  for (const term of condition.op === 'and' ? condition.args : [condition]) {
    if (term.op !== 'time') continue;
    if (term.from !== null && (from === null || isBefore(from, term.from))) from = term.from;
    if (term.to !== null && (to === null || isBefore(term.to, to))) to = term.to;
  }
  return { key: keyOf(condition), condition, from, to };
};

/** The filter's matches whose field also contains the text, without regard to case and accents. */
export const alsoContaining = (filter: CompiledFilter, field: EventField, text: string): CompiledFilter => {
  const patterns = [['', text, '']];
  const term: Condition = { op: 'match', field, wanted: patterns, test: compileLike(patterns) };
  const condition: Condition = { op: 'and', args: [filter.condition, term] };
  return { ...filter, key: keyOf(condition), condition };
};
