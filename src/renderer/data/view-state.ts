// What the user asked for, kept in the address: a copied link or a reload shows the same.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { everything, type Filter } from '#shared/model/filter.ts';
import { parseFilter, printFilter } from '#shared/model/filter-text.ts';
import type { Sort } from '#shared/model/query.ts';
import { isZone, usePreferences } from './preferences.tsx';
import type { Problem } from './problem.ts';
import type { ViewSearch } from './search.ts';
import { useProblem } from './use-problem.ts';

export type Page =
  | '/events'
  | '/access'
  | '/sql'
  | '/imports'
  | '/quarantine'
  | '/coverage'
  | '/integrity'
  | '/settings';

export interface View {
  /** The filter as text, exactly as the address holds it. */
  text: string;
  /** The filter as a tree; everything while `filterProblem` is set. */
  filter: Filter;
  filterProblem: Problem | null;
  zone: string;
  /** A zone the address names but this browser does not know; times are in `zone` then. */
  unknownZone: string | null;
  sort: Sort;
  /** Id of the selected event. */
  selected: string | null;
  setText(text: string): void;
  /** The selected event is closed unless `keepSelected`. */
  setFilter(filter: Filter, options?: { keepSelected?: boolean }): void;
  setZone(zone: string): void;
  setSort(sort: Sort): void;
  /** `quietly` replaces the history entry instead of adding one. */
  select(id: string | null, quietly?: boolean): void;
  /** Goes to a page and takes the filter, zone and sort along; a given filter replaces the current one. */
  go(page: Page, filter?: Filter): void;
}

const readFilter = (text: string): { filter: Filter; error: unknown } => {
  try {
    return { filter: text === '' ? everything : parseFilter(text), error: null };
  } catch (error) {
    return { filter: everything, error };
  }
};

export const useView = (): View => {
  const search: ViewSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const preferences = usePreferences();
  const text = search.q ?? '';
  const { filter, error } = useMemo(() => readFilter(text), [text]);
  const filterProblem = useProblem(error);
  const unknownZone = search.zone === undefined || isZone(search.zone) ? null : search.zone;
  const zone = unknownZone === null ? (search.zone ?? preferences.zone) : preferences.zone;
  const { setZone: preferZone } = preferences;

  const change = useCallback(
    (part: ViewSearch, options: { to?: Page; replace?: boolean } = {}) =>
      void navigate({
        to: options.to ?? '.',
        replace: options.replace ?? false,
        search: (previous: ViewSearch) => ({ ...previous, zone, ...part }),
      }),
    [navigate, zone],
  );

  return useMemo(
    () => ({
      text,
      filter,
      filterProblem,
      zone,
      unknownZone,
      sort: search.sort ?? 'newest',
      selected: search.event ?? null,
      setText: (next) => change({ q: next.trim(), event: undefined }),
      setFilter: (next, { keepSelected = false } = {}) =>
        change({ q: printFilter(next), ...(keepSelected ? {} : { event: undefined }) }),
      setZone: (next) => {
        preferZone(next);
        change({ zone: next });
      },
      setSort: (next) => change({ sort: next === 'newest' ? undefined : next }),
      select: (id, quietly = false) => change({ event: id ?? undefined }, { replace: quietly }),
      go: (page, next) =>
        change(next === undefined ? { event: undefined } : { q: printFilter(next), event: undefined }, { to: page }),
    }),
    [text, filter, filterProblem, zone, unknownZone, search.sort, search.event, change, preferZone],
  );
};

/** One parameter of a page's own in the address, for example the resource the Access page looks at. */
export const usePageParam = (name: string, fallback: string): [value: string, set: (value: string) => void] => {
  const search: ViewSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = useCallback(
    (value: string) =>
      void navigate({
        to: '.',
        search: (previous: ViewSearch) => ({ ...previous, [name]: value === fallback ? undefined : value }),
      }),
    [navigate, name, fallback],
  );
  return [search[name] ?? fallback, set];
};
