// Rows of a CSV file → events by a mapping profile.
import type { MappableField, MappingProfile } from '#shared/model/mapping.ts';
import { readCsvHeader } from '../readers/csv-header.ts';
import type { TimeRules } from '../timestamp.ts';
import { compileProfile, type ProfileTarget } from './compiled-profile.ts';
import { Draft } from './draft.ts';
import { fillColumn } from './fill-column.ts';
import { tokensOf } from './json-pointer.ts';
import type { SivoCsvMapper } from './sivo-csv.ts';
import { profileColumns } from './table-columns.ts';

interface Step {
  index: number;
  name: string;
  /** Null: the cell is kept in `extra`. */
  target: ProfileTarget | null;
  /** Another field has this cell already. */
  copied: boolean;
}

/** The place in the header of what a profile names: a column, or a pointer to one. -1 without it. */
export const columnOf = (names: readonly string[], from: string): number => {
  const index = names.indexOf(from.replace(/^\uFEFF/, '').trim());
  if (index >= 0 || !from.startsWith('/')) return index;
  const tokens = tokensOf(from);
  return tokens.length === 1 ? names.indexOf(tokens[0] as string) : names.indexOf(tokens.join('.'));
};

/** A mapper for the rows under `header`. An empty cell states nothing; columns the profile does not name go to `extra`. */
export const createTableProfileMapper = (
  profile: MappingProfile,
  header: readonly string[],
  time: TimeRules,
): SivoCsvMapper => {
  const names = readCsvHeader(header).names;
  const { targets, constants } = compileProfile(profile);
  const steps: Step[] = [];
  const read = new Set<number>();
  for (const [from, fed] of targets) {
    const index = columnOf(names, from);
    if (index < 0) continue;
    for (const target of fed) {
      steps.push({ index, name: names[index] as string, target, copied: read.has(index) });
      read.add(index);
    }
  }
  steps.sort((left, right) => (left.target?.rank ?? 0) - (right.target?.rank ?? 0));
  for (const [index, name] of names.entries())
    if (!read.has(index)) steps.push({ index, name, target: null, copied: false });
  const map: SivoCsvMapper = (cells) => {
    if (cells.length !== names.length) {
      const message = `${cells.length} cells, but ${names.length} columns in the header`;
      return { ok: false, problem: { reason: 'column_count', message } };
    }
    const draft = new Draft();
    for (const { index, name, target, copied } of steps) {
      const cell = cells[index] as string;
      if (cell === '') continue;
      if (copied && target !== null) draft.offer(target.field, [name], cell);
      else fillColumn(draft, { name, field: target?.field ?? null }, cell);
    }
    for (const { field, value } of constants) draft.assign(field, [field], value);
    return draft.finish(time, true, profile.diff);
  };
  const fieldsOf = (index: number): MappableField[] =>
    steps.flatMap((step) => (step.index === index && step.target !== null ? step.target.field : []));
  map.plain = profileColumns(profile, names, fieldsOf);
  return map;
};
