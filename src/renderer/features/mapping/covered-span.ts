// Two days as the user gives them, as the span of time that is recorded.
import type { TimeSpan } from '#shared/model/coverage.ts';
import { dayInstant } from '../../ui/day-instant.ts';

/** Days as `2026-05-20`, both included; empty: not given. */
export interface StatedDays {
  first: string;
  last: string;
}

/** `span` null: nothing is said. `mistake` is the word that tells what is wrong. */
export const coveredSpan = (
  { first, last }: StatedDays,
  zone: string,
): { span: TimeSpan | null; mistake: 'coversBad' | 'coversHalf' | null } => {
  if (first === '' && last === '') return { span: null, mistake: null };
  if (first === '' || last === '') return { span: null, mistake: 'coversHalf' };
  const from = dayInstant(first, zone);
  const to = dayInstant(last, zone, 1);
  if (from === null || to === null || Date.parse(from) >= Date.parse(to)) return { span: null, mistake: 'coversBad' };
  return { span: { from, to }, mistake: null };
};
