// RFC 8785 (JCS) text of any JSON value. Own code beside the library `canonicalize` because it is on the path of every
// change event (half the time of the library) and because the library throws on lone surrogates, which real logs contain;
// the tests prove both equal on everything the library accepts.
import type { JsonValue } from '#shared/model/json.ts';
import { quoteText } from './quote-text.ts';

/**
 * Canonical JSON of a value that came out of JSON.parse: members sorted by UTF-16 code units, no spaces, ES numbers.
 * Recursive: the caller bounds the depth. Numbers must be finite, as they are in every mapped event.
 */
export const canonicalJson = (value: JsonValue): string => {
  if (typeof value === 'string') return quoteText(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) {
    let list = '';
    for (const item of value) list += `${list === '' ? '' : ','}${canonicalJson(item)}`;
    return `[${list}]`;
  }
  const names = Object.keys(value);
  if (names.length > 1) names.sort();
  let members = '';
  for (const name of names) {
    members += `${members === '' ? '' : ','}${quoteText(name)}:${canonicalJson(value[name] as JsonValue)}`;
  }
  return `{${members}}`;
};
