// What only the rows of accesses tell. Rows are read once a segment: the page asks again with other options and filters.
import type { SivoAccess } from '#shared/model/sivo-access.ts';
import type { SegmentView } from '../query/segment-view.ts';
import type { AccessFacts } from './access-facts.ts';
import type { TeamAccess } from './team-accesses.ts';

export type AccessRow = Omit<SivoAccess, keyof AccessFacts>;

/** Rows read between two pauses. */
const rowsAtOnce = 1000;

/** Rows of a segment by seq. They last as long as the segment's view; more than this are not remembered. */
const remembered = new WeakMap<SegmentView, Map<number, AccessRow>>();
const mostRemembered = 20_000;

const readRows = async (
  view: SegmentView,
  seqs: number[],
  breathe: () => Promise<void>,
): Promise<Map<number, AccessRow>> => {
  const rows = remembered.get(view) ?? new Map<number, AccessRow>();
  remembered.set(view, rows);
  const missing = seqs.filter((seq) => !rows.has(seq)).sort((one, other) => one - other);
  if (rows.size + missing.length > mostRemembered) remembered.delete(view);
  for (let first = 0; first < missing.length; first += rowsAtOnce) {
    await breathe();
    for (const { seq, event } of view.events(missing.slice(first, first + rowsAtOnce))) {
      const { id, email, ip } = event.actor;
      rows.set(seq, {
        eventId: event.id,
        at: event.timestamp,
        member: { id, email, ip },
        tenantId: event.tenantId,
        action: event.action,
        resource: event.resource,
        reason: event.reason,
        flag: event.crossTenant,
      });
    }
  }
  return rows;
};

/** The rows of these accesses, each segment being asked for its own in the order they are stored. */
export const readAccessRows = async (
  accesses: readonly TeamAccess[],
  breathe: () => Promise<void>,
): Promise<ReadonlyMap<TeamAccess, AccessRow>> => {
  const bySegment = new Map<SegmentView, TeamAccess[]>();
  for (const access of accesses) {
    const known = bySegment.get(access.view);
    if (known === undefined) bySegment.set(access.view, [access]);
    else known.push(access);
  }
  const read = new Map<TeamAccess, AccessRow>();
  for (const [view, own] of bySegment) {
    const rows = await readRows(
      view,
      own.map(({ seq }) => seq),
      breathe,
    );
    for (const access of own) {
      const row = rows.get(access.seq);
      if (row !== undefined) read.set(access, row);
    }
  }
  return read;
};
