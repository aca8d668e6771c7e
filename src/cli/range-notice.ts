// Says on stderr that a filter asks for a time in which nothing can lie: its empty answer is no finding.
import type { Filter } from '#shared/model/filter.ts';
import { topTerms } from '#shared/model/filter-edit.ts';
import { isImpossible } from '#shared/model/time-order.ts';

/** The notice, or none. Zone: of bounds that are local times. */
export const rangeNotice = (filter: Filter, zone: string): string[] =>
  topTerms(filter).flatMap((term) =>
    term.op === 'time' && isImpossible(term, zone)
      ? [`from:${term.from} to:${term.to}: the end is not after the beginning, so nothing can lie between them.`]
      : [],
  );
