// A state as text to be read and compared line by line: members sorted, two spaces, one line each.
import { longestStateText, type PrintedState } from '#shared/model/changes.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { quoteText } from '../canonical/quote-text.ts';

type Open =
  | { list: readonly JsonValue[]; names: null; at: number }
  | { object: JsonObject; names: string[]; at: number };

/** UTF-8 bytes and lines of the printed value; its text, unless that has more than `longest` bytes. */
export interface Printed {
  text: string | null;
  bytes: number;
  lines: number;
}

const scalarText = (value: string | number | boolean | null): string =>
  typeof value === 'string' ? quoteText(value) : JSON.stringify(value);

const opened = (value: JsonValue[] | JsonObject): Open =>
  Array.isArray(value)
    ? { list: value, names: null, at: 0 }
    : { object: value, names: Object.keys(value).sort(), at: 0 };

/** UTF-16 units after which written text is counted in bytes. */
const unitsAtOnce = 64 * 1024;

/** Prints with a stack of its own: no nesting is too deep, and a text that grows too long is counted only. */
export const printCanonical = (value: JsonValue, longest: number = longestStateText): Printed => {
  let parts: string[] | null = [];
  let part = '';
  let bytes = 0;
  let lines = 1;
  const flush = (): void => {
    bytes += Buffer.byteLength(part);
    if (bytes > longest) parts = null;
    parts?.push(part);
    part = '';
  };
  const write = (text: string): void => {
    part += text;
    if (part.length > unitsAtOnce) flush();
  };
  const breakLine = (level: number): void => {
    lines += 1;
    if (parts === null) bytes += 1 + 2 * level;
    else write(`\n${'  '.repeat(level)}`);
  };
  const stack: Open[] = [];
  const begin = (one: JsonValue, prefix: string): void => {
    if (one === null || typeof one !== 'object') {
      write(prefix + scalarText(one));
      return;
    }
    const isList = Array.isArray(one);
    const isEmpty = (isList ? one.length : Object.keys(one).length) === 0;
    if (isEmpty) write(prefix + (isList ? '[]' : '{}'));
    else {
      write(prefix + (isList ? '[' : '{'));
      stack.push(opened(one));
    }
  };
  begin(value, '');
  for (let open = stack.at(-1); open !== undefined; open = stack.at(-1)) {
    const length = open.names === null ? open.list.length : open.names.length;
    if (open.at === length) {
      stack.pop();
      breakLine(stack.length);
      write(open.names === null ? ']' : '}');
      continue;
    }
    if (open.at > 0) write(',');
    breakLine(stack.length);
    const index = open.at++;
    if (open.names === null) begin(open.list[index] as JsonValue, '');
    else {
      const name = open.names[index] as string;
      begin(open.object[name] as JsonValue, `${quoteText(name)}: `);
    }
  }
  flush();
  return { text: parts?.join('') ?? null, bytes, lines };
};

/** Undefined: nothing was stated; `complete` then says that there is known to be nothing. */
export const printState = (
  state: JsonValue | undefined,
  complete: boolean,
  unknown: readonly string[],
): PrintedState => {
  if (state === undefined) return { stated: false, text: null, bytes: 0, lines: 0, complete, unknown: [...unknown] };
  return { stated: true, ...printCanonical(state), complete, unknown: [...unknown] };
};
