// A further question of a pack: how many events fit, and the first of them.
import type { CompiledFilter } from '../../query/compile-filter.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import type { PackFacts } from '../pack-facts.ts';
import type { Redactor } from '../redact/redactor.ts';
import { inTotalOrder } from './in-total-order.ts';

/** Events of a view that are listed in the report. */
const mostListed = 100;

export const readView = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  redactor: Redactor,
  breathe: () => Promise<void>,
): Promise<Pick<PackFacts['views'][number], 'events' | 'first'>> => {
  const first: PackFacts['views'][number]['first'] = [];
  let events = 0;
  for (const view of snapshot.views) {
    await breathe();
    events += snapshot.count(view, filter);
  }
  for await (const { stored } of inTotalOrder(snapshot, filter, breathe)) {
    if (first.length === mostListed) break;
    const { importId, source, contentHash } = stored;
    const { event } = redactor.event(stored);
    first.push({ event, line: null, importId, source, contentHash: Buffer.from(contentHash).toString('hex') });
  }
  return { events, first };
};
