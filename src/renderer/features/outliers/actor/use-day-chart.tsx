// What the three charts over days share: what a day says, what it asks for, and its table.
import type { ActorDay } from '#shared/model/actor-scores.ts';
import { useWords } from '../../../ui/define-words.ts';
import type { ActorChartProps } from './actor-chart-props.ts';
import { accessesOf } from './actor-filter.ts';
import { dayKind, dayTable } from './day-table.ts';
import { DayTooltip, useDayLines } from './day-tooltip.tsx';
import { numberTableText } from './number-table.ts';
import { NumbersTable } from './numbers-table.tsx';
import { useDayText } from './use-day-text.ts';
import { words } from './words.ts';

export const useDayChart = ({ scores, days, day, filter, onShow, onZoom, onDay }: ActorChartProps, title: string) => {
  const say = useWords(words);
  const text = useDayText();
  const lines = useDayLines();
  const { zone } = scores.parameters.calendar;
  const pick = ({ day: first }: ActorDay) =>
    onShow(accessesOf(filter, scores.parameters, scores.actor, { first, last: first }));
  const table = dayTable(days, say, zone);
  return {
    zone,
    chart: {
      label: say('dayChartKeys', { title }),
      days,
      chosen: day,
      tooltip: (at: ActorDay) => <DayTooltip day={at} zone={zone} />,
      spoken: (at: ActorDay) =>
        `${text(at.day)}, ${say(dayKind(at))}. ${lines(at)
          .map(({ name, value }) => `${name} ${value}`)
          .join(', ')}`,
      spokenSpan: (first: ActorDay, last: ActorDay) =>
        say('zoomTo', {
          from: text(first.day),
          to: text(last.day),
          count: days.indexOf(last) - days.indexOf(first) + 1,
        }),
      onPick: pick,
      onZoom,
      onChoose: onDay,
    },
    table: (
      <NumbersTable
        label={title}
        table={table}
        pickLabel={(name) => say('eventsOn', { name })}
        onPick={(row) => {
          const at = days[row];
          if (at !== undefined) pick(at);
        }}
      />
    ),
    copyTable: () => numberTableText(table),
  };
};
