// A filter made ready to run: checked, times resolved in the zone, words folded. It knows nothing of any segment yet.
import { assertNever } from '#shared/assert-never.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { FilterField } from '#shared/model/field.ts';
import { expectedInstead } from '#shared/model/field-values.ts';
import type { Filter } from '#shared/model/filter.ts';
import { foldCase } from '#shared/model/fold-case.ts';
import { normaliseFilter } from '#shared/model/normalise-filter.ts';
import { checkZone } from './check-zone.ts';
import { type Instant, resolveTime } from './resolve-time.ts';

/** `values` are folded except for the exact fields; `unstated` asks for events where the source did not say. */
export type Condition =
  | { op: 'and' | 'or'; args: Condition[] }
  | { op: 'not'; arg: Condition }
  | { op: 'is'; field: FilterField; values: ReadonlySet<string>; unstated: boolean }
  | { op: 'time'; from: Instant | null; to: Instant | null }
  | { op: 'text'; needle: string };

/** `key` is equal for questions with equal answers; `from`/`to` are the bounds that every match obeys, null when open. */
export interface CompiledFilter {
  key: string;
  condition: Condition;
  from: Instant | null;
  to: Instant | null;
}

/** Ids compare byte for byte: they are found by hash. */
const isExactField = (field: FilterField): boolean => field === 'id' || field === 'resource.id';

const depthLimit = 60;

/** Cheapest first, so that an empty answer is known before rows or texts are read. */
const cost = (condition: Condition): number => {
  switch (condition.op) {
    case 'time':
      return 0;
    case 'is':
      return isExactField(condition.field) ? 3 : 1;
    case 'text':
      return 4;
    case 'not':
      return cost(condition.arg);
    case 'and':
    case 'or':
      return Math.max(2, ...condition.args.map(cost));
    default:
      return assertNever(condition);
  }
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
      const stated = filter.values.filter((value) => value !== '');
      const values = new Set(isExactField(filter.field) ? stated : stated.map(foldCase));
      return { op: 'is', field: filter.field, values, unstated: stated.length < filter.values.length };
    }
    case 'time':
      return {
        op: 'time',
        from: filter.from === undefined ? null : resolveTime(filter.from, 'from', zone),
        to: filter.to === undefined ? null : resolveTime(filter.to, 'to', zone),
      };
    case 'text':
      return { op: 'text', needle: foldCase(filter.text) };
    default:
      return assertNever(filter);
  }
};

const isBefore = (a: Instant, b: Instant): boolean => a.ms < b.ms || (a.ms === b.ms && a.nanos < b.nanos);

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
  const key = JSON.stringify(condition, (_, value: unknown) => (value instanceof Set ? [...value] : value));
  return { key, condition, from, to };
};
