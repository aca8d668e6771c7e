// Values as a list of versions can carry them: a history of thousands of versions must not send every state twice over.
import type { FieldChange } from '#shared/model/event.ts';
import { isObject } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';

/** Characters of JSON text up to which a value is sent whole, and how many of a longer one are. */
const longestWhole = 500;
const shown = 200;

/** The beginning of the value's JSON text, a little more than `limit` characters or all of it; looks at no more than that. */
const beginning = (value: JsonValue, limit: number): string => {
  if (typeof value === 'string') return JSON.stringify(value.length > limit ? value.slice(0, limit + 1) : value);
  const isList = Array.isArray(value);
  if (!isList && !isObject(value)) return JSON.stringify(value);
  let text = isList ? '[' : '{';
  for (const key in value) {
    if (text.length > limit) return text;
    const item = isList ? value[Number(key)] : value[key];
    text += `${text.length > 1 ? ',' : ''}${isList ? '' : `${JSON.stringify(key)}:`}`;
    text += beginning(item ?? null, limit - text.length);
  }
  return text + (isList ? ']' : '}');
};

/** The value itself, or, where it is long, the beginning of its JSON text (of a text: its own) and `…`. */
const abridgedValue = (value: JsonValue): JsonValue => {
  const text = beginning(value, longestWhole);
  if (text.length <= longestWhole) return value;
  const whole = typeof value === 'string' ? value : text;
  // A character beyond the basic plane is not cut in half.
  return `${whole.slice(0, shown).replace(/[\uD800-\uDBFF]$/, '')}…`;
};

/** The change with long values cut; the very same one where there are none. */
export const abridgedChange = (change: FieldChange): FieldChange => {
  const { field, from, to } = change;
  const cut = {
    ...(from === undefined ? {} : { from: abridgedValue(from) }),
    ...(to === undefined ? {} : { to: abridgedValue(to) }),
  };
  return cut.from === from && cut.to === to ? change : { field, ...cut };
};
