// Every id and e-mail that belongs to one actor, each with its events in the whole archive.
import type { Alias } from '#shared/model/absence.ts';
import { foldCase } from '#shared/model/fold-case.ts';
import { identitiesOf } from '../query/identities.ts';
import type { SegmentView } from '../query/segment-view.ts';
import type { Snapshot } from '../query/snapshot.ts';

interface Tally {
  kind: Alias['kind'];
  value: string;
  events: number;
  firstMs: number;
  lastMs: number;
}

/** First and last seq of each wanted actor code. */
const edgesOf = ({ segment }: SegmentView, wanted: Uint8Array): { first: Int32Array; last: Int32Array } => {
  const { actor } = segment.columns;
  const first = new Int32Array(wanted.length).fill(-1);
  const last = new Int32Array(wanted.length).fill(-1);
  for (let seq = 0; seq < actor.length; seq++) {
    const code = actor[seq] ?? 0;
    if (wanted[code] === 0) continue;
    if (first[code] === -1) first[code] = seq;
    last[code] = seq;
  }
  return { first, last };
};

/**
 * Of the actor whom `actor` names, without regard to case; ids first, then by value. None where no event names it. Addresses
 * that several people share join them: whoever tells the aliases tells how many ids there are.
 */
export const findAliases = async (
  { views }: Snapshot,
  actor: string,
  breathe: () => Promise<void>,
): Promise<Alias[]> => {
  const { codes, placeOf } = identitiesOf(views);
  const place = placeOf.get(foldCase(actor));
  if (place === undefined) return [];
  const found = new Map<string, Tally>();
  for (const view of views) {
    await breathe();
    const places = codes.get(view) ?? new Int32Array();
    if (!places.includes(place)) continue;
    const edges = edgesOf(
      view,
      Uint8Array.from(places, (one) => Number(one === place)),
    );
    const { baseMs, timeOffset, dictionaries } = view.segment.columns;
    const counts = view.tally('actor.id');
    const timeAt = (seq: number): number => baseMs + (timeOffset[seq] ?? 0);
    for (const [code, { id, email }] of dictionaries.actor.entries()) {
      const [first = -1, last = -1] = [edges.first[code], edges.last[code]];
      if (places[code] !== place || first < 0) continue;
      for (const [kind, value] of [['id', id] as const, ['email', email] as const]) {
        if (value === null || value === '') continue;
        const known = found.get(`${kind}${value}`) ?? {
          kind,
          value,
          events: 0,
          firstMs: Number.POSITIVE_INFINITY,
          lastMs: Number.NEGATIVE_INFINITY,
        };
        known.events += counts[code] ?? 0;
        known.firstMs = Math.min(known.firstMs, timeAt(first));
        known.lastMs = Math.max(known.lastMs, timeAt(last));
        found.set(`${kind}${value}`, known);
      }
    }
  }
  const rank = ({ kind }: Tally): number => Number(kind === 'email');
  return [...found.values()]
    .sort((one, other) => rank(one) - rank(other) || (one.value < other.value ? -1 : 1))
    .map(({ kind, value, events, firstMs, lastMs }) => ({
      kind,
      value,
      events,
      first: new Date(firstMs).toISOString(),
      last: new Date(lastMs).toISOString(),
    }));
};
