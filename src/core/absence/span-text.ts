// A length of time for people: `12 d 4 h 30 min`.
import { absenceWords } from './absence-words.ts';

const minuteMs = 60_000;

/** Rounded down to minutes. */
export const spanText = (ms: number, language: 'en' | 'es'): string => {
  const say = absenceWords[language];
  const minutes = Math.floor(ms / minuteMs);
  if (minutes === 0) return say.lessThanMinute;
  const numbers = new Intl.NumberFormat(language, { useGrouping: 'always' });
  return say.duration(
    numbers.format(Math.floor(minutes / 1440)),
    String(Math.floor(minutes / 60) % 24),
    String(minutes % 60),
  );
};
