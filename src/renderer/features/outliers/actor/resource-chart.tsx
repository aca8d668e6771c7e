// How many resources an actor has accessed that it had never accessed before, added up over the days.
import { ChartFrame } from '../../../ui/chart-frame.tsx';
import { useWords } from '../../../ui/define-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import classes from './actor.module.css';
import type { ActorChartProps } from './actor-chart-props.ts';
import { DayChart } from './day-chart.tsx';
import { stepPath } from './day-plot.ts';
import { DayTooltip } from './day-tooltip.tsx';
import { type NumberTable, numberTableText } from './number-table.ts';
import { NumbersTable } from './numbers-table.tsx';
import { runningTotal } from './running-total.ts';
import { useDayChart } from './use-day-chart.tsx';
import { words } from './words.ts';

export const ResourceChart = (props: ActorChartProps) => {
  const say = useWords(words);
  const { count } = useFormat();
  const title = say('resources');
  const { zone, chart } = useDayChart(props, title);
  const { days } = props;
  const totals = runningTotal(days.map(({ newResources }) => newResources));
  const totalOf = (day: (typeof days)[number]): string => count(totals[days.indexOf(day)] ?? 0);
  const table: NumberTable = {
    heads: [say('dayIn', { zone }), say('distinctResources'), say('newResources'), say('soFar')],
    rows: days.map(({ day, observed, distinctResources, newResources }, place) => ({
      key: day,
      name: day,
      isAsked: (observed ?? 0) > 0,
      values: [distinctResources, newResources, totals[place] ?? null],
    })),
  };
  return (
    <ChartFrame
      testId="actor-resources"
      title={title}
      note={say('resourcesNote', { zone })}
      reading={say('resourcesReading')}
      words={{ view: say('view'), asChart: say('asChart'), asTable: say('asTable') }}
      pictureKeys={[]}
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
        days.every(({ newResources }) => newResources === null) ? (
          <p className={classes.readout}>{say('noResources')}</p>
        ) : (
          <DayChart
            name="actor-resources"
            {...chart}
            top={Math.max(1, totals.at(-1) ?? 0)}
            whole
            height={170}
            tooltip={(day) => (
              <DayTooltip day={day} zone={zone}>
                <div>
                  <span>{say('soFar')}</span>
                  <span>{totalOf(day)}</span>
                </div>
              </DayTooltip>
            )}
            spoken={(day) => `${chart.spoken(day)}, ${say('soFar')} ${totalOf(day)}`}
            draw={(plot) => <path d={stepPath(plot, totals)} fill="none" stroke="var(--series-0)" strokeWidth={2} />}
          />
        )
      }
    />
  );
};
