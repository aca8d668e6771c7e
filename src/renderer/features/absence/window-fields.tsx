// The window of a statement: two bounds as text, and a calendar that fills them.
import { Button, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { parseTimeBound } from '#shared/model/time-bound.ts';
import { isImpossible } from '#shared/model/time-order.ts';
import { wallFromMs, wallMs } from '#shared/model/wall-clock.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { useWords } from '../../ui/define-words.ts';
import { words } from './words.ts';

const dayMs = 86_400_000;

/** The day `days` later. */
const dayAfter = (day: string, days: number): string =>
  wallFromMs(wallMs(`${day.slice(0, 10)}T00:00:00`) + days * dayMs).slice(0, 10);

const isDay = (text: string): boolean => parseTimeBound(text.trim())?.kind === 'date';

export interface Bounds {
  from: string;
  to: string;
}

/** Whether both bounds are times and the first lies before the second. */
export const isWindow = ({ from, to }: Bounds, zone: string): boolean =>
  parseTimeBound(from.trim()) !== null &&
  parseTimeBound(to.trim()) !== null &&
  !isImpossible({ from: from.trim(), to: to.trim() }, zone);

export const WindowFields = (props: { bounds: Bounds; zone: string; onBounds(bounds: Bounds): void }) => {
  const { bounds, zone, onBounds } = props;
  const { from, to } = bounds;
  const say = useWords(words);
  const { language } = usePreferences();
  const isBad = (text: string): boolean => text.trim() !== '' && parseTimeBound(text.trim()) === null;
  const isUpsideDown =
    from !== '' && to !== '' && !isBad(from) && !isBad(to) && isImpossible({ from: from.trim(), to: to.trim() }, zone);
  const toError = isUpsideDown ? say('impossible') : null;
  const label =
    (parts: Intl.DateTimeFormatOptions) =>
    (date: string): string =>
      new Intl.DateTimeFormat(language, { ...parts, timeZone: 'UTC' }).format(
        new Date(`${date.slice(0, 10)}T00:00:00Z`),
      );
  return (
    <>
      <TextInput
        label={say('from', { zone })}
        value={from}
        onChange={(event) => onBounds({ from: event.currentTarget.value, to })}
        error={isBad(from) ? say('badTime') : null}
        data-testid="statement-from"
      />
      <TextInput
        label={say('to', { zone })}
        value={to}
        onChange={(event) => onBounds({ from, to: event.currentTarget.value })}
        error={isBad(to) ? say('badTime') : toError}
        data-testid="statement-to"
      />
      <Popover position="bottom-start" transitionProps={{ duration: 0 }} trapFocus>
        <Popover.Target>
          <Button variant="default" mt={22} leftSection={<IconCalendar size={16} aria-hidden />} w="max-content">
            {say('calendar')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <DatePicker
            type="range"
            size="xs"
            weekendDays={[]}
            hideOutsideDates
            allowSingleDateInRange
            aria-label={say('days')}
            ariaLabels={{
              monthLevelControl: say('chooseMonth'),
              yearLevelControl: say('chooseYear'),
              previousMonth: say('previous'),
              nextMonth: say('next'),
              previousYear: say('previous'),
              nextYear: say('next'),
              previousDecade: say('previous'),
              nextDecade: say('next'),
            }}
            monthLabelFormat={label({ month: 'long', year: 'numeric' })}
            monthsListFormat={label({ month: 'short' })}
            weekdayFormat={label({ weekday: 'short' })}
            value={[isDay(from) ? from.trim() : null, isDay(to) ? dayAfter(to.trim(), -1) : null]}
            {...(isDay(from) ? { defaultDate: from.trim() } : {})}
            onChange={([first, last]) => onBounds({ from: first ?? '', to: last === null ? '' : dayAfter(last, 1) })}
          />
        </Popover.Dropdown>
      </Popover>
    </>
  );
};
