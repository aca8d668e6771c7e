// A filter said in plain language: what a chip, a list of views or a title shows instead of filter text.
import { assertNever } from '#shared/assert-never.ts';
import { categories } from '#shared/model/category.ts';
import type { ChangeTerm } from '#shared/model/change-term.ts';
import type { FilterField } from '#shared/model/field.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { TextPattern } from '#shared/model/text-pattern.ts';
import type { SayFilter } from './words.ts';

type Of<Op extends Filter['op']> = Extract<Filter, { op: Op }>;

/** Values named one by one; more than this many are counted. */
const named = 3;

const listed = (say: SayFilter, values: readonly string[]): string => {
  const shown = values.length > named ? [...values.slice(0, named - 1), `+${values.length - named + 1}`] : values;
  const [last = ''] = shown.slice(-1);
  return shown.length < 2 ? last : say('list', { all: shown.slice(0, -1).join(', '), last });
};

const spelt = (pieces: TextPattern): string => pieces.join('*');

/** Words for the values that are codes of the workbench's own. */
const valueWords = (say: SayFilter, field: FilterField, value: string): string => {
  if (value === '') return say('notStated');
  const category = field === 'category' ? categories.find((known) => known === value.toLowerCase()) : undefined;
  return category === undefined ? value : say(category);
};

const flags = {
  crossTenant: { true: 'sivoYes', false: 'sivoNo' },
  conflict: { true: 'conflictYes', false: 'conflictNo' },
  starred: { true: 'starredYes', false: 'starredNo' },
} as const;

/** The words of a yes or no; null where the term is none. */
const flagWords = (say: SayFilter, { field, values }: Of<'is'>, not: boolean): string | null => {
  if (field !== 'crossTenant' && field !== 'conflict' && field !== 'starred') return null;
  const value = values.length === 1 ? values[0]?.toLowerCase() : undefined;
  if (value !== 'true' && value !== 'false') return null;
  return say(flags[field][(value === 'true') !== not ? 'true' : 'false']);
};

const isWords = (say: SayFilter, term: Of<'is'>, not: boolean): string => {
  const flag = flagWords(say, term, not);
  if (flag !== null) return flag;
  const field = say(term.field);
  if (term.values.length === 1 && term.values[0] === '') return say(not ? 'stated' : 'notStatedAt', { field });
  const values = listed(
    say,
    term.values.map((value) => valueWords(say, term.field, value)),
  );
  return say(not ? 'isNot' : 'is', { field, values });
};

const likeWords = (say: SayFilter, { field, patterns }: Of<'like'>, not: boolean): string => {
  const isStated = patterns.some((pieces) => pieces.every((piece) => piece === ''));
  if (isStated) return say(not ? 'notStatedAt' : 'stated', { field: say(field) });
  return say(not ? 'notLike' : 'like', { field: say(field), values: listed(say, patterns.map(spelt)) });
};

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
const readable = (bound: string): string => bound.replace(/^(\d{4}-\d\d-\d\d)T(?=\d)/, '$1 ');

const timeWords = (say: SayFilter, { from, to }: Of<'time'>): string => {
  if (from === undefined) return to === undefined ? say('everything') : say('until', { to: readable(to) });
  if (to === undefined) return say('since', { from: readable(from) });
  const isDay = (bound: string): boolean => /^\d{4}-\d\d-\d\d$/.test(bound);
  if (isDay(from) && isDay(to) && from < to) {
    return nextDay(from) === to ? say('on', { day: from }) : say('days', { from, to: dayBefore(to) });
  }
  return say('between', { from: readable(from), to: readable(to) });
};

/** `Mon–Fri, Sun`: three days or more in a row are a stretch. */
const weekdayWords = (say: SayFilter, days: readonly number[]): string => {
  const nameOf = (day: number): string => say(`day${day}` as 'day1');
  const runs: number[][] = [];
  for (const day of [...new Set(days)].sort((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .flatMap((run) =>
      run.length > 2 ? [`${nameOf(run[0] ?? 1)}–${nameOf(run.at(-1) ?? 7)}`] : run.map((day) => nameOf(day)),
    )
    .join(', ');
};

const orderWords = {
  '=': 'equals',
  '!=': 'differs',
  '<': 'below',
  '<=': 'atMost',
  '>': 'over',
  '>=': 'atLeast',
} as const;

const testWords = (say: SayFilter, { test, value }: ChangeTerm): string => {
  const negated = test === '!=';
  switch (value.kind) {
    case 'like':
      return say(negated ? 'resemblesNot' : 'resembles', { value: spelt(value.pieces) });
    case 'match':
      return say(negated ? 'fitsNot' : 'fits', { value: value.pattern });
    case 'word':
      return say(orderWords[test], { value: value.word === 'missing' ? say('missing') : value.word });
    case 'number':
      return say(orderWords[test], { value: value.text });
    case 'text':
      return say(orderWords[test], { value: `“${value.text}”` });
    default:
      return assertNever(value);
  }
};

const changeWords = (say: SayFilter, term: ChangeTerm): string => {
  const path = spelt(term.path);
  const test = testWords(say, term);
  switch (term.of) {
    case 'diff':
      return say('change', { path, side: say('eitherValue'), test });
    case 'diff.from':
      return say('change', { path, side: say('oldValue'), test });
    case 'diff.to':
      return say('change', { path, side: say('newValue'), test });
    case 'before':
      return say('stateBefore', { path, test });
    case 'after':
      return say('stateAfter', { path, test });
    default:
      return assertNever(term.of);
  }
};

/** Parts of a group that are groups themselves stand in brackets. */
const partWords = (say: SayFilter, part: Filter): string =>
  part.op === 'and' || part.op === 'or' ? `(${termWords(say, part)})` : termWords(say, part);

const notWords = (say: SayFilter, arg: Filter): string => {
  switch (arg.op) {
    case 'is':
      return isWords(say, arg, true);
    case 'like':
      return likeWords(say, arg, true);
    case 'text':
      return say('notText', { text: arg.text });
    case 'changed':
      return say('notChanged', { fields: listed(say, arg.fields.map(spelt)) });
    case 'weekday':
      return say('notWeekdays', { days: weekdayWords(say, arg.days) });
    case 'clock':
      return say('notClock', { from: arg.from, to: arg.to });
    case 'and':
    case 'or':
      return arg.args.length === 0 && arg.op === 'and' ? say('nothing') : say('not', { what: partWords(say, arg) });
    case 'time':
    case 'match':
    case 'change':
    case 'not':
      return say('not', { what: termWords(say, arg) });
    default:
      return assertNever(arg);
  }
};

/** One term, or a whole filter, in the words of `say`; times as they are written, whole days as days. */
export const termWords = (say: SayFilter, filter: Filter): string => {
  switch (filter.op) {
    case 'and':
    case 'or':
      if (filter.args.length === 0) return say(filter.op === 'and' ? 'everything' : 'nothing');
      return filter.args.map((part) => partWords(say, part)).join(` ${say(filter.op)} `);
    case 'not':
      return notWords(say, filter.arg);
    case 'is':
      return isWords(say, filter, false);
    case 'like':
      return likeWords(say, filter, false);
    case 'time':
      return timeWords(say, filter);
    case 'text':
      return say('text', { text: filter.text });
    case 'match':
      return filter.field === undefined
        ? say('matchAny', { pattern: filter.pattern })
        : say('match', { field: say(filter.field), pattern: filter.pattern });
    case 'changed':
      return say('changed', { fields: listed(say, filter.fields.map(spelt)) });
    case 'change':
      return changeWords(say, filter);
    case 'weekday':
      return say('weekdays', { days: weekdayWords(say, filter.days) });
    case 'clock':
      return say('clock', { from: filter.from, to: filter.to });
    default:
      return assertNever(filter);
  }
};
