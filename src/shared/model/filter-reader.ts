// Reads the smallest parts of a filter text: quoted texts, values with gaps, regular expressions. Every refusal names its place.
import { FilterSyntaxError } from './filter-syntax-error.ts';
import { type TextPattern, tidyPattern } from './text-pattern.ts';

export const valueLimit = 4096;
const regexLimit = 1000;
export const quoteIt = 'put text that holds a space, quote, comma, colon or bracket in quotes: "like: this"';

/** A value as written: a text, a text with gaps, or a regular expression. UTF-16 offsets, `end` exclusive. */
export type ReadValue = { at: number; end: number } & (
  | { kind: 'text'; text: string; quoted: boolean }
  | { kind: 'like'; pieces: TextPattern }
  | { kind: 'match'; pattern: string }
);

export interface FilterReader {
  readonly source: string;
  /** Throws FilterSyntaxError for the characters from `at` to `end`. */
  fail(at: number, end: number, expected: string): never;
  /** The offset of the first character at or behind `from` that fits `stop`. */
  scanTo(from: number, stop: RegExp): number;
  wordEnd(from: number): number;
  /** Reads `"…"` at `from`; the text and the offset behind the closing quote. */
  quoted(from: number): { text: string; end: number };
  /** Reads `/…/` at `from`; a slash inside is written `\/`. */
  regex(from: number): { pattern: string; end: number };
  /** Reads a value at `from`: quoted or not, with `*` outside quotes as a gap, or a regular expression. Empty (`end` is `from`) when none is there. */
  value(from: number): ReadValue;
}

export const createFilterReader = (source: string): FilterReader => {
  const fail = (at: number, end: number, expected: string): never => {
    throw new FilterSyntaxError(source, at, Math.min(end, source.length), expected);
  };
  const scanTo = (from: number, stop: RegExp): number => {
    let end = from;
    while (end < source.length && !stop.test(source.charAt(end))) end += 1;
    return end;
  };
  const wordEnd = (from: number): number => scanTo(from, /\s/u);

  const quoted = (from: number): { text: string; end: number } => {
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

  const regex = (from: number): { pattern: string; end: number } => {
    let pattern = '';
    let at = from + 1;
    while (at < source.length && source.charAt(at) !== '/') {
      const pair = source.charAt(at) === '\\' ? source.slice(at, at + 2) : source.charAt(at);
      pattern += pair === '\\/' ? '/' : pair;
      at += pair.length;
    }
    const end = at + 1;
    const itsText = 'text that begins with a slash needs quotes';
    if (at >= source.length) fail(from, source.length, `a closing slash; ${itsText}`);
    if (/[^\s,)]/u.test(source.charAt(end))) fail(from, wordEnd(end), `a space after the closing slash; ${itsText}`);
    if (pattern === '') fail(from, end, 'a regular expression between the slashes');
    if (pattern.length > regexLimit) fail(from, end, `a regular expression of at most ${regexLimit} characters`);
    return { pattern, end };
  };

  const value = (from: number): ReadValue => {
    if (source.charAt(from) === '/') return { kind: 'match', at: from, ...regex(from) };
    const pieces = [''];
    const add = (text: string): void => {
      pieces.push((pieces.pop() ?? '') + text);
    };
    let at = from;
    let anyQuoted = false;
    for (;;) {
      const char = source.charAt(at);
      if (char === '*') {
        pieces.push('');
        at += 1;
      } else if (char === '"') {
        if (at > from && source.charAt(at - 1) !== '*') fail(from, wordEnd(from), quoteIt);
        const part = quoted(at);
        if (/[^\s,)*]/u.test(source.charAt(part.end)))
          fail(from, wordEnd(from), `a space or comma after the closing quote; ${quoteIt}`);
        add(part.text);
        at = part.end;
        anyQuoted = true;
      } else if (char === '(') fail(from, wordEnd(from), quoteIt);
      else if (char === '' || /[\s,)]/u.test(char)) break;
      else {
        add(char);
        at += 1;
      }
    }
    if (at - from > valueLimit) fail(from, at, `a value of at most ${valueLimit} characters`);
    if (pieces.length === 1) return { kind: 'text', text: pieces[0] ?? '', quoted: anyQuoted, at: from, end: at };
    return { kind: 'like', pieces: tidyPattern(pieces), at: from, end: at };
  };

  return { source, fail, scanTo, wordEnd, quoted, regex, value };
};
