// The calendar heat map: a row a month, a cell a day. Shade is the number of events, hatching means no claim covers it.
import { Fragment, type KeyboardEvent, useRef, useState } from 'react';
import type { CoverageDay } from '#shared/model/coverage.ts';
import { useWords } from '../../ui/define-words.ts';
import { calendarMonths, shadeOf } from './calendar-months.ts';
import styles from './coverage.module.css';
import { useDayText } from './use-day-text.ts';
import { words } from './words.ts';

interface Props {
  days: readonly CoverageDay[];
  /** Days before this one are no longer held by SIVO; null when that is not known. */
  expiredBefore: string | null;
  onOpen: (day: CoverageDay) => void;
}

const columns = Array.from({ length: 31 }, (_, index) => index + 1);
const steps: Record<string, (day: string) => string> = {
  ArrowLeft: (day) => shift(day, -1, 0),
  ArrowRight: (day) => shift(day, 1, 0),
  ArrowUp: (day) => shift(day, 0, -1),
  ArrowDown: (day) => shift(day, 0, 1),
};

/** Calendar arithmetic; a day its month does not have becomes the month's last. */
const shift = (day: string, days: number, months: number): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  if (months === 0) return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
};

export const CoverageCalendar = ({ days, expiredBefore, onOpen }: Props) => {
  const say = useWords(words);
  const textOf = useDayText(expiredBefore);
  const table = useRef<HTMLTableElement>(null);
  const [pointed, setPointed] = useState<CoverageDay | null>(null);
  const rows = calendarMonths(days);
  const most = days.reduce((top, { events }) => Math.max(top, events), 0);
  const shown = rows.flatMap((row) => (row.kind === 'month' ? row.days.filter((day) => day !== null) : []));
  const entry = shown.some(({ day }) => day === pointed?.day) ? pointed?.day : shown.at(-1)?.day;

  const move = (event: KeyboardEvent, day: CoverageDay): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen(day);
      return;
    }
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const aim = step(day.day);
    // Over a gap of unknown months to the next day there is, in the direction of the key.
    const forward = aim > day.day;
    const next = forward ? shown.find((other) => other.day >= aim) : shown.findLast((other) => other.day <= aim);
    if (next !== undefined) table.current?.querySelector<HTMLElement>(`[data-day="${next.day}"]`)?.focus();
  };

  return (
    <>
      <div className={styles.scroll}>
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells take the keyboard.
          role="grid"
          aria-label={say('hint')}
          className={styles.calendar}
          data-testid="coverage-calendar"
        >
          <thead>
            <tr>
              <th scope="col">{say('month')}</th>
              {columns.map((day) => (
                <th key={day} scope="col">
                  {day}
                </th>
              ))}
            </tr>
          </thead>
          <tbody onMouseLeave={() => setPointed(null)}>
            {rows.map((row) => (
              <Fragment key={row.kind === 'month' ? row.month : row.from}>
                {row.kind === 'quiet' ? (
                  <tr>
                    <td colSpan={32} className={styles.quiet}>
                      {say('quiet', { from: row.from, to: row.to, count: row.months })}
                    </td>
                  </tr>
                ) : (
                  <tr>
                    <th scope="row">{row.month}</th>
                    {row.days.map((day, index) =>
                      day === null ? (
                        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the month is what the cell is.
                        <td key={index} className={styles.outside} />
                      ) : (
                        <td
                          key={day.day}
                          className={styles.day}
                          data-day={day.day}
                          data-shade={shadeOf(day.events, most)}
                          data-covered={day.covered >= 1 ? 'whole' : day.covered > 0 ? 'part' : 'none'}
                          data-empty={day.events === 0 && day.covered >= 1}
                          data-suspicious={day.suspicious}
                          data-expired={expiredBefore !== null && day.day < expiredBefore}
                          tabIndex={day.day === entry ? 0 : -1}
                          aria-label={textOf(day)}
                          onMouseEnter={() => setPointed(day)}
                          onFocus={() => setPointed(day)}
                          onKeyDown={(event) => move(event, day)}
                          onClick={() => onOpen(day)}
                        >
                          {day.suspicious ? '!' : null}
                        </td>
                      ),
                    )}
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.readout} data-testid="coverage-readout">
        {pointed === null ? say('pick') : textOf(pointed)}
      </p>
    </>
  );
};
