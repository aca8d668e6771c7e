// The one shape of equal filters: what the text of a filter can say is exactly the set of normalised trees.
import type { ChangeValue } from './change-term.ts';
import { everything, type Filter } from './filter.ts';
import { tidyPattern } from './text-pattern.ts';

type TimeFilter = Extract<Filter, { op: 'time' }>;

/** Bounds of one AND group are paired from the front: the k-th `from` with the k-th `to`, where the earlier of both stood. */
const mergeTimes = (args: readonly Filter[]): Filter[] => {
  const times: TimeFilter[] = [];
  const merged: Filter[] = [];
  const put = (key: 'from' | 'to', bound: string | undefined): void => {
    if (bound === undefined) return;
    const open = times.find((time) => time[key] === undefined);
    if (open !== undefined) open[key] = bound;
    else {
      const time: TimeFilter = { op: 'time', [key]: bound };
      times.push(time);
      merged.push(time);
    }
  };
  for (const arg of args) {
    if (arg.op !== 'time') merged.push(arg);
    else {
      put('from', arg.from);
      put('to', arg.to);
    }
  }
  return merged;
};

const normaliseGroup = (op: 'and' | 'or', args: readonly Filter[]): Filter => {
  const flat = args.map(normaliseFilter).flatMap((arg) => (arg.op === op ? arg.args : [arg]));
  const merged = op === 'and' ? mergeTimes(flat) : flat;
  const [only] = merged;
  if (merged.length === 1 && only !== undefined) return only;
  if (merged.length === 0 && op === 'or') return { op: 'not', arg: everything };
  return { op, args: merged };
};

/**
 * Same meaning, one spelling: nested groups of the same kind are flattened, groups of one unwrapped, double negation removed,
 * the bounds of one AND group paired into as few time terms as they need. `or` of nothing becomes "not everything".
 */
export const normaliseFilter = (filter: Filter): Filter => {
  switch (filter.op) {
    case 'and':
    case 'or':
      return normaliseGroup(filter.op, filter.args);
    case 'not': {
      const arg = normaliseFilter(filter.arg);
      return arg.op === 'not' ? arg.arg : { op: 'not', arg };
    }
    case 'time':
      return normaliseTime(filter);
    case 'like':
      return { ...filter, patterns: filter.patterns.map(tidyPattern) };
    case 'changed':
      return { ...filter, fields: filter.fields.map(tidyPattern) };
    case 'match':
      return { ...filter, pattern: tidyRegex(filter.pattern) };
    case 'change':
      return { ...filter, path: tidyPattern(filter.path), value: tidyValue(filter.value) };
    case 'weekday':
      return { op: 'weekday', days: [...new Set(filter.days)].sort((one, other) => one - other) };
    case 'is':
    case 'clock':
    case 'text':
      return filter;
  }
};

/** An escaped slash is a slash: the escape belongs to the text of a filter. */
const tidyRegex = (pattern: string): string => pattern.replace(/\\./gsu, (pair) => (pair === '\\/' ? '/' : pair));

const tidyValue = (value: ChangeValue): ChangeValue => {
  if (value.kind === 'like') return { kind: 'like', pieces: tidyPattern(value.pieces) };
  return value.kind === 'match' ? { kind: 'match', pattern: tidyRegex(value.pattern) } : value;
};

const normaliseTime = ({ from, to }: TimeFilter): Filter => {
  if (from === undefined && to === undefined) return everything;
  return { op: 'time', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
};
