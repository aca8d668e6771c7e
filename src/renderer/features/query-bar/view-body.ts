// What is kept of the view on screen when it is saved.
import { type ViewBody, type ViewTime, viewTimeSchema } from '#shared/model/case.ts';
import type { Filter } from '#shared/model/filter.ts';
import { type TimeRange, timeOf, topTerms, withTime } from '#shared/model/filter-edit.ts';
import { printFilter } from '#shared/model/filter-text.ts';
import type { GridLayout } from '#shared/model/grid-layout.ts';
import type { Sort } from '#shared/model/query.ts';

export interface Shown {
  filter: Filter;
  zone: string;
  sort: Sort;
  page: ViewBody['page'];
  layout: GridLayout;
}

/** How the time of a view is kept; `relative` as the form has it. */
export interface TimeChoice {
  kind: ViewTime['kind'];
  amount: number;
  unit: Extract<ViewTime, { kind: 'relative' }>['unit'];
  before: 'now' | 'newest';
}

/** The time to keep, or null where the amount is none a view can hold. */
export const chosenTime = ({ kind, amount, unit, before }: TimeChoice, range: TimeRange): ViewTime | null => {
  if (kind === 'any') return { kind };
  if (kind === 'absolute') return { kind, from: range.from ?? null, to: range.to ?? null };
  return viewTimeSchema.safeParse({ kind, amount, unit, before }).data ?? null;
};

/** True where what the filter asks depends on the zone it is read in. */
const needsZone = (filter: Filter): boolean => {
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.args.some(needsZone);
    case 'not':
      return needsZone(filter.arg);
    default:
      return filter.op === 'time' || filter.op === 'weekday' || filter.op === 'clock';
  }
};

/**
 * The view to save. The first time at the top is kept apart; a second one stays in the query. The zone is kept where
 * local times depend on it, otherwise the view is read in the reader's own.
 */
export const viewBody = (name: string, shown: Shown, time: ViewTime): ViewBody => {
  const times = topTerms(shown.filter).filter((term) => term.op === 'time');
  const rest = times.length > 1 && time.kind === 'absolute' ? shown.filter : withTime(shown.filter, {});
  const kept: ViewTime = times.length > 1 && time.kind === 'absolute' ? { kind: 'any' } : time;
  return {
    name: name.trim(),
    query: printFilter(rest),
    time: kept,
    zone: kept.kind === 'absolute' || needsZone(rest) ? shown.zone : null,
    sort: shown.sort,
    page: shown.page,
    layout: shown.page === '/events' ? shown.layout : null,
  };
};

/** Whether the filter has a time at its top level. */
export const hasTime = (filter: Filter): boolean => {
  const { from, to } = timeOf(filter);
  return from !== undefined || to !== undefined;
};
