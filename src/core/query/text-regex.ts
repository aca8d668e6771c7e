// A user's regular expression, run in linear time by RE2: never by the language's own engine, which some patterns stop for hours.
import { RE2JS } from 're2js';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { foldText } from '#shared/model/fold-text.ts';
import type { TextTest } from '../archive/types.ts';

const plain = /[a-z0-9_@ -]/i;
const punctuation = /[^a-z0-9]/i;
/** Shorter runs are in most texts anyway. */
const leastRun = 2;

/** The offset behind the bracket or group that opens at `at`. */
const skipNested = (pattern: string, at: number): number => {
  let depth = 0;
  let inClass = false;
  for (let index = at; index < pattern.length; index++) {
    const char = pattern.charAt(index);
    if (char === '\\') index++;
    else if (inClass && pattern.startsWith('[:', index)) index = Math.max(pattern.indexOf(':]', index) + 1, index);
    else if (inClass) inClass = char !== ']';
    else if (char === '[') {
      inClass = true;
      if (pattern.charAt(index + 1) === '^') index++;
      if (pattern.charAt(index + 1) === ']') index++;
    } else if (char === '(') depth++;
    else if (char === ')') depth--;
    if (depth === 0 && !inClass) return index + 1;
  }
  return pattern.length;
};

/**
 * The longest run of plain ASCII that every match contains, folded; none when the pattern gives no such run for sure. Only
 * what stands outside groups and classes is looked at, and a pattern with an alternative outside brackets has none.
 */
export const requiredOf = (pattern: string): string[] => {
  if (/\\[QCpPx0-9]/.test(pattern)) return [];
  const runs: string[] = [];
  let run = '';
  const end = (): void => {
    runs.push(run);
    run = '';
  };
  let at = 0;
  while (at < pattern.length) {
    const char = pattern.charAt(at);
    const escaped = char === '\\' ? pattern.charAt(at + 1) : '';
    const literal = escaped === '' ? char : escaped;
    if (char === '|') return [];
    if (char === '(' || char === '[') {
      end();
      at = skipNested(pattern, at);
    } else if (escaped === '' ? plain.test(char) : punctuation.test(escaped) && escaped < '\x7f') {
      const next = pattern.charAt(at + (escaped === '' ? 1 : 2));
      // A repetition is of this character alone, and may be of none.
      if (/[?*{]/.test(next)) end();
      else run += literal;
      if (next === '+') end();
      at += escaped === '' ? 1 : 2;
    } else {
      end();
      if (char === '{') at = Math.max(pattern.indexOf('}', at), at);
      at += escaped === '' ? 1 : 2;
    }
  }
  end();
  const longest = runs.reduce((best, other) => (other.length > best.length ? other : best), '');
  return longest.length < leastRun ? [] : [foldText(longest)];
};

/** Prepares the expression, found anywhere in a text without regard to case. Throws BAD_FILTER with RE2's own words. */
export const compileRegex = (pattern: string): TextTest => {
  try {
    const regex = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    return { required: requiredOf(pattern), holds: (text) => regex.test(text) };
  } catch (error) {
    throw new WorkbenchError('BAD_FILTER', `/${pattern}/`, error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
};
