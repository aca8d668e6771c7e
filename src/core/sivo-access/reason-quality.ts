// What a declared reason is worth: missing, naming a ticket, fitting everything, reused word for word, or stated.
import { foldCase } from '#shared/model/fold-case.ts';
import { foldText } from '#shared/model/fold-text.ts';
import type { ReasonQuality } from '#shared/model/sivo-access.ts';
import { ticketsIn } from './tickets-in.ts';

/** Two reasons are the same, word for word, when their keys are; '' where there is none. Case and spaces do not count. */
export const reasonKey = (reason: string | null): string => foldCase((reason ?? '').trim().replace(/\s+/gu, ' '));

/** Words alone: no case, accents, punctuation. */
const wordsOf = (text: string): string =>
  foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** `tickets` null: there is no list to hold reasons against. */
export interface ReasonKnowledge {
  tickets: readonly string[] | null;
  phrases: readonly string[];
  isReused(key: string): boolean;
}

/** How a ticket is compared: `#123` is `123`, and case does not count. */
const ticketKey = (ticket: string): string => foldCase(ticket.trim().replace(/^#/, ''));

/** The quality of a reason and the ticket it names: a known one before any other. The first that holds of the order above. */
export const createReasonQuality = ({ tickets, phrases, isReused }: ReasonKnowledge) => {
  const known = tickets === null ? null : new Set(tickets.map(ticketKey).filter((key) => key !== ''));
  const empty = new Set(phrases.map(wordsOf));
  return (reason: string | null): { quality: ReasonQuality; ticket: string | null } => {
    const key = reasonKey(reason);
    if (reason === null || key === '') return { quality: 'missing', ticket: null };
    const named = ticketsIn(reason);
    if (known !== null) {
      const pieces = reason.split(/[\s,;:()[\]{}<>"'«»]+/u).map((piece) => piece.replace(/[.!?]+$/u, ''));
      const found = [...named, ...pieces].find((piece) => known.has(ticketKey(piece)));
      if (found !== undefined) return { quality: 'ticket-known', ticket: found };
    }
    const ticket = named[0] ?? null;
    if (ticket !== null) return { quality: known === null ? 'ticket' : 'ticket-unknown', ticket };
    const words = wordsOf(reason);
    if (words.length < 2 || empty.has(words)) return { quality: 'boilerplate', ticket: null };
    return { quality: isReused(key) ? 'reused' : 'stated', ticket: null };
  };
};
