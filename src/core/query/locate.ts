// Where an event or an instant stands in a result set.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { LocateInput, Location } from '#shared/model/patterns-over-time.ts';
import { parseTimeBound } from '#shared/model/time-bound.ts';
import type { CompiledFilter } from './compile-filter.ts';
import type { Snapshot } from './snapshot.ts';
import type { Order } from './time-order.ts';

/** Of several versions of an id the first row. */
const offsetOfEvent = (snapshot: Snapshot, filter: CompiledFilter, order: Order, id: string): number | null => {
  const ranks = snapshot.reader.find(id).flatMap(({ segment, seq }) => {
    const view = snapshot.views.find((other) => other.segment === segment);
    if (view === undefined) return [];
    const selection = snapshot.select(view, filter);
    const isMatch = selection === 'all' || (selection !== 'none' && selection[seq] === 1);
    return isMatch ? [order.rankOf(view, seq)] : [];
  });
  return ranks.length === 0 ? null : Math.min(...ranks);
};

const offsetOfTime = (order: Order, at: string): number | null => {
  const bound = parseTimeBound(at);
  if (bound?.kind !== 'instant') throw new WorkbenchError('BAD_INPUT', 'at', 'an instant with Z or an offset');
  const rank = order.rankOfTime(bound);
  return rank === null || order.count === 0 ? null : Math.min(rank, order.count - 1);
};

/** Throws BAD_INPUT for a time that is no instant. */
export const locate = (
  snapshot: Snapshot,
  filter: CompiledFilter,
  order: Order,
  target: LocateInput['target'],
): Location => ({
  offset: target.kind === 'event' ? offsetOfEvent(snapshot, filter, order, target.id) : offsetOfTime(order, target.at),
});
