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
  | '/changes'
  | '/sivo'
  | '/case'
  | '/sql'
  | '/imports'
  | '/quarantine'
  | '/coverage'
  | '/integrity'
  | '/evidence'
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
  /** Terms that were set aside: they ask nothing and can be taken up again. Everything when there are none. */
  off: Filter;
  /** Why the terms set aside cannot be read; `off` is everything then. */
  offProblem: Problem | null;
  /** The selected event is closed unless `keepSelected`; `off` replaces the terms set aside, which stay otherwise. */
  setFilter(filter: Filter, options?: { keepSelected?: boolean; off?: Filter }): void;
  setZone(zone: string): void;
  setSort(sort: Sort): void;
  /** `quietly` replaces the history entry instead of adding one. */
  select(id: string | null, quietly?: boolean): void;
  /** Goes to a page and takes the filter, zone and sort along; a given filter replaces the current one. */
  go(page: Page, filter?: Filter): void;
  /** Goes to a page with exactly this question: terms set aside and what pages keep in the address are dropped. Zone null: the current one. */
  show(question: { page: Page; filter: Filter; zone: string | null; sort: Sort }): void;
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
  const aside = search.off ?? '';
  const { filter: off, error: offError } = useMemo(() => readFilter(aside), [aside]);
  const offProblem = useProblem(offError);
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
      off,
      offProblem,
      filterProblem,
      zone,
      unknownZone,
      sort: search.sort ?? 'newest',
      selected: search.event ?? null,
      setText: (next) => change({ q: next.trim(), event: undefined }),
      setFilter: (next, { keepSelected = false, off: nextOff } = {}) =>
        change({
          q: printFilter(next),
          ...(nextOff === undefined ? {} : { off: printFilter(nextOff) }),
          ...(keepSelected ? {} : { event: undefined }),
        }),
      setZone: (next) => {
        preferZone(next);
        change({ zone: next });
      },
      setSort: (next) => change({ sort: next === 'newest' ? undefined : next }),
      select: (id, quietly = false) => change({ event: id ?? undefined }, { replace: quietly }),
      go: (page, next) =>
        change(next === undefined ? { event: undefined } : { q: printFilter(next), event: undefined }, { to: page }),
      show: (question) =>
        void navigate({
          to: question.page,
          search: {
            q: printFilter(question.filter),
            zone: question.zone ?? zone,
            sort: question.sort === 'newest' ? undefined : question.sort,
          },
        }),
    }),
    [
      text,
      filter,
      off,
      offProblem,
      filterProblem,
      zone,
      unknownZone,
      search.sort,
      search.event,
      change,
      navigate,
      preferZone,
    ],
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
