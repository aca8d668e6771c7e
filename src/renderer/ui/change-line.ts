// The change of an event as one line of plain text.
import type { FieldChange } from '#shared/model/event.ts';
import type { JsonValue } from '#shared/model/json.ts';

const longest = 60;

/** A value on one line, its end left out where it is long; `?` where the source did not say. */
export const shortValue = (value: JsonValue | undefined): string => {
  if (value === undefined) return '?';
  if (value === '') return '""';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
};

/** `retention_days 90 → 180, active ? → true (+3)`: `?` is what the source did not say, `changeCount` counts all changed fields. */
export const changeLine = (changes: readonly FieldChange[], changeCount: number): string => {
  const parts = changes.map(({ field, from, to }) => `${field} ${shortValue(from)} → ${shortValue(to)}`);
  const more = changeCount - changes.length;
  return `${parts.join(', ')}${more > 0 ? ` (+${more})` : ''}`;
};
