// Days in words: `Tue 2026-05-12`.
import { useMemo } from 'react';
import { useLanguage } from '../../../ui/use-language.ts';
import { dayMs } from './day-plot.ts';

export const useDayText = (): ((day: string) => string) => {
  const language = useLanguage();
  return useMemo(() => {
    const names = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
    return (day) => `${names.format(dayMs(day))} ${day}`;
  }, [language]);
};
