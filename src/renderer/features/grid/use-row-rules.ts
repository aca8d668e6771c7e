// Which colour rule each row in sight falls under; the engine says so, by the very filters a user would type.
import { useMemo } from 'react';
import type { Filter } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import type { ColourRule } from '#shared/model/grid-layout.ts';
import { type IdPage, usePicks } from '../../data/use-picks.ts';
import { pageRows, type RowsState } from '../../data/use-rows.ts';

/** Rules whose filter cannot be read mark nothing; the dialog says what is wrong with them. */
const readable = (rules: readonly ColourRule[]): { rule: ColourRule; filter: Filter }[] =>
  rules.flatMap((rule) => {
    try {
      return [{ rule, filter: parseFilter(rule.query) }];
    } catch {
      return [];
    }
  });

/** Pages of which every row in the result is loaded. */
const loadedPages = (rows: RowsState, name: string, first: number, last: number, count: number): IdPage[] => {
  const pages: IdPage[] = [];
  for (let page = Math.floor(Math.max(0, first) / pageRows); page * pageRows <= last; page++) {
    const start = page * pageRows;
    const length = Math.min(pageRows, count - start);
    const ids = Array.from({ length: Math.max(0, length) }, (_, at) => rows.row(start + at)?.id);
    const known = ids.filter((id) => id !== undefined);
    if (known.length > 0 && known.length === ids.length) pages.push({ key: `${name} ${page}`, ids: known });
  }
  return pages;
};

export interface RowRulesInput {
  rules: readonly ColourRule[];
  rows: RowsState;
  /** Names the result. */
  handle: string;
  zone: string;
  first: number;
  last: number;
  count: number;
  /** Of the marks. */
  revision: number;
}

/** The rule of an event's id. */
export const useRowRules = (input: RowRulesInput): ((id: string) => ColourRule | undefined) => {
  const { rules, rows, handle, zone, first, last, count, revision } = input;
  const read = useMemo(() => readable(rules), [rules]);
  const filters = useMemo(() => read.map(({ filter }) => filter), [read]);
  const asksMarks = rules.some(({ query }) => /\b(tag|starred):/iu.test(query));
  const pages = read.length === 0 ? [] : loadedPages(rows, handle, first, last, count);
  const places = usePicks(filters, zone, pages, asksMarks ? revision : 0);
  return (id) => read[places.get(id) ?? -1]?.rule;
};
