// Two days as the user gives them, as the span of time that is recorded.
import type { TimeSpan } from '#shared/model/coverage.ts';
import { dayStart } from '../../ui/day-start.ts';

/** Days as `2026-05-20`, both included; empty: not given. */
export interface StatedDays {
  first: string;
  last: string;
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** `span` null: nothing is said. `mistake` is the word that tells what is wrong. */
export const coveredSpan = (
  { first, last }: StatedDays,
  zone: string,
): { span: TimeSpan | null; mistake: 'coversBad' | 'coversHalf' | null } => {
  if (first === '' && last === '') return { span: null, mistake: null };
  if (first === '' || last === '') return { span: null, mistake: 'coversHalf' };
  const from = dayStart(first, zone);
  const to = dayStart(dayAfter(last), zone);
  if (from === null || to === null || from >= to) return { span: null, mistake: 'coversBad' };
  return { span: { from, to }, mistake: null };
};
