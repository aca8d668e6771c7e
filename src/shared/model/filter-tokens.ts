// Cuts a filter text into tokens. Everything that is not clearly one thing is an error with its place, never a guess.
import { type FilterField, fieldSpellings, filterFields } from './field.ts';
import { expectedInstead } from './field-values.ts';
import { FilterSyntaxError } from './filter-syntax-error.ts';
import { foldCase } from './fold-case.ts';
import { parseTimeBound, timeBoundHint } from './time-bound.ts';

interface Place {
  at: number;
  end: number;
}

/** Offsets are UTF-16, `end` exclusive. */
export type FilterToken = Place &
  (
    | { kind: 'open' | 'close' | 'and' | 'or' | 'not' }
    | { kind: 'text'; text: string }
    | { kind: 'is'; field: FilterField; values: string[] }
    | { kind: 'time'; bound: 'from' | 'to'; text: string }
  );

const keywords: Readonly<Record<string, 'and' | 'or' | 'not'>> = { AND: 'and', OR: 'or', NOT: 'not' };
const valueLimit = 4096;
const quoteIt = 'put text that holds a space, quote, comma, colon or bracket in quotes: "like: this"';

/** The characters a word or an unquoted value may hold; a value also ends at a comma. */
export const wordPattern = /^[^\s"()]+$/u;
export const valuePattern = /^[^\s"(),]+$/u;
export const isKeyword = (word: string): boolean => Object.hasOwn(keywords, word);

/** Tokens of a filter text, in order. Throws FilterSyntaxError. */
export const filterTokens = (source: string): FilterToken[] => {
  const tokens: FilterToken[] = [];
  let at = 0;

  const fail = (from: number, end: number, expected: string): never => {
    throw new FilterSyntaxError(source, from, Math.min(end, source.length), expected);
  };
  const scanWhile = (from: number, stop: RegExp): number => {
    let end = from;
    while (end < source.length && !stop.test(source.charAt(end))) end += 1;
    return end;
  };
  const wordEnd = (from: number): number => scanWhile(from, /\s/u);

  /** Reads `"…"` at `from`; the text and the offset behind the closing quote. */
  const readQuoted = (from: number): { text: string; end: number } => {
    let text = '';
    for (let index = from + 1; index < source.length; index += 1) {
      const char = source.charAt(index);
      if (char === '"') return { text, end: index + 1 };
      if (char !== '\\') text += char;
      else {
        index += 1;
        const escaped = source.charAt(index);
        if (escaped !== '"' && escaped !== '\\') {
          fail(index - 1, index + 1, 'inside quotes write \\" for a quote and \\\\ for a backslash');
        }
        text += escaped;
      }
    }
    return fail(from, source.length, 'the quote is never closed');
  };

  /** Reads one value, quoted or not, at `from`. */
  const readValue = (from: number): { text: string; end: number } => {
    if (source.charAt(from) === '"') {
      const quoted = readQuoted(from);
      if (/[^\s,)]/u.test(source.charAt(quoted.end)))
        fail(from, wordEnd(from), `a space or comma after the closing quote; ${quoteIt}`);
      return quoted;
    }
    const end = scanWhile(from, /[\s,()"]/u);
    if (/["(]/u.test(source.charAt(end))) fail(from, wordEnd(from), quoteIt);
    return { text: source.slice(from, end), end };
  };

  const readValues = (start: number, colon: number): { values: (Place & { text: string })[]; end: number } => {
    const values: (Place & { text: string })[] = [];
    let from = colon + 1;
    for (;;) {
      const { text, end } = readValue(from);
      if (end === from)
        fail(start, Math.max(end, colon + 1), 'a value after the colon or comma; write "" for not stated');
      if (text.length > valueLimit) fail(from, end, `a value of at most ${valueLimit} characters`);
      values.push({ text, at: from, end });
      if (source.charAt(end) !== ',') return { values, end };
      from = end + 1;
    }
  };

  // Each of these puts one token and returns the offset behind it.
  const readTime = (bound: 'from' | 'to', start: number, colon: number): number => {
    const { values, end } = readValues(start, colon);
    const [value] = values;
    if (value === undefined || values.length > 1 || parseTimeBound(value.text) === null)
      return fail(start, end, `${bound}: takes ${timeBoundHint}`);
    tokens.push({ kind: 'time', bound, text: value.text, at: start, end });
    return end;
  };

  const readField = (start: number, colon: number): number => {
    const name = foldCase(source.slice(start, colon));
    if (name === 'from' || name === 'to') return readTime(name, start, colon);
    const field = Object.hasOwn(fieldSpellings, name) ? fieldSpellings[name] : undefined;
    if (field === undefined) {
      const known = [...filterFields, 'from', 'to'].join(', ');
      return fail(
        start,
        wordEnd(start),
        `"${source.slice(start, colon)}" is no field; known are ${known}; free text that holds a colon needs quotes`,
      );
    }
    const { values, end } = readValues(start, colon);
    for (const value of values) {
      const expected = expectedInstead(field, value.text);
      if (expected !== null) fail(value.at, value.end, expected);
    }
    tokens.push({ kind: 'is', field, values: values.map(({ text }) => text), at: start, end });
    return end;
  };

  const readWord = (start: number): number => {
    const end = scanWhile(start, /[\s()":]/u);
    if (source.charAt(end) === ':') return readField(start, end);
    const word = source.slice(start, end);
    const keyword = isKeyword(word) ? keywords[word] : undefined;
    const next = source.charAt(end);
    if (next === '"' || (next === '(' && keyword === undefined)) fail(start, wordEnd(start), quoteIt);
    if (word.length > valueLimit) fail(start, end, `a word of at most ${valueLimit} characters`);
    tokens.push(
      keyword === undefined ? { kind: 'text', text: word, at: start, end } : { kind: keyword, at: start, end },
    );
    return end;
  };

  const readQuotedText = (start: number): number => {
    const { text, end } = readQuoted(start);
    if (/[^\s)]/u.test(source.charAt(end))) fail(start, Math.max(wordEnd(end), end), 'a space after the closing quote');
    if (text === '') fail(start, end, 'some text between the quotes');
    if (text.length > valueLimit) fail(start, end, `a text of at most ${valueLimit} characters`);
    tokens.push({ kind: 'text', text, at: start, end });
    return end;
  };

  while (at < source.length) {
    const char = source.charAt(at);
    if (/\s/u.test(char)) at += 1;
    else if (char === '(' || char === ')') {
      tokens.push({ kind: char === '(' ? 'open' : 'close', at, end: at + 1 });
      at += 1;
    } else if (char === '"') at = readQuotedText(at);
    else if (char === '-') {
      if (/^$|[\s)-]/u.test(source.charAt(at + 1)))
        fail(
          at,
          Math.max(wordEnd(at), at + 1),
          'a term right after the minus; text that begins with a minus needs quotes',
        );
      tokens.push({ kind: 'not', at, end: at + 1 });
      at += 1;
    } else at = readWord(at);
  }
  return tokens;
};
