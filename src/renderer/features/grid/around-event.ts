// Questions that begin at one event: what happened around it, in its session, by its actor.
import { Temporal } from 'temporal-polyfill';
import type { EventRow } from '#shared/model/event.ts';
import { everything, type Filter } from '#shared/model/filter.ts';
import { withTime, withValues } from '#shared/model/filter-edit.ts';
import type { Session } from '#shared/model/patterns-over-time.ts';

const moved = (instant: string, milliseconds: number): string =>
  Temporal.Instant.from(instant).add({ milliseconds }).toString({ smallestUnit: 'millisecond' });

/** Everything within `minutes` before and after the event. */
export const aroundTime = (event: Pick<EventRow, 'timestamp'>, minutes: number): Filter =>
  withTime(everything, {
    from: moved(event.timestamp, -minutes * 60_000),
    // The end is exclusive, and a time has more digits than these.
    to: moved(event.timestamp, minutes * 60_000 + 1),
  });

/** By the actor's id, or by e-mail where there is none; null where neither is stated. */
export const sameActor = ({ actor }: Pick<EventRow, 'actor'>): Filter | null => {
  if (actor.id !== null) return withValues(everything, 'actor.id', [actor.id]);
  return actor.email === null ? null : withValues(everything, 'actor.email', [actor.email]);
};

/** The event's session: actor, address, user agent and the session's stretch of time. */
export const sameSession = (event: Pick<EventRow, 'actor'>, { from, to }: Session): Filter => {
  const actor = sameActor(event) ?? withValues(withValues(everything, 'actor.id', ['']), 'actor.email', ['']);
  const address = withValues(actor, 'ip', [event.actor.ip ?? '']);
  const agent = withValues(address, 'userAgent', [event.actor.userAgent ?? '']);
  return withTime(agent, { from, to: moved(to, 1) });
};
