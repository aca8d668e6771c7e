// Which columns of a table fill which fields cell by cell, for rows that are taken from their bytes without a mapper.
// Null wherever a mapper does more than put each cell into one field.
import type { MappingProfile } from '#shared/model/mapping.ts';
import type { PlainColumn, PlainColumns, PlainField } from '../plain/plain-columns.ts';
import type { EventField } from './field-names.ts';
import type { Column } from './fill-column.ts';

/** What a mapper of rows tells of them; the delimiter is not its concern. */
export type TableColumns = Omit<PlainColumns, 'delimiter'>;

const isPlainField = (field: EventField | null): field is PlainField | null =>
  field === null || (field !== 'category' && field !== 'timestampText' && field !== 'extra');

/** Of columns that are settled one by one, changes kept as they are. */
export const settledColumns = (settled: readonly Column[]): TableColumns | null => {
  const columns: PlainColumn[] = [];
  for (const { name, field } of settled) {
    if (!isPlainField(field)) return null;
    columns.push({ name, field });
  }
  return { columns, fromToOnly: false };
};

const partOfDiff = /^(?:diff|changes?|cambios)[./]/i;

/** Of a profile's columns: `fieldsOf` a column are those it feeds. A profile with constants has none. */
export const profileColumns = (
  { fields, diff }: MappingProfile,
  names: readonly string[],
  fieldsOf: (index: number) => readonly PlainField[],
): TableColumns | null => {
  if (Object.values(fields).some((rule) => rule !== undefined && 'value' in rule)) return null;
  if (diff !== 'auto' && diff !== 'from-to' && diff !== 'as-is') return null;
  if (diff === 'auto' && names.some((name) => partOfDiff.test(name))) return null;
  const columns: PlainColumn[] = [];
  for (const [index, name] of names.entries()) {
    const [field = null, ...others] = fieldsOf(index);
    if (others.length > 0) return null;
    columns.push({ name, field });
  }
  return { columns, fromToOnly: diff !== 'as-is' };
};
