// The change of an event in one line: the first fields with their old and new values, cut to what a row can show.
import type { FieldChange } from '#shared/model/event.ts';
import type { JsonValue } from '#shared/model/json.ts';

/** `from`/`to` are null where the source did not give them. */
export interface PreviewPart {
  field: string;
  from: string | null;
  to: string | null;
}

/** Characters of a value on a row, and on the card over it. */
const onRow = 40;
export const onCard = 400;

const textOf = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value));

const short = (value: JsonValue | undefined, longest: number): string | null => {
  if (value === undefined) return null;
  const text = textOf(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
};

/** Values longer than `longest` characters end in an ellipsis. */
export const changePreview = (changes: readonly FieldChange[], longest = onRow): PreviewPart[] =>
  changes.map(({ field, from, to }) => ({ field, from: short(from, longest), to: short(to, longest) }));

const partText = (field: string, from: string | null, to: string | null): string =>
  `${field}${from === null ? '' : ` ${from}`} → ${to ?? '?'}`;

/** Every change with its whole values: `retention_days 90 → 180; active → true`. */
export const fullChangeText = (changes: readonly FieldChange[]): string =>
  changes
    .map(({ field, from, to }) =>
      partText(field, from === undefined ? null : textOf(from), to === undefined ? null : textOf(to)),
    )
    .join('; ');
