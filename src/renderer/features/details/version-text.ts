// A version of an event as text for a line-by-line comparison: what its source says, in one order of members.
import type { EventVersion } from '#shared/model/event.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { printState } from './print-state.ts';

/** Members in alphabetical order, so that only what the sources say differently stands out. The category is derived and left out. */
export const versionText = ({ event }: Pick<EventVersion, 'event'>): string => {
  const { category: _, ...said } = event;
  return printState(JSON.parse(JSON.stringify(said)) as JsonValue);
};
