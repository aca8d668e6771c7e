// Counts by hour of the week above the grid; a cell asks for its weekday and hour.
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useHeatmap } from '../../data/use-heatmap.ts';
import { useView } from '../../data/view-state.ts';
import { ChartTools } from '../../ui/chart-tools.tsx';
import { CountTable } from '../../ui/count-table/count-table.tsx';
import { pageColours } from '../../ui/count-table/page-colours.ts';
import { tablePicture } from '../../ui/count-table/table-picture.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { tsvText } from '../../ui/tsv-text.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useLanguage } from '../../ui/use-language.ts';
import classes from './patterns.module.css';
import { ShadeLegend } from './shade-legend.tsx';
import { asksForHour, isOffHours, withoutWeekHours, withWeekHour } from './week-hours.ts';
import { words } from './words.ts';

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const days = [1, 2, 3, 4, 5, 6, 7];
const twoDigits = (hour: number): string => String(hour).padStart(2, '0');

/** Names of the days, Monday first; 2024-01-01 was one. */
const dayNames = (language: string, weekday: 'short' | 'long'): string[] => {
  const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
  return days.map((day) => format.format(Date.UTC(2024, 0, day)));
};

export const WeekChart = ({ switcher }: { switcher: ReactNode }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const language = useLanguage();
  const view = useView();
  const filter = useMemo(() => withoutWeekHours(view.filter), [view.filter]);
  const { heatmap, loading, problem } = useHeatmap(filter, view.zone);
  const [asTable, setAsTable] = useState(false);
  const [point, setPoint] = useState<{ row: number; column: number } | null>(null);
  const frame = useRef<HTMLElement>(null);
  const long = useMemo(() => dayNames(language, 'long'), [language]);
  const short = useMemo(() => dayNames(language, 'short'), [language]);
  if (problem !== null) return <ProblemNote problem={problem} />;
  const cells = heatmap?.cells ?? [];
  const most = Math.max(0, ...cells.flat());
  const sayCell = (row: number, column: number): string => {
    const value = cells[row]?.[column] ?? 0;
    const hour = `${twoDigits(column)}:00–${twoDigits((column + 1) % 24)}:00`;
    return say('weekCell', { day: long[row] ?? '', hour, count: value, shown: count(value) });
  };
  const isChosen = (row: number, column: number): boolean => asksForHour(view.filter, row + 1, column);
  const pick = (row: number, column: number) => {
    const isOnly = row !== -1 && column !== -1 && isChosen(row, column);
    const next = { day: row === -1 ? null : row + 1, hour: column === -1 ? null : column };
    view.setFilter(isOnly ? filter : withWeekHour(view.filter, next));
  };
  const caption = say('weekCaption', { zone: view.zone });
  return (
    <section
      className={classes.area}
      data-testid="week-chart"
      aria-label={caption}
      aria-busy={loading}
      ref={frame}
      data-loading={loading}
    >
      <div className={classes.caption}>
        {switcher}
        <span>{caption}</span>
        <strong className={classes.readout} aria-hidden data-testid="week-readout">
          {point === null ? '' : sayCell(point.row, point.column)}
        </strong>
        <span className={classes.gap} />
        {!asTable && <ShadeLegend most={most} />}
        {!asTable && (
          <span className={classes.key}>
            <span className={classes.swatch} data-outlined="true" aria-hidden />
            {say('offHours')}
          </span>
        )}
        <ChartTools
          name="week"
          asTable={asTable}
          onAsTable={setAsTable}
          picture={() =>
            frame.current === null
              ? null
              : tablePicture({
                  title: caption,
                  rows: short,
                  columns: hours.map(twoDigits),
                  cells,
                  textOf: count,
                  colours: pageColours(frame.current),
                  cell: { width: 42, height: 24 },
                })
          }
          table={() => tsvText([['', ...hours.map(twoDigits)], ...cells.map((row, day) => [long[day] ?? '', ...row])])}
        />
      </div>
      {heatmap !== undefined && heatmap.count === 0 && <p className={classes.empty}>{say('empty')}</p>}
      {heatmap !== undefined && heatmap.count > 0 && (
        <div className={classes.scroll}>
          <CountTable
            name="week"
            label={say('weekKeys', { caption })}
            corner=""
            rows={days.map((day) => ({ key: String(day), label: short[day - 1] ?? '', title: long[day - 1] ?? '' }))}
            columns={hours.map((hour) => ({
              key: String(hour),
              label: twoDigits(hour),
              title: `${twoDigits(hour)}:00–${twoDigits((hour + 1) % 24)}:00`,
            }))}
            cells={cells}
            numbers={asTable}
            sayCell={sayCell}
            isChosen={isChosen}
            isOutlined={(row, column) => !asTable && isOffHours(row + 1, column)}
            onPick={pick}
            onPoint={setPoint}
          />
        </div>
      )}
    </section>
  );
};
