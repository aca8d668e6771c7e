// When in the week an actor accesses, beside when its peers do.
import { useMemo, useState } from 'react';
import { ChartFrame } from '../../../ui/chart-frame.tsx';
import { CountTable } from '../../../ui/count-table/count-table.tsx';
import { pageColours } from '../../../ui/count-table/page-colours.ts';
import { tablePicture } from '../../../ui/count-table/table-picture.ts';
import { useWords } from '../../../ui/define-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import { useLanguage } from '../../../ui/use-language.ts';
import { actorName } from '../actor-name.ts';
import classes from './actor.module.css';
import type { ActorChartProps } from './actor-chart-props.ts';
import { accessesOf, withinHour } from './actor-filter.ts';
import { ChartLegend } from './chart-legend.tsx';
import { type NumberTable, numberTableText } from './number-table.ts';
import { NumbersTable } from './numbers-table.tsx';
import { weekShares } from './week-shares.ts';
import { words } from './words.ts';

const week = [1, 2, 3, 4, 5, 6, 7];
const clock = Array.from({ length: 24 }, (_, hour) => hour);
const twoDigits = (hour: number): string => String(hour).padStart(2, '0');
const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

export const HourChart = ({ scores, filter, onShow }: ActorChartProps) => {
  const say = useWords(words);
  const { decimal, percent } = useFormat();
  const language = useLanguage();
  const [point, setPoint] = useState<{ row: number; column: number } | null>(null);
  const { actor, hours, parameters } = scores;
  const { zone, businessDays, from, to } = parameters.calendar;
  const own = useMemo(() => weekShares(hours.own), [hours.own]);
  const peers = useMemo(() => weekShares(hours.peers), [hours.peers]);
  const most = Math.max(...own.flat(), ...peers.flat());
  const [short, long] = (['short', 'long'] as const).map((weekday) => {
    const names = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
    return week.map((day) => names.format(Date.UTC(2024, 0, day)));
  });
  const hourText = (hour: number): string => `${twoDigits(hour)}:00–${twoDigits((hour + 1) % 24)}:00`;
  const sayCell = (row: number, column: number): string =>
    say('hourCell', {
      day: long?.[row] ?? '',
      hour: hourText(column),
      own: decimal(hours.own[row * 24 + column] ?? 0),
      ownShare: percent(own[row]?.[column] ?? 0),
      peers: decimal(hours.peers[row * 24 + column] ?? 0),
      peerShare: percent(peers[row]?.[column] ?? 0),
    });
  const isBusiness = (row: number, column: number): boolean =>
    businessDays.includes(row + 1) && column * 60 >= minutesOf(from) && column * 60 < minutesOf(to);
  const pick = (row: number, column: number) =>
    onShow(withinHour(accessesOf(filter, parameters, actor, null), row === -1 ? -1 : row + 1, column));
  const title = say('hours');
  const table: NumberTable = {
    heads: [say('hourIn', { zone }), say('observed'), say('ownShare'), say('peerMean'), say('peerShare')],
    rows: week.flatMap((_, row) =>
      clock.map((column) => ({
        key: `${row}-${column}`,
        name: `${long?.[row] ?? ''} ${hourText(column)}`,
        isAsked: (hours.own[row * 24 + column] ?? 0) > 0,
        values: [
          hours.own[row * 24 + column] ?? 0,
          percent(own[row]?.[column] ?? 0),
          hours.peers[row * 24 + column] ?? 0,
          percent(peers[row]?.[column] ?? 0),
        ],
      })),
    ),
  };
  const sides = [
    { name: 'actor-hours-own', label: actorName(actor, say('nobody')), cells: own },
    { name: 'actor-hours-peers', label: say('peersMean'), cells: peers },
  ];
  return (
    <ChartFrame
      testId="actor-hours"
      title={title}
      note={say('hoursNote', { zone })}
      reading={say('hoursReading')}
      words={{ view: say('view'), asChart: say('asChart'), asTable: say('asTable') }}
      pictureKeys={[]}
      picture={(frame) =>
        tablePicture({
          title: `${title} · ${zone}`,
          rows: sides.flatMap(({ label }) => (short ?? []).map((day) => `${label} · ${day}`)),
          columns: clock.map(twoDigits),
          cells: sides.flatMap(({ cells }) => cells),
          textOf: percent,
          colours: pageColours(frame),
          cell: { width: 46, height: 22 },
        })
      }
      copyTable={() => numberTableText(table)}
      table={
        <NumbersTable
          label={title}
          table={table}
          pickLabel={(name) => say('eventsOn', { name })}
          onPick={(row) => pick(Math.floor(row / 24), row % 24)}
        />
      }
      chart={
        <>
          <div className={classes.sides}>
            {sides.map(({ name, label, cells }) => (
              <div key={name} className={classes.side}>
                <h3>{label}</h3>
                <div className={classes.scroll}>
                  <CountTable
                    name={name}
                    label={say('hourKeys', { name: label })}
                    corner=""
                    rows={week.map((day) => ({
                      key: String(day),
                      label: short?.[day - 1] ?? '',
                      title: long?.[day - 1] ?? '',
                    }))}
                    columns={clock.map((hour) => ({
                      key: String(hour),
                      label: hour % 3 === 0 ? twoDigits(hour) : '',
                      title: hourText(hour),
                    }))}
                    cells={cells}
                    most={most}
                    textOf={() => ''}
                    numbers={false}
                    sayCell={sayCell}
                    isChosen={() => false}
                    isOutlined={(row, column) => !isBusiness(row, column)}
                    onPick={pick}
                    onPoint={setPoint}
                  />
                </div>
              </div>
            ))}
          </div>
          <p className={classes.readout} aria-hidden data-testid="actor-hours-readout">
            {point === null ? say('hoursHint') : sayCell(point.row, point.column)}
          </p>
          <ChartLegend
            keys={[
              { name: say('shadeMore', { most: percent(most) }), fill: 'var(--shade-5)', look: 'box' },
              { name: say('shadeFew'), fill: 'var(--shade-1)', look: 'box' },
              { name: say('offHours', { from, to }), fill: 'var(--line-strong)', look: 'outlined' },
            ]}
          />
        </>
      }
    />
  );
};
