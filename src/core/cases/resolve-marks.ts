// `tag:…` and `starred:…` become the ids of the events so marked: the engine knows events, not what was said of them.
import { assertNever } from '#shared/assert-never.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Mark } from '#shared/model/case.ts';
import { isMarkField, type MarkField } from '#shared/model/field.ts';
import { expectedInstead } from '#shared/model/field-values.ts';
import { everything, type Filter } from '#shared/model/filter.ts';
import { foldCase } from '#shared/model/fold-case.ts';
import { foldText } from '#shared/model/fold-text.ts';
import { normaliseFilter } from '#shared/model/normalise-filter.ts';
import { fitsPattern, type TextPattern } from '#shared/model/text-pattern.ts';
import { compileRegex } from '../query/text-regex.ts';

type Marks = ReadonlyMap<string, Mark>;

const nothing: Filter = { op: 'not', arg: everything };

const anyOf = (filters: readonly Filter[]): Filter => normaliseFilter({ op: 'or', args: [...filters] });

/** The events whose mark passes. Ids compare exactly, so this is those events and no other. */
const eventsWith = (marks: Marks, passes: (mark: Mark) => boolean): Filter => {
  const values = [...marks.values()].filter(passes).map(({ eventId }) => eventId);
  return values.length === 0 ? nothing : { op: 'is', field: 'id', values };
};

const without = (filter: Filter): Filter => normaliseFilter({ op: 'not', arg: filter });

const hasTag =
  (passes: (tag: string) => boolean) =>
  ({ tags }: Mark): boolean =>
    tags.some(passes);

const byValues = (field: MarkField, values: readonly string[], marks: Marks): Filter => {
  const wanted = new Set(values.map(foldCase));
  switch (field) {
    case 'tag': {
      const stated = eventsWith(
        marks,
        hasTag((tag) => wanted.has(foldCase(tag))),
      );
      const unstated = without(
        eventsWith(
          marks,
          hasTag(() => true),
        ),
      );
      return wanted.has('') ? anyOf([stated, unstated]) : stated;
    }
    case 'starred': {
      for (const value of values) {
        const expected = expectedInstead(field, value);
        if (expected !== null) throw new WorkbenchError('BAD_FILTER', `starred:${value}`, expected);
      }
      const starred = eventsWith(marks, (mark) => mark.starred);
      const others = wanted.has('false') || wanted.has('') ? [without(starred)] : [];
      return anyOf(wanted.has('true') ? [starred, ...others] : others);
    }
    default:
      return assertNever(field);
  }
};

/** Only of tags: a star is there or not, and has no text. */
const byText = (field: MarkField, marks: Marks, passes: (tag: string) => boolean): Filter => {
  if (field === 'tag') return eventsWith(marks, hasTag(passes));
  throw new WorkbenchError('BAD_FILTER', 'starred', 'starred is one of true, false');
};

const byPatterns = (field: MarkField, patterns: readonly TextPattern[], marks: Marks): Filter => {
  const folded = patterns.map((pieces) => pieces.map(foldText));
  return byText(field, marks, (tag) => folded.some((pieces) => fitsPattern(pieces, foldText(tag))));
};

/**
 * The same question without marks: values compare without case, patterns also without accents, as for every field. The result
 * may name more ids than a filter of the contract can. Throws BAD_FILTER.
 */
export const resolveMarks = (filter: Filter, marks: Marks): Filter => {
  switch (filter.op) {
    case 'and':
    case 'or':
      return normaliseFilter({ op: filter.op, args: filter.args.map((arg) => resolveMarks(arg, marks)) });
    case 'not':
      return without(resolveMarks(filter.arg, marks));
    case 'is':
      return isMarkField(filter.field) ? byValues(filter.field, filter.values, marks) : filter;
    case 'like':
      return isMarkField(filter.field) ? byPatterns(filter.field, filter.patterns, marks) : filter;
    case 'match': {
      const { field, pattern } = filter;
      if (field === undefined || !isMarkField(field)) return filter;
      const test = compileRegex(pattern);
      return byText(field, marks, test.holds);
    }
    case 'time':
    case 'weekday':
    case 'clock':
    case 'text':
    case 'changed':
    case 'change':
      return filter;
    default:
      return assertNever(filter);
  }
};
