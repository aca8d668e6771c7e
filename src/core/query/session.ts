// The stretch of one actor's activity around an event: from it outwards as long as no pause is too long.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { foldCase } from '#shared/model/fold-case.ts';
import type { Session } from '#shared/model/patterns-over-time.ts';
import type { SegmentView } from './segment-view.ts';
import type { Snapshot } from './snapshot.ts';
import { lowerBound } from './time-search.ts';
import { timestampNanos } from './timestamp-nanos.ts';

const minuteMs = 60_000;

/** Events of the same actor, address and user agent. */
interface Trail {
  view: SegmentView;
  has(seq: number): boolean;
}

const stated = (value: string | null | undefined): string | null =>
  value === undefined || value === null || value === '' ? null : foldCase(value);

interface Person {
  id: string | null;
  email: string | null;
}

/** An actor is known by id; where one of the two has none, by e-mail; nobody is only like nobody. */
const isSameActor = (one: Person, other: Person): boolean => {
  if (one.id !== null && other.id !== null) return one.id === other.id;
  if (one.email !== null && other.email !== null) return one.email === other.email;
  return one.id === other.id && one.email === other.email;
};

const trailOf = (view: SegmentView, { actor }: AuditEvent): Trail => {
  const own = { id: stated(actor.id), email: stated(actor.email) };
  const { ip, userAgent, actor: actors } = view.segment.columns;
  const emails = view.folded('actor.email');
  const actorTable = view
    .folded('actor.id')
    .map((id, code) => isSameActor(own, { id: stated(id), email: stated(emails[code]) }));
  const ipTable = view.folded('ip').map((value) => stated(value) === stated(actor.ip));
  const agentTable = view.folded('userAgent').map((value) => stated(value) === stated(actor.userAgent));
  return {
    view,
    has: (seq) =>
      actorTable[actors[seq] ?? 0] === true &&
      ipTable[ip[seq] ?? 0] === true &&
      agentTable[userAgent[seq] ?? 0] === true,
  };
};

/** Number of the trails' events from `fromMs` to `lastMs` (inclusive) and the times of the first and last of them. */
const look = (
  trails: readonly Trail[],
  fromMs: number,
  lastMs: number,
): { count: number; firstMs: number; lastMs: number } => {
  const found = { count: 0, firstMs: Number.POSITIVE_INFINITY, lastMs: Number.NEGATIVE_INFINITY };
  for (const { view, has } of trails) {
    const { baseMs, timeOffset } = view.segment.columns;
    const end = lowerBound(timeOffset, lastMs + 1 - baseMs);
    for (let seq = lowerBound(timeOffset, fromMs - baseMs); seq < end; seq++) {
      if (!has(seq)) continue;
      const ms = baseMs + (timeOffset[seq] ?? 0);
      found.count += 1;
      found.firstMs = Math.min(found.firstMs, ms);
      found.lastMs = Math.max(found.lastMs, ms);
    }
  }
  return found;
};

/** The timestamps of the trails' events within one millisecond, as stored, the earliest first. */
const timestampsAt = (trails: readonly Trail[], ms: number): string[] =>
  trails
    .flatMap(({ view, has }) => {
      const { baseMs, timeOffset } = view.segment.columns;
      const seqs: number[] = [];
      for (let seq = lowerBound(timeOffset, ms - baseMs); timeOffset[seq] === ms - baseMs; seq++) {
        if (has(seq)) seqs.push(seq);
      }
      return view.events(seqs).map(({ event }) => event.timestamp);
    })
    .sort((a, b) => timestampNanos(a) - timestampNanos(b));

/**
 * The session of an event: same actor (by id, by e-mail where either has no id), address and user agent, all without regard
 * to case and "not stated" being a value; no pause is longer than `pauseMinutes`. Of several versions of the id the first
 * counts. Throws EVENT_NOT_FOUND.
 */
export const sessionOf = async (
  snapshot: Snapshot,
  id: string,
  pauseMinutes: number,
  breathe: () => Promise<void>,
): Promise<Session> => {
  const [place] = snapshot.reader.find(id);
  const [stored] = place?.segment.events([place.seq]) ?? [];
  if (place === undefined || stored === undefined) throw new WorkbenchError('EVENT_NOT_FOUND', id);
  const { baseMs, timeOffset } = place.segment.columns;
  const pauseMs = pauseMinutes * minuteMs;
  const known = new Map<SegmentView, Trail>();
  /** Trails are made only of the segments that a stretch of time reaches. */
  const trailsIn = (fromMs: number, lastMs: number): Trail[] =>
    snapshot.views
      .filter(({ segment: { entry } }) => entry.newestMs >= fromMs && entry.oldestMs <= lastMs)
      .map((view) => {
        const trail = known.get(view) ?? trailOf(view, stored.event);
        known.set(view, trail);
        return trail;
      });
  const lookIn = (fromMs: number, lastMs: number) => look(trailsIn(fromMs, lastMs), fromMs, lastMs);

  let firstMs = baseMs + (timeOffset[place.seq] ?? 0);
  let lastMs = firstMs;
  let { count } = lookIn(firstMs, lastMs);
  for (;;) {
    await breathe();
    const later = lookIn(lastMs + 1, lastMs + pauseMs);
    if (later.count === 0) break;
    count += later.count;
    lastMs = later.lastMs;
  }
  for (;;) {
    await breathe();
    const earlier = lookIn(firstMs - pauseMs, firstMs - 1);
    if (earlier.count === 0) break;
    count += earlier.count;
    firstMs = earlier.firstMs;
  }
  const from = timestampsAt(trailsIn(firstMs, firstMs), firstMs)[0];
  const to = timestampsAt(trailsIn(lastMs, lastMs), lastMs).at(-1);
  return { from: from ?? stored.event.timestamp, to: to ?? stored.event.timestamp, count };
};
