// What a server says about a request it did not answer with events, fit to be told: short, in one line, without the token.
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { isJsonObject } from '../../mapping/sivo-json.ts';
import { parseJsonRecord } from '../../readers/json-text.ts';
import type { Token } from './token.ts';

export interface ServerFinding {
  /** The server's own code, such as INSUFFICIENT_ROLE; null without one. */
  code: string | null;
  /** Status, code and message. */
  text: string;
}

const longest = 200;

const textIn = (objects: readonly JsonObject[], names: readonly string[]): string | null => {
  for (const object of objects) {
    for (const name of names) {
      const value = Object.hasOwn(object, name) ? object[name] : undefined;
      if (typeof value === 'string' && value !== '') return value;
      if (name === 'code' && typeof value === 'number') return String(value);
    }
  }
  return null;
};

const objectsIn = (value: JsonValue): JsonObject[] => {
  if (!isJsonObject(value)) return [];
  const { error, errors } = value;
  const inside = [error, ...(Array.isArray(errors) ? errors : [])];
  return [value, ...inside.filter((one) => one !== undefined && isJsonObject(one))];
};

/** `body`: whatever came with the status. */
export const serverFinding = (status: number, body: Buffer, token: Token): ServerFinding => {
  const parsed = body.length > 64 * 1024 ? null : parseJsonRecord(body);
  const objects = parsed?.ok === true ? objectsIn(parsed.value) : [];
  const clean = (text: string | null): string | null =>
    text === null
      ? null
      : token
          .cutFrom(text)
          .replace(/\p{Cc}+/gu, ' ')
          .slice(0, longest);
  const code = clean(textIn(objects, ['code', 'errorCode', 'error_code']) ?? textIn(objects, ['error']));
  const message = clean(textIn(objects, ['message', 'detail', 'error_description', 'title']));
  return { code, text: [`status ${status}`, code, message].filter((part) => part !== null).join(', ') };
};
