// The calendar beside the typed bounds of time, in the language of the reader.
import { DatePicker } from '@mantine/dates';
import { usePreferences } from '../../data/preferences.tsx';
import { useWords } from '../../ui/define-words.ts';
import { addDays, shownDays } from './day-range.ts';
import { words } from './words.ts';

export interface DayCalendarProps {
  from: string;
  to: string;
  /** The newest event (RFC 3339): the month shown first. */
  newest: string | null;
  /** Bounds as they are typed: `to` is the day behind the last. */
  onDays(from: string, to: string): void;
}

export const DayCalendar = ({ from, to, newest, onDays }: DayCalendarProps) => {
  const say = useWords(words);
  const { language } = usePreferences();
  const label =
    (parts: Intl.DateTimeFormatOptions) =>
    (date: string): string =>
      new Intl.DateTimeFormat(language, { ...parts, timeZone: 'UTC' }).format(
        new Date(`${date.slice(0, 10)}T00:00:00Z`),
      );
  return (
    <DatePicker
      type="range"
      size="xs"
      weekendDays={[]}
      hideOutsideDates
      allowSingleDateInRange
      styles={{ calendarHeaderLevel: { textTransform: 'none' } }}
      aria-label={say('days')}
      ariaLabels={{
        monthLevelControl: say('chooseMonth'),
        yearLevelControl: say('chooseYear'),
        previousMonth: say('previousMonth'),
        nextMonth: say('nextMonth'),
        previousYear: say('previousYear'),
        nextYear: say('nextYear'),
        previousDecade: say('previousDecade'),
        nextDecade: say('nextDecade'),
      }}
      monthLabelFormat={label({ month: 'long', year: 'numeric' })}
      monthsListFormat={label({ month: 'short' })}
      weekdayFormat={label({ weekday: 'short' })}
      value={shownDays(from, to)}
      {...(newest === null ? {} : { defaultDate: newest.slice(0, 10) })}
      onChange={([first, last]) => onDays(first ?? '', last === null ? '' : addDays(last, 1))}
    />
  );
};
