// The resource of an event in one piece of text.
import type { EventRow } from '#shared/model/event.ts';

/** `queue 4f1c…`; either part alone where the other is not stated, `''` where both are. */
export const resourceText = ({ resource }: Pick<EventRow, 'resource'>): string =>
  [resource.type, resource.id].filter((part) => part !== null && part !== '').join(' ');
