// Terms about the inside of changes, made ready to be asked of one change after the other.
import type { ChangeTerm } from '#shared/model/change-term.ts';
import type { FieldChange } from '#shared/model/event.ts';
import { fieldChangesOf, sameJson } from '#shared/model/field-changes.ts';
import { foldText } from '#shared/model/fold-text.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { fitsPattern, type TextPattern } from '#shared/model/text-pattern.ts';
import type { Change, ChangeTest } from '../archive/types.ts';
import { isWithin, requiredName, type Sides, sidesAt } from './change-paths.ts';
import { changeValueTest } from './change-value-test.ts';

/** `diff.field.to>90`, `before.field=x` and their kin. Throws BAD_FILTER for a regular expression that RE2 refuses. */
export const compileChange = ({ of, path, test, value }: ChangeTerm): ChangeTest => {
  const pattern = path.map(foldText);
  const passes = changeValueTest(test, value);
  // What is missing is named nowhere: a state, or a greater field that was changed, need not hold the name.
  const asksAbsence = test === '=' && value.kind === 'word' && value.word === 'missing';
  const required = asksAbsence ? [] : requiredName(pattern);
  if (of === 'before' || of === 'after') {
    const inState = (state: JsonValue | undefined): boolean =>
      state !== undefined && sidesAt(pattern, '', { to: state }).some(({ to }) => passes(to));
    return { required, holds: (change) => inState(change[of]) };
  }
  const holdsAt = ({ from, to }: Sides): boolean => {
    if (of === 'diff') return passes(from) || passes(to);
    return passes(of === 'diff.from' ? from : to);
  };
  return {
    required,
    holds: (change) =>
      fieldChangesOf(change).some((field) => sidesAt(pattern, foldText(field.field), field).some(holdsAt)),
  };
};

/** The changes the diff tells of, and those between two complete states. */
const allChanges = (change: Change): FieldChange[] => {
  const { diff, before, after } = change;
  const told = fieldChangesOf(change);
  const hasStates = diff !== undefined && before !== undefined && after !== undefined;
  return hasStates ? [...told, ...fieldChangesOf({ before, after })] : told;
};

/** The field and those it lies in: `flow.nodes` is within `flow`. */
const withAncestors = (field: string): string[] => {
  const names = field.split('.');
  return names.map((_, index) => names.slice(0, index + 1).join('.'));
};

const differ = ({ from, to }: Sides): boolean => !sameJson(from, to);

const isAmong = (pattern: TextPattern, change: FieldChange): boolean => {
  const field = foldText(change.field);
  if (pattern.length === 1) {
    const [name = ''] = pattern;
    return isWithin(field, name) || sidesAt(pattern, field, change).some(differ);
  }
  if (withAncestors(field).some((name) => fitsPattern(pattern, name))) return true;
  return sidesAt(pattern, field, change).some(differ);
};

/** `changed:name`: the field, something within it, or that part of a greater one was changed. */
export const compileChanged = (fields: readonly TextPattern[]): ChangeTest => {
  const patterns = fields.map((pieces) => pieces.map(foldText));
  const required = patterns.map(requiredName);
  return {
    required: required.some((names) => names.length === 0) ? [] : required.flat(),
    holds: (change) => allChanges(change).some((field) => patterns.some((pattern) => isAmong(pattern, field))),
  };
};
