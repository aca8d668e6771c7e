// One cell of a CSV row → its field of the event, or its place in `extra`.
import type { JsonValue } from '#shared/model/json.ts';
import { repeatedName } from '../readers/repeated-name.ts';
import type { Draft } from './draft.ts';
import { quoteInexactNumbers } from './exact-numbers.ts';
import { csvNames, type EventField, placesOf, wholeFields } from './field-names.ts';
import { normaliseName } from './normalise-name.ts';
import { isJsonObject } from './sivo-json.ts';

/** A column with the field it fills; null: it is kept in `extra` under its name. */
export interface Column {
  name: string;
  field: EventField | null;
}

const jsonFields: ReadonlySet<EventField | null> = new Set(['diff', 'before', 'after', 'extra']);
const places = placesOf(csvNames);

const parseCell = (text: string): JsonValue => {
  try {
    const value = JSON.parse(quoteInexactNumbers(text)) as JsonValue;
    // An object that names a member twice has no one meaning: it stays the text it is.
    return repeatedName(text, value) === null ? value : text;
  } catch {
    return text;
  }
};

/** Puts a text, or an object that was one, into `actor` or `resource`; members without a place of their own go to `extra`. */
export const fillWhole = (draft: Draft, { name, field }: Column & { field: EventField }, whole: JsonValue): void => {
  if (!isJsonObject(whole)) {
    draft.assign(field, [name], whole);
    return;
  }
  for (const [member, value] of Object.entries(whole)) {
    const place = places.get(`${field}_${normaliseName(member)}`);
    if (place === undefined) draft.keep([name, member], value);
    else draft.assign(place.field, [name, member], value);
  }
};

/** Cells of diff, before, after and extra are read as JSON where they are JSON; so is an object under `actor` or `resource`. */
export const fillColumn = (draft: Draft, { name, field }: Column, cell: string): void => {
  if (field === null) draft.keep([name], cell);
  else if (jsonFields.has(field)) draft.assign(field, [name], parseCell(cell));
  else if (wholeFields.has(field) && cell.trimStart().startsWith('{'))
    fillWhole(draft, { name, field }, parseCell(cell));
  else draft.assign(field, [name], cell);
};
