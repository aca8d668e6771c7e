// Filter text ⇄ filter tree. The grammar, in short:
//   terms side by side are AND; `OR`, `AND`, `NOT`/`-` and brackets as usual (NOT before AND before OR; capitals only);
//   field:value · field:a,b (any of) · field:"a b" (\" and \\ inside) · field:"" (not stated) · from:… (inclusive) · to:… (exclusive);
//   every other word, or quoted text, must occur somewhere in the event. `()` is everything.
import { assertNever } from '../assert-never.ts';
import { everything, type Filter, filterSchema } from './filter.ts';
import { FilterSyntaxError } from './filter-syntax-error.ts';
import { type FilterToken, filterTokens, isKeyword, valuePattern, wordPattern } from './filter-tokens.ts';
import { normaliseFilter } from './normalise-filter.ts';

const depthLimit = 50;

/**
 * The normalised tree of a filter text; an empty text is everything.
 * Throws FilterSyntaxError (BAD_FILTER) with the place, the offending word and what was expected.
 */
export const parseFilter = (source: string): Filter => {
  const tokens = filterTokens(source);
  let next = 0;

  const fail = (token: FilterToken | undefined, expected: string): never => {
    throw new FilterSyntaxError(source, token?.at ?? source.length, token?.end ?? source.length, expected);
  };
  const eat = (kind: FilterToken['kind']): boolean => {
    if (tokens[next]?.kind !== kind) return false;
    next += 1;
    return true;
  };

  const readTerm = (depth: number): Filter => {
    const token = tokens[next];
    if (depth > depthLimit) fail(token, `at most ${depthLimit} brackets and negations inside each other`);
    if (token === undefined) return fail(token, 'a term at the end of the filter');
    next += 1;
    switch (token.kind) {
      case 'text':
        return { op: 'text', text: token.text };
      case 'is':
        return { op: 'is', field: token.field, values: token.values };
      case 'time':
        return { op: 'time', [token.bound]: token.text };
      case 'not':
        return { op: 'not', arg: readTerm(depth + 1) };
      case 'open': {
        if (eat('close')) return everything;
        const inner = readOr(depth + 1);
        if (!eat('close')) fail(tokens[next] ?? token, 'a closing bracket for this one');
        return inner;
      }
      case 'close':
        return fail(token, 'a term before the closing bracket, or an opening one');
      case 'and':
      case 'or':
        return fail(token, 'a term on both sides; put the word in quotes to search for it');
      default:
        return assertNever(token);
    }
  };
  const readAnd = (depth: number): Filter => {
    const args = [readTerm(depth)];
    for (;;) {
      const kind = tokens[next]?.kind;
      if (kind === undefined || kind === 'or' || kind === 'close') return { op: 'and', args };
      eat('and');
      args.push(readTerm(depth));
    }
  };
  const readOr = (depth: number): Filter => {
    const args = [readAnd(depth)];
    while (eat('or')) args.push(readAnd(depth));
    return { op: 'or', args };
  };

  if (tokens.length === 0) return everything;
  const tree = readOr(0);
  if (next < tokens.length) fail(tokens[next], 'an opening bracket before this closing one');
  const filter = normaliseFilter(tree);
  if (!filterSchema.safeParse(filter).success) {
    throw new FilterSyntaxError(source, 0, 0, 'at most 200 terms side by side and 1,000 values in a term');
  }
  return filter;
};

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
const printValue = (value: string): string => (valuePattern.test(value) ? value : quote(value));
const printText = (text: string): string =>
  wordPattern.test(text) && !/^-|:/u.test(text) && !isKeyword(text) ? text : quote(text);

const printTerms = (filter: Filter): string[] => {
  switch (filter.op) {
    case 'and':
      return filter.args.map((arg) => (arg.op === 'or' ? bracket(arg) : printTerms(arg).join(' ')));
    case 'or':
      return [filter.args.map((arg) => printTight(arg)).join(' OR ')];
    case 'not':
      return [`-${printTight(filter.arg)}`];
    case 'is':
      return [`${filter.field}:${filter.values.map(printValue).join(',')}`];
    case 'time':
      return (['from', 'to'] as const).flatMap((bound) => {
        const time = filter[bound];
        return time === undefined ? [] : [`${bound}:${printValue(time)}`];
      });
    case 'text':
      return [printText(filter.text)];
    default:
      return assertNever(filter);
  }
};
const bracket = (filter: Filter): string => `(${printTerms(filter).join(' ')})`;

/** One term, or a group in brackets. */
const printTight = (filter: Filter): string => {
  const terms = printTerms(filter);
  return filter.op === 'and' || filter.op === 'or' || terms.length !== 1 ? bracket(filter) : terms.join(' ');
};

/** The text of a filter in canonical spelling: `parseFilter(printFilter(f))` is `normaliseFilter(f)`. */
export const printFilter = (filter: Filter): string => printTerms(normaliseFilter(filter)).join(' ');
