// How large a pack will be, about.

import { compileFilter } from '../../query/compile-filter.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import type { PackQuestion } from '../pack-job.ts';

/** Bytes of an event in the three files of the population, and of the zip of them: as measured on the demo archive. */
const perEvent = { plain: 1500, zipped: 190 };
/** Pages, PDF, verifiers and lists. */
const beside = { plain: 4_000_000, zipped: 250_000 };

/** `zip`: of the pack; `needed`: on disk while it is made. */
export const estimateBytes = (
  snapshot: Snapshot,
  { spec, filters }: Pick<PackQuestion, 'spec' | 'filters'>,
): { events: number; zip: number; needed: number } => {
  const filter = compileFilter(filters.population, spec.zone);
  let events = 0;
  for (const view of snapshot.views) events += snapshot.count(view, filter);
  const zip = events * perEvent.zipped + beside.zipped;
  return { events, zip, needed: events * perEvent.plain + beside.plain + zip };
};
