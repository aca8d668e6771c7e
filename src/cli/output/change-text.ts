// Changed fields on one line of a table.
import type { FieldChange } from '#shared/model/event.ts';
import type { JsonValue } from '#shared/model/json.ts';

/** A value as a table shows it: texts bare, `?` where the source did not say. */
export const valueText = (value: JsonValue | undefined): string =>
  value === undefined ? '?' : typeof value === 'string' ? value : JSON.stringify(value);

/** `retention_days: 90 → 180, name: a → b, and 3 more`; `changes` are the first of `count`. */
export const changesText = (changes: readonly FieldChange[], count: number): string => {
  const more = count - changes.length;
  const shown = changes.map(({ field, from, to }) => `${field}: ${valueText(from)} → ${valueText(to)}`).join(', ');
  return shown + (more > 0 ? `, and ${more} more` : '');
};
