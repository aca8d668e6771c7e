// JSON that names a member of one object twice. Parsers silently keep the last one, so such a record has no one meaning.
import type { JsonValue } from '#shared/model/json.ts';

const depthFollowed = 300;

/** NaN for a value nested deeper than any event may be, which recursion must not follow. */
const countMembers = (value: JsonValue, room: number): number => {
  if (value === null || typeof value !== 'object') return 0;
  if (room === 0) return Number.NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countMembers(item, room - 1);
    return count;
  }
  for (const name in value) count += 1 + countMembers(value[name] as JsonValue, room - 1);
  return count;
};

const countOf = (text: string, part: string): number => {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
};

const endOfString = (text: string, start: number): number => {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
};

const isSpace = (character: string | undefined): boolean =>
  character === ' ' || character === '\n' || character === '\r' || character === '\t';

const find = (text: string): string | null => {
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; ) {
    const character = text[at];
    if (character === '{') open.push(new Set());
    else if (character === '[') open.push(null);
    else if (character === '}' || character === ']') open.pop();
    if (character !== '"') {
      at += 1;
      continue;
    }
    const end = endOfString(text, at);
    let next = end;
    while (isSpace(text[next])) next += 1;
    const names = open.at(-1);
    if (text[next] === ':' && names) {
      const name = JSON.parse(text.slice(at, end)) as string;
      if (names.has(name)) return name;
      names.add(name);
    }
    at = end;
  }
  return null;
};

/**
 * The first name that stands twice in one object of valid JSON `text`, null when there is none; `value` is what it parses
 * to. A member shows in the text as `":`, so as many of those as members rules a repetition out without a closer look.
 */
export const repeatedName = (text: string, value: JsonValue): string | null =>
  countOf(text, '":') === countMembers(value, depthFollowed) && !/"\s+:/.test(text) ? null : find(text);
