// What is wrong with a filter text while it is typed, and where.

import { topTerms } from '#shared/model/filter-edit.ts';
import { FilterSyntaxError } from '#shared/model/filter-syntax-error.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { isImpossible } from '#shared/model/time-order.ts';

/**
 * `at` and `end` are UTF-16 offsets, `end` exclusive. `syntax`: cannot be read, `expected` says what should stand there.
 * `range`: nothing can lie between the two bounds.
 */
export type Mistake = { at: number; end: number } & ({ kind: 'syntax'; expected: string } | { kind: 'range' });

/** The last `to:` outside quotes, or the whole text. */
const placeOfEnd = (text: string): { at: number; end: number } => {
  const unquoted = text.replace(/"(?:[^"\\]|\\.)*"/gu, (quoted) => '"'.padEnd(quoted.length, '_'));
  const found = [...unquoted.matchAll(/(?<![^\s(-])to:\S*/giu)].at(-1);
  return found === undefined ? { at: 0, end: text.length } : { at: found.index, end: found.index + found[0].length };
};

/** Null when the text asks something that can be answered. Zone: of the query, for bounds that are local times. */
export const mistakeOf = (text: string, zone: string): Mistake | null => {
  try {
    const impossible = topTerms(parseFilter(text)).some((term) => term.op === 'time' && isImpossible(term, zone));
    return impossible ? { kind: 'range', ...placeOfEnd(text) } : null;
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error;
    return { kind: 'syntax', at: error.at, end: error.end, expected: error.data.detail };
  }
};
