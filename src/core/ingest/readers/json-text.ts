// The bytes of one JSON record → its value, or why it has none.
import { isUtf8 } from 'node:buffer';
import type { JsonValue } from '#shared/model/json.ts';
import { quoteInexactNumbers } from '../mapping/exact-numbers.ts';
import type { Problem } from '../problem.ts';

/** `text` is what was parsed. */
export type ParsedJson = { ok: true; value: JsonValue; text: string } | { ok: false; problem: Problem };

/** Position (0-based) of the byte at which decoding as UTF-8 fails; the length when it does not. */
const firstBadByte = (bytes: Buffer): number => {
  const again = Buffer.from(bytes.toString('utf8'));
  let at = 0;
  while (at < bytes.length && bytes[at] === again[at]) at += 1;
  return at;
};

/** The problem of bytes that are not UTF-8. */
export const badEncoding = (bytes: Buffer): Problem => ({
  reason: 'bad_encoding',
  message: `byte ${firstBadByte(bytes) + 1} of the record is not UTF-8`,
});

/** Whether JSON text stops inside a string, list or object that it has opened. */
const stopsInside = (text: string): boolean => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
  }
  return inString || depth > 0;
};

const shorten = (text: string): string => (text.length <= 160 ? text : `${text.slice(0, 157)}…`);

/** Parses a record. With `exactNumbers`, numbers a double cannot hold become texts. */
export const parseJsonRecord = (raw: Buffer, exactNumbers = false): ParsedJson => {
  if (!isUtf8(raw)) return { ok: false, problem: badEncoding(raw) };
  const text = raw.toString('utf8');
  try {
    return { ok: true, value: JSON.parse(exactNumbers ? quoteInexactNumbers(text) : text) as JsonValue, text };
  } catch (error) {
    const finding = shorten(error instanceof Error ? error.message : String(error));
    return stopsInside(text)
      ? { ok: false, problem: { reason: 'truncated', message: `the record stops in the middle: ${finding}` } }
      : { ok: false, problem: { reason: 'not_json', message: `not JSON: ${finding}` } };
  }
};
