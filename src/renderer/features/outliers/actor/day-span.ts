// The days that the charts are zoomed to, as the address has them.
import type { ActorDay } from '#shared/model/actor-scores.ts';

const form = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/;

/** `2026-05-01..2026-05-20`. */
export const printDaySpan = (first: string, last: string): string => `${first}..${last}`;

/** The days within the span; all of them where the text is none or holds none of them. */
export const daysWithin = (days: readonly ActorDay[], text: string): readonly ActorDay[] => {
  const [, first = '', last = ''] = form.exec(text) ?? [];
  const within = days.filter(({ day }) => day >= first && day <= last);
  return within.length === 0 ? days : within;
};
