// One version of each event: where sources disagree, the one stored first counts, and the others are never applied too.
import type { ChangeEvent } from './types.ts';

/** The events in the order given, each id once; a later stored version stands only where the first is not among them. */
export const firstVersions = (events: readonly ChangeEvent[]): ChangeEvent[] => {
  const counted = new Map<string, ChangeEvent>();
  for (const event of events) {
    const known = counted.get(event.eventId);
    if (known === undefined || (known.later === true && event.later !== true)) counted.set(event.eventId, event);
  }
  return counted.size === events.length ? [...events] : events.filter((event) => counted.get(event.eventId) === event);
};
