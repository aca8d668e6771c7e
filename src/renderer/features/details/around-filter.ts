// The question "what else happened then": a quarter of an hour either side of an event.
import type { Filter } from '#shared/model/filter.ts';
import { bothOf } from '#shared/model/filter-edit.ts';

const spanMs = 15 * 60_000;

/** `timestamp`: RFC 3339; the last millisecond of the span is in it. */
export const aroundFilter = (timestamp: string, filter: Filter): Filter => {
  const ms = Date.parse(timestamp);
  const from = new Date(ms - spanMs).toISOString();
  const to = new Date(ms + spanMs + 1).toISOString();
  return bothOf(filter, { op: 'time', from, to });
};
