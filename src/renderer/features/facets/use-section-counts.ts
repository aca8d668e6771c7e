// The counts of one section: from the question all sections share, or from its own where it narrows the filter, is searched
// in or shows more values than are fetched for all.
import { useDebouncedValue } from '@mantine/hooks';
import type { Filter } from '#shared/model/filter.ts';
import { valuesOf, withoutField } from '#shared/model/filter-edit.ts';
import type { Facet } from '#shared/model/query.ts';
import type { Problem } from '../../data/problem.ts';
import { type FacetsState, useFacets } from '../../data/use-facets.ts';
import { useMarkCounts } from '../../data/use-mark-counts.ts';
import { useView } from '../../data/view-state.ts';
import { fetchedList, isCounted, longestList, type PanelField } from './facet-fields.ts';

export interface SectionCounts {
  /** What was counted: the filter without the terms on this field. */
  filter: Filter;
  values: readonly { value: string | null; count: number }[];
  /** All values there are, or that fit the search; null until that is known. */
  distinct: number | null;
  /** The values are those that fit the search; otherwise they are still to be looked through. */
  searched: boolean;
  loading: boolean;
  problem: Problem | null;
}

/** Milliseconds of quiet before a search is asked for. */
const quietMs = 120;

/** Whether the filter names values of the field at its top level. */
export const isAsked = (filter: Filter, field: PanelField): boolean =>
  valuesOf(filter, field).length + valuesOf(filter, field, 'exclude').length > 0;

/** `shown`: values the section has room for. `text`: what is searched for, '' without a search. */
export const useSectionCounts = (
  field: PanelField,
  shared: FacetsState,
  { open, shown, text }: { open: boolean; shown: number; text: string },
): SectionCounts => {
  const view = useView();
  const asked = isAsked(view.filter, field);
  const [search] = useDebouncedValue(text, quietMs);
  // A facet that narrows the question is counted without itself, so that its other values stay in sight.
  const filter = asked ? withoutField(view.filter, field) : view.filter;
  const sharedFacet = shared.facets?.facets.find((facet) => facet.field === field);
  const isPart = sharedFacet === undefined || sharedFacet.distinct > sharedFacet.values.length;
  const isSearch = search !== '' && isPart;
  // An import is looked for by what it is called, which only the panel knows.
  const asksSearch = isSearch && field !== 'import';
  const ownLimit = isSearch && !asksSearch ? longestList : Math.max(fetchedList, shown);
  const needsOwn = isCounted(field) && open && (asked || asksSearch || (isPart && ownLimit > fetchedList));
  const own = useFacets(
    filter,
    view.zone,
    isCounted(field) ? [field] : ['action'],
    ownLimit,
    needsOwn,
    asksSearch ? search : null,
  );
  const marks = useMarkCounts(filter, view.zone, !isCounted(field) && open);
  if (field === 'tag') {
    const values = marks.counts?.tags.map(({ tag, count }) => ({ value: tag, count })) ?? [];
    const distinct = marks.counts === undefined ? null : values.length;
    return { filter, values, distinct, searched: false, loading: marks.loading, problem: marks.problem };
  }
  if (field === 'starred') {
    const values = marks.counts === undefined ? [] : [{ value: 'true', count: marks.counts.starred }];
    return { filter, values, distinct: null, searched: false, loading: marks.loading, problem: marks.problem };
  }
  const ownFacet: Facet | undefined = needsOwn ? own.facets?.facets.find((facet) => facet.field === field) : undefined;
  const facet = ownFacet ?? sharedFacet;
  return {
    filter,
    values: facet?.values ?? [],
    distinct: facet?.distinct ?? null,
    searched: asksSearch && ownFacet !== undefined,
    loading: open && (needsOwn ? own.loading : shared.loading),
    problem: needsOwn ? own.problem : null,
  };
};
