// Cuts a filter text into tokens. Everything that is not clearly one thing is an error with its place, never a guess.
import { type FilterField, fieldSpellings, filterFields } from './field.ts';
import { expectedInstead } from './field-values.ts';
import type { Filter } from './filter.ts';
import { createFilterReader, quoteIt, type ReadValue, valueLimit } from './filter-reader.ts';
import { foldCase } from './fold-case.ts';
import { changeHead, readChangeTerm } from './read-change-term.ts';
import { clockHint, parseClock, parseWeekdays, weekdayHint } from './read-local-term.ts';
import { parseTimeBound, timeBoundHint } from './time-bound.ts';

/** Offsets are UTF-16, `end` exclusive. */
export type FilterToken = { at: number; end: number } & (
  | { kind: 'open' | 'close' | 'and' | 'or' | 'not' }
  | { kind: 'term'; filter: Filter }
);

const keywords: Readonly<Record<string, 'and' | 'or' | 'not'>> = { AND: 'and', OR: 'or', NOT: 'not' };
const starHint = 'no * in a word: it is found anywhere in a text; put it in quotes to search for the star itself';

/** The characters a word or an unquoted value may hold; a value also ends at a comma. */
export const wordPattern = /^[^\s"()]+$/u;
export const valuePattern = /^[^\s"(),]+$/u;
export const isKeyword = (word: string): boolean => Object.hasOwn(keywords, word);

type Read<Kind extends ReadValue['kind']> = Extract<ReadValue, { kind: Kind }>;
const ofKind = <Kind extends ReadValue['kind']>(values: readonly ReadValue[], kind: Kind): Read<Kind>[] =>
  values.filter((value): value is Read<Kind> => value.kind === kind);
const anyOf = (terms: Filter[]): Filter => (terms.length === 1 && terms[0] ? terms[0] : { op: 'or', args: terms });

/** Tokens of a filter text, in order. Throws FilterSyntaxError. */
export const filterTokens = (source: string): FilterToken[] => {
  const tokens: FilterToken[] = [];
  const reader = createFilterReader(source);
  const { fail, scanTo, wordEnd } = reader;
  let at = 0;

  const readValues = (start: number, colon: number): { values: ReadValue[]; end: number } => {
    const values: ReadValue[] = [];
    let from = colon + 1;
    for (;;) {
      const value = reader.value(from);
      const { end } = value;
      if (end === from)
        fail(start, Math.max(end, colon + 1), 'a value after the colon or comma; write "" for not stated');
      values.push(value);
      if (source.charAt(end) !== ',') return { values, end };
      from = end + 1;
    }
  };

  // Each of these puts one token and returns the offset behind it.
  const put = (filter: Filter, start: number, end: number): number => {
    tokens.push({ kind: 'term', filter, at: start, end });
    return end;
  };

  const readTime = (bound: 'from' | 'to', start: number, colon: number): number => {
    const { values, end } = readValues(start, colon);
    const [value] = values;
    if (value?.kind !== 'text' || values.length > 1 || parseTimeBound(value.text) === null)
      return fail(start, end, `${bound}: takes ${timeBoundHint}`);
    return put({ op: 'time', [bound]: value.text }, start, end);
  };

  const readText = (start: number, colon: number): number => {
    const { values, end } = readValues(start, colon);
    const terms = values.map((value): Filter => {
      if (value.kind === 'like') return fail(value.at, value.end, starHint);
      if (value.kind === 'match') return { op: 'match', pattern: value.pattern };
      return value.text === ''
        ? fail(value.at, value.end, 'some text to search for')
        : { op: 'text', text: value.text };
    });
    return put(anyOf(terms), start, end);
  };

  const readChanged = (start: number, colon: number): number => {
    const { values, end } = readValues(start, colon);
    const fields = values.map((value) => {
      if (value.kind === 'like') return value.pieces;
      const isName = value.kind === 'text' && value.text !== '';
      return isName ? [value.text] : fail(value.at, value.end, 'the name of a field, with * for any text');
    });
    return put({ op: 'changed', fields }, start, end);
  };

  /** Each value as text; anything else, and what `read` refuses, is an error in its place. */
  const readEach = <Value>(values: readonly ReadValue[], read: (text: string) => Value | null, hint: string): Value[] =>
    values.map((value) => {
      const found = value.kind === 'text' ? read(value.text) : null;
      return found ?? fail(value.at, value.end, hint);
    });

  const readWeekday = (start: number, colon: number): number => {
    const { values, end } = readValues(start, colon);
    return put({ op: 'weekday', days: readEach(values, parseWeekdays, weekdayHint).flat() }, start, end);
  };

  const readClock = (start: number, colon: number): number => {
    const { values, end } = readValues(start, colon);
    const clocks = readEach(values, parseClock, clockHint);
    return put(anyOf(clocks.map((clock): Filter => ({ op: 'clock', ...clock }))), start, end);
  };

  const readField = (start: number, colon: number): number => {
    const name = foldCase(source.slice(start, colon));
    if (name === 'from' || name === 'to') return readTime(name, start, colon);
    if (name === 'text') return readText(start, colon);
    if (name === 'changed') return readChanged(start, colon);
    if (name === 'weekday') return readWeekday(start, colon);
    if (name === 'clock') return readClock(start, colon);
    const field: FilterField | undefined = Object.hasOwn(fieldSpellings, name) ? fieldSpellings[name] : undefined;
    if (field === undefined) {
      const known = [
        ...filterFields,
        'from',
        'to',
        'weekday',
        'clock',
        'text',
        'changed',
        'diff.…, before.… and after.…',
      ].join(', ');
      return fail(
        start,
        wordEnd(start),
        `"${source.slice(start, colon)}" is no field; known are ${known}; free text that holds a colon needs quotes`,
      );
    }
    const { values, end } = readValues(start, colon);
    const texts = ofKind(values, 'text');
    for (const value of texts) {
      const expected = expectedInstead(field, value.text);
      if (expected !== null) fail(value.at, value.end, expected);
    }
    const patterns = ofKind(values, 'like').map(({ pieces }) => pieces);
    const terms: Filter[] = ofKind(values, 'match').map(({ pattern }) => ({ op: 'match', field, pattern }));
    if (patterns.length > 0) terms.unshift({ op: 'like', field, patterns });
    if (texts.length > 0) terms.unshift({ op: 'is', field, values: texts.map(({ text }) => text) });
    return put(anyOf(terms), start, end);
  };

  const readChange = (start: number): number => {
    const { filter, end } = readChangeTerm(reader, start);
    return put(filter, start, end);
  };

  const readWord = (start: number): number => {
    if (changeHead.test(source.slice(start, start + 8))) return readChange(start);
    const end = scanTo(start, /[\s()":]/u);
    if (source.charAt(end) === ':') return readField(start, end);
    const word = source.slice(start, end);
    const keyword = isKeyword(word) ? keywords[word] : undefined;
    const next = source.charAt(end);
    if (next === '"' || (next === '(' && keyword === undefined)) fail(start, wordEnd(start), quoteIt);
    if (word.length > valueLimit) fail(start, end, `a word of at most ${valueLimit} characters`);
    if (word.includes('*')) fail(start, end, starHint);
    if (keyword === undefined) return put({ op: 'text', text: word }, start, end);
    tokens.push({ kind: keyword, at: start, end });
    return end;
  };

  const readQuotedText = (start: number): number => {
    const { text, end } = reader.quoted(start);
    if (/[^\s)]/u.test(source.charAt(end))) fail(start, Math.max(wordEnd(end), end), 'a space after the closing quote');
    if (text === '') fail(start, end, 'some text between the quotes');
    if (text.length > valueLimit) fail(start, end, `a text of at most ${valueLimit} characters`);
    return put({ op: 'text', text }, start, end);
  };

  const readRegex = (start: number): number => {
    const { pattern, end } = reader.regex(start);
    if (source.charAt(end) === ',') fail(start, wordEnd(end), 'a space after the closing slash');
    return put({ op: 'match', pattern }, start, end);
  };

  while (at < source.length) {
    const char = source.charAt(at);
    if (/\s/u.test(char)) at += 1;
    else if (char === '(' || char === ')') {
      tokens.push({ kind: char === '(' ? 'open' : 'close', at, end: at + 1 });
      at += 1;
    } else if (char === '"') at = readQuotedText(at);
    else if (char === '/') at = readRegex(at);
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
