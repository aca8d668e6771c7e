// The page on the query language shows what the program reads.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filterFields } from '#shared/model/field.ts';
import { everything, type Filter } from '#shared/model/filter.ts';
import { parseFilter, printFilter } from '#shared/model/filter-text.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../../../docs/query-language.md'), 'utf8');

/** What stands in backticks in the first column of a table. */
const examples = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (write|---)/.test(line))
  .flatMap((line) =>
    [...(line.split(/(?<!\\)\|/)[1] ?? '').matchAll(/`([^`]+)`/g)].map((found) =>
      (found[1] ?? '').replaceAll('\\|', '|'),
    ),
  );

const operations = (filter: Filter): string[] => {
  if (filter.op === 'and' || filter.op === 'or') return [filter.op, ...filter.args.flatMap(operations)];
  return filter.op === 'not' ? ['not', ...operations(filter.arg)] : [filter.op];
};

describe('docs/query-language.md', () => {
  it.each(examples)('shows %s, which is read and printed back', (text) => {
    const filter = parseFilter(text);
    expect(filter).toEqual(parseFilter(printFilter(filter)));
    if (text !== '()') expect(filter).not.toEqual(everything);
  });

  it('has an example of every kind of term', () => {
    const shown = new Set(examples.flatMap((text) => operations(parseFilter(text))));
    expect([...shown].sort()).toEqual([
      'and',
      'change',
      'changed',
      'clock',
      'is',
      'like',
      'match',
      'not',
      'or',
      'text',
      'time',
      'weekday',
    ]);
  });

  it('names every field', () => {
    for (const field of filterFields) expect(page).toContain(`\`${field}\``);
  });
});
