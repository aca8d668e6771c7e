// The cumulative sum of surprises less a slack: many slightly unusual days add up, ordinary days let it fall.
import { ChartFrame } from '../../../ui/chart-frame.tsx';
import { useWords } from '../../../ui/define-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import type { ActorChartProps } from './actor-chart-props.ts';
import { ChartLegend } from './chart-legend.tsx';
import { DayChart } from './day-chart.tsx';
import { dayX, runsOf, valueY } from './day-plot.ts';
import { DayTooltip } from './day-tooltip.tsx';
import { type NumberTable, numberTableText } from './number-table.ts';
import { NumbersTable } from './numbers-table.tsx';
import { useDayChart } from './use-day-chart.tsx';
import { words } from './words.ts';

const line = 'var(--series-1)';
const mark = 'var(--danger)';

export const CusumChart = (props: ActorChartProps) => {
  const say = useWords(words);
  const { decimal } = useFormat();
  const title = say('cusum');
  const { zone, chart } = useDayChart(props, title);
  const { days, scores } = props;
  const found = new Set(scores.findings.map(({ day }) => day));
  const table: NumberTable = {
    heads: [say('dayIn', { zone }), say('surprise'), say('cusum')],
    rows: days.map(({ day, observed, surprise, cusum }) => ({
      key: day,
      name: day,
      isAsked: (observed ?? 0) > 0,
      values: [surprise, cusum],
    })),
  };
  return (
    <ChartFrame
      testId="actor-cusum"
      title={title}
      note={say('cusumNote', { zone })}
      reading={say('cusumReading', { slack: decimal(scores.parameters.cusumSlack) })}
      words={{ view: say('view'), asChart: say('asChart'), asTable: say('asTable') }}
      pictureKeys={[
        { name: say('cusum'), fill: line },
        { name: say('findingDay'), fill: mark },
      ]}
      copyTable={() => numberTableText(table)}
      table={
        <NumbersTable
          label={title}
          table={table}
          pickLabel={(name) => say('eventsOn', { name })}
          onPick={(row) => {
            const at = days[row];
            if (at !== undefined) chart.onPick(at);
          }}
        />
      }
      chart={
        <>
          <DayChart
            name="actor-cusum"
            {...chart}
            top={Math.max(1, ...days.map(({ cusum }) => cusum ?? 0))}
            whole={false}
            height={170}
            tooltip={(day) => (
              <DayTooltip day={day} zone={zone}>
                {day.cusum !== null && day.surprise !== null && (
                  <>
                    <div>
                      <span>{say('surprise')}</span>
                      <span>{decimal(day.surprise)}</span>
                    </div>
                    <div>
                      <span>{say('cusum')}</span>
                      <span>{decimal(day.cusum)}</span>
                    </div>
                  </>
                )}
              </DayTooltip>
            )}
            spoken={(day) =>
              day.cusum === null ? chart.spoken(day) : `${chart.spoken(day)}, ${say('cusum')} ${decimal(day.cusum)}`
            }
            draw={(plot) => {
              const x = (place: number) => (dayX(plot, place) + dayX(plot, place + 1)) / 2;
              return (
                <>
                  {runsOf(days, ({ cusum }) => cusum !== null).map(([from, to]) => (
                    <polyline
                      key={from}
                      points={days
                        .slice(from, to)
                        .map(({ cusum }, place) => `${x(from + place)},${valueY(plot, cusum ?? 0)}`)
                        .join(' ')}
                      fill="none"
                      stroke={line}
                      strokeWidth={1.75}
                    />
                  ))}
                  {days.map(({ day, cusum }, place) =>
                    cusum !== null && found.has(day) ? (
                      <path key={day} d={`M${x(place)} ${valueY(plot, cusum) - 5}l5 5l-5 5l-5 -5z`} fill={mark} />
                    ) : null,
                  )}
                </>
              );
            }}
          />
          <ChartLegend
            keys={[
              { name: say('cusum'), fill: line, look: 'line' },
              { name: say('findingDay'), fill: mark, look: 'diamond' },
              ...(days.every(({ covered }) => covered)
                ? []
                : [{ name: say('uncovered'), fill: 'var(--line-strong)', look: 'hatched' as const }]),
            ]}
          />
        </>
      }
    />
  );
};
