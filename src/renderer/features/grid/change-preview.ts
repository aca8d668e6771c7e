// The change of an event in one line: the first fields with their old and new values, cut to what a row can show.
import type { FieldChange } from '#shared/model/event.ts';
import type { JsonValue } from '#shared/model/json.ts';

/** `from`/`to` are null where the source did not give them. */
export interface PreviewPart {
  field: string;
  from: string | null;
  to: string | null;
}

const longest = 40;

const short = (value: JsonValue | undefined): string | null => {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
};

export const changePreview = (changes: readonly FieldChange[]): PreviewPart[] =>
  changes.map(({ field, from, to }) => ({ field, from: short(from), to: short(to) }));

/** The same as plain text: `retention_days 90 → 180, active true → ? (+3)`. */
export const changeText = (changes: readonly FieldChange[], changeCount: number): string => {
  const parts = changePreview(changes).map(({ field, from, to }) => `${field} ${from ?? ''} → ${to ?? '?'}`);
  const more = changeCount - changes.length;
  return `${parts.join(', ').replaceAll('  ', ' ')}${more > 0 ? ` (+${more})` : ''}`;
};
