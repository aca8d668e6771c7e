// A server that gives the same list whatever page is asked, without a word on whether there is more: has it given all, or
// only the first so many? Asked for the two halves of what it gave, one that cuts gives more than the whole.
import type { JsonValue } from '#shared/model/json.ts';
import { isJsonObject } from '../../mapping/sivo-json.ts';
import { envelopeNames } from '../../readers/json-envelope.ts';
import { parseJsonRecord } from '../../readers/json-text.ts';
import type { PageContent } from './read-envelope.ts';
import type { Span } from './spans.ts';

/** Asks for the first page of another window. */
export type AskWindow = (window: Span) => Promise<PageContent>;

const timeNames = new Set(['timestamp', 'time', 'createdat', 'created_at', 'date', 'occurredat', 'occurred_at']);

const timesIn = (list: readonly JsonValue[]): number[] =>
  list.flatMap((event) => {
    if (!isJsonObject(event)) return [];
    const [, text] = Object.entries(event).find(([name]) => timeNames.has(name.toLowerCase())) ?? [];
    const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
    return Number.isNaN(time) ? [] : [time];
  });

/** The middle of the times within the window that events were given for; null where they tell none. */
const middleOf = (body: Buffer, { from, to }: Span): number | null => {
  const parsed = parseJsonRecord(body);
  const value = parsed.ok ? parsed.value : null;
  const lists = Array.isArray(value)
    ? [value]
    : Object.entries(value !== null && isJsonObject(value) ? value : {}).flatMap(([name, list]) =>
        envelopeNames.has(name.toLowerCase()) && Array.isArray(list) ? [list] : [],
      );
  const times = lists.flatMap(timesIn).filter((time) => time > from && time < to);
  return times.sort((left, right) => left - right)[times.length >> 1] ?? null;
};

/** Why the list cannot be taken for all there is; null when it can. `body` and `content`: the list, `window`: what it was asked for. */
export const checkUnpaged = async (
  body: Buffer,
  content: PageContent,
  window: Span,
  ask: AskWindow,
): Promise<string | null> => {
  const middle = middleOf(body, window);
  if (middle === null) return null;
  const [first, second] = [await ask({ from: window.from, to: middle }), await ask({ from: middle, to: window.to })];
  // Heeds neither page nor window: there is one list, and this is it.
  if (first.digest === content.digest && second.digest === content.digest) return null;
  const halves = first.events + second.events;
  if (halves <= content.events) return null;
  return `it gives ${content.events.toLocaleString('en')} events for the window and ${halves.toLocaleString('en')} for its halves: it cuts, and says no way to the rest; ask for shorter windows`;
};
