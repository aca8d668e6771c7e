// JSON that arrives inside a text, once or several times escaped, or cut off.
import type { JsonValue } from '#shared/model/json.ts';
import { repeatedName } from '../readers/repeated-name.ts';
import { quoteInexactNumbers } from './exact-numbers.ts';
import { inspectOpenValue } from './inspect-open-value.ts';

/** `partial`: it begins as JSON and cannot be read as such, most likely because it was cut off. */
export interface UnpackedText {
  value: JsonValue;
  partial: boolean;
}

const deepestEscape = 3;
/** How objects and lists of JSON begin, escaped or not; prose in brackets does not. */
const jsonStart = /^["\\]*(?:\{\s*(?:["\\]|$)|\[\s*[{["\\])/;

/** `value` itself unless it is a text that holds an object or a list. Numbers a double cannot hold become texts. */
export const unpackText = (value: JsonValue): UnpackedText => {
  let inner = value;
  for (let level = 0; level < deepestEscape && typeof inner === 'string'; level += 1) {
    const text: string = inner.trim();
    if (!/^["{[]/.test(text)) break;
    try {
      inner = JSON.parse(quoteInexactNumbers(text)) as JsonValue;
    } catch {
      return { value, partial: jsonStart.test(text) };
    }
    // An object that names a member twice has no one meaning, one nested too deep no use: it stays the text it is.
    if (repeatedName(text, inner) !== null || inspectOpenValue(inner) === 'deep') return { value, partial: false };
  }
  return typeof inner === 'object' && inner !== null ? { value: inner, partial: false } : { value, partial: false };
};
