// The way to a long answer: how many were found so far and, as soon as they are certain, the first rows in their order.
import type { ScanProgress } from '#shared/model/query.ts';
import { clustersOf, type Part } from './clusters.ts';
import { eventRowOf } from './event-row.ts';
import type { Question } from './result-sets.ts';
import { createTimeOrder } from './time-order.ts';

/** Rows told before the result is there: one page. */
const firstRows = 200;
/** Milliseconds between two moments without rows. */
const intervalMs = 100;

/**
 * Counts segment by segment in the order asked for, which leaves the counts to whoever opens the result next, and tells what
 * it found once `quietMs` have passed. Rows are certain when all segments that overlap theirs in time have been counted.
 */
export async function* scanEvents(
  { snapshot, filter, sort }: Question,
  breathe: () => Promise<void>,
  quietMs: number,
  now: () => number = performance.now.bind(performance),
): AsyncGenerator<ScanProgress, void, void> {
  const began = now();
  const events = snapshot.views.reduce((sum, { segment }) => sum + segment.entry.events, 0);
  const clusters = clustersOf(snapshot.views.map((view) => ({ view, count: view.segment.entry.events })));
  if (sort !== 'oldest') clusters.reverse();
  const counted: Part[] = [];
  let told = began;
  let sent = 0;
  let count = 0;
  let scanned = 0;
  const rowsNow = (): ScanProgress['rows'] => {
    if ((sort !== 'newest' && sort !== 'oldest') || sent >= firstRows || now() - began < quietMs) return [];
    const order = createTimeOrder(snapshot, filter, counted, sort === 'oldest');
    return order.rows(sent, Math.min(firstRows, order.count)).map(eventRowOf);
  };
  for (const cluster of clusters) {
    for (const { view } of sort === 'oldest' ? cluster.parts : cluster.parts.toReversed()) {
      await breathe();
      count += snapshot.count(view, filter);
      scanned += view.segment.entry.events;
      if (scanned < events && now() - began >= quietMs && now() - told >= intervalMs) {
        told = now();
        yield { kind: 'progress', count, scanned, events, rows: [] };
      }
    }
    for (const { view } of cluster.parts) counted.push({ view, count: snapshot.count(view, filter) });
    if (scanned === events) return;
    const rows = rowsNow();
    if (rows.length === 0) continue;
    sent += rows.length;
    told = now();
    yield { kind: 'progress', count, scanned, events, rows };
  }
}
