// Reads `diff.field.to>90`, `before.field="text"` and their kin at a place of a filter text.
import {
  badChangeTest,
  type ChangeSide,
  type ChangeTest,
  type ChangeValue,
  changeTests,
  changeWords,
} from './change-term.ts';
import { isDecimal } from './decimal.ts';
import type { Filter } from './filter.ts';
import type { FilterReader, ReadValue } from './filter-reader.ts';
import { foldCase } from './fold-case.ts';
import { type TextPattern, tidyPattern } from './text-pattern.ts';

/** How a term about the inside of a change begins. */
export const changeHead = /^(diff|before|after)\./iu;

/** What the name of a field may hold without quotes. */
export const namePattern = /^[^\s"()<>=!:,*]+$/u;

const testHint = `one of ${changeTests.join(' ')} right after the name, without spaces, as in diff.retention_days.to>90; text that begins so needs quotes`;

/** The path at `from`; where there are sides, a bare `.from` or `.to` at its end is one. */
const readPath = (
  reader: FilterReader,
  from: number,
  hasSides: boolean,
): { path: TextPattern; side: 'from' | 'to' | null; end: number } => {
  const { source } = reader;
  const pieces = [''];
  const add = (text: string): void => {
    pieces.push((pieces.pop() ?? '') + text);
  };
  let at = from;
  let bareFrom = from;
  for (;;) {
    const char = source.charAt(at);
    if (char === '"') {
      const { text, end } = reader.quoted(at);
      add(text);
      at = end;
      bareFrom = end;
    } else if (char === '*') {
      pieces.push('');
      at += 1;
    } else if (namePattern.test(char)) {
      add(char);
      at += 1;
    } else break;
  }
  const side = hasSides ? /\.(from|to)$/iu.exec(source.slice(bareFrom, at)) : null;
  const last = pieces.at(-1) ?? '';
  const hasName = pieces.length > 1 || side === null || last.length > side[0].length;
  if (side === null || !hasName) return { path: tidyPattern(pieces), side: null, end: at };
  const path = [...pieces.slice(0, -1), last.slice(0, -side[0].length)];
  return { path: tidyPattern(path), side: foldCase(side[1] ?? '') === 'from' ? 'from' : 'to', end: at };
};

const readTest = (reader: FilterReader, at: number): { test: ChangeTest; end: number } | null => {
  const two = changeTests.find((test) => test.length === 2 && reader.source.startsWith(test, at));
  const test = two ?? changeTests.find((one) => one === reader.source.charAt(at));
  if (test !== undefined) return { test, end: at + test.length };
  return reader.source.charAt(at) === ':' ? { test: '=', end: at + 1 } : null;
};

/** Bare numbers and words are what they look like; in quotes they are texts. */
const changeValueOf = (value: ReadValue): ChangeValue => {
  if (value.kind === 'like') return { kind: 'like', pieces: value.pieces };
  if (value.kind === 'match') return { kind: 'match', pattern: value.pattern };
  const word = changeWords.find((known) => known === foldCase(value.text));
  if (!value.quoted && word !== undefined) return { kind: 'word', word };
  return { kind: !value.quoted && isDecimal(value.text) ? 'number' : 'text', text: value.text };
};

/** The term at `start`, where `changeHead` was found, and the offset behind it. Throws FilterSyntaxError. */
export const readChangeTerm = (reader: FilterReader, start: number): { filter: Filter; end: number } => {
  const { source } = reader;
  const dot = source.indexOf('.', start);
  const head = foldCase(source.slice(start, dot)) as 'diff' | 'before' | 'after';
  const { path, side, end } = readPath(reader, dot + 1, head === 'diff');
  const test = readTest(reader, end);
  if (path.length === 1 && path[0] === '')
    reader.fail(start, reader.wordEnd(start), `the name of a field after ${head}.`);
  if (test === null) return reader.fail(start, reader.wordEnd(start), testHint);
  const of: ChangeSide = head !== 'diff' || side === null ? head : `diff.${side}`;
  const read = reader.value(test.end);
  if (read.end === read.at) return reader.fail(start, read.end, `a value after ${test.test}`);
  if (source.charAt(read.end) === ',')
    reader.fail(start, reader.wordEnd(start), 'one value; put text with a comma in quotes, and OR between terms');
  const value = changeValueOf(read);
  const wrong = badChangeTest(of, test.test, value);
  if (wrong !== null) reader.fail(start, read.end, wrong);
  return { filter: { op: 'change', of, path, test: test.test, value }, end: read.end };
};
