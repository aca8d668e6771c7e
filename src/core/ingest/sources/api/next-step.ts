// After a page: is there another one, and how is it asked for? A short page is never the end on its own; where two signs
// contradict each other, the one that says "more" is believed and the next page decides.
import { z } from 'zod';
import { cursorParameter } from './cursor-parameter.ts';
import type { PageContent } from './read-envelope.ts';

export const stepSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('page'), page: z.number().int() }),
  /** `parameter`: the name under which the cursor goes back. */
  z.object({ by: z.literal('cursor'), cursor: z.string(), parameter: z.string() }),
  z.object({ by: z.literal('link'), url: z.string() }),
]);
/** How a page is asked for. */
export type PageStep = z.infer<typeof stepSchema>;

export const firstStep: PageStep = { by: 'page', page: 1 };

/** What tells steps apart; a cursor is the same under any name. */
export const stepKey = (step: PageStep): string => {
  if (step.by === 'link') return step.url;
  return step.by === 'page' ? `page ${step.page}` : `cursor ${step.cursor}`;
};

export const isSameStep = (left: PageStep, right: PageStep): boolean => stepKey(left) === stepKey(right);

export interface PageTurn {
  /** How the page was asked for. */
  step: PageStep;
  content: PageContent;
  /** The next page's address, by the Link header or the envelope, absolute and on the same origin. */
  link: string | null;
  /** Events of the window so far, this page's included. */
  collected: number;
}

/** `next: null`: the end. `certain`: the server itself says so, or promises another page; else it is tried out. */
export interface Turn {
  next: PageStep | null;
  certain: boolean;
}

export const turnPage = ({ step, content, link, collected }: PageTurn): Turn => {
  const { signals, events } = content;
  const { cursor, hasMore, totalPages, total } = signals;
  // A cursor beside "no more" is asked once: servers hand one out with the last event.
  const certain = hasMore !== false;
  if (link !== null) return { next: { by: 'link', url: link }, certain };
  if (cursor !== null) {
    const parameter = step.by === 'cursor' ? step.parameter : cursorParameter(cursor.name);
    return { next: { by: 'cursor', cursor: cursor.value, parameter }, certain };
  }
  const end: Turn = { next: null, certain: true };
  if (step.by !== 'page') return end;
  const following: PageStep = { by: 'page', page: signals.nextPage ?? step.page + 1 };
  const lacksPages = totalPages !== null && step.page < totalPages;
  if (signals.nextPage !== null || hasMore === true || lacksPages) return { next: following, certain: true };
  if (hasMore === false || totalPages !== null || signals.saysEnd) return end;
  // Only a total, or nothing at all: the end is where a page is empty.
  if (events === 0) return end;
  return { next: following, certain: total !== null && collected < total };
};
