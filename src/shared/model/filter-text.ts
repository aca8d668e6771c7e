// Filter text ⇄ filter tree. The grammar, in short (docs/query-language.md has it in full):
//   terms side by side are AND; `OR`, `AND`, `NOT`/`-` and brackets as usual (NOT before AND before OR; capitals only);
//   field:value · field:a,b (any of) · field:"a b" (\" and \\ inside) · field:"" (not stated) · field:a* (any text) · field:/re/ ·
//   from:… (inclusive) · to:… (exclusive) · changed:field · diff.field.to>90 · before.field=x · after.field=x;
//   /re/ must match and every other word, or quoted text, must occur somewhere in the event. `()` is everything.
import { assertNever } from '../assert-never.ts';
import { everything, type Filter, filterSchema } from './filter.ts';
import { FilterSyntaxError } from './filter-syntax-error.ts';
import { type FilterToken, filterTokens } from './filter-tokens.ts';
import { normaliseFilter } from './normalise-filter.ts';

export { printFilter } from './print-filter.ts';

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
      case 'term':
        return token.filter;
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
