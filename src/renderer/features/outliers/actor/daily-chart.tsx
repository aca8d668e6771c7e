// Accesses by day against what was expected of the day and what its peers did.
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { ChartFrame } from '../../../ui/chart-frame.tsx';
import { useWords } from '../../../ui/define-words.ts';
import type { ActorChartProps } from './actor-chart-props.ts';
import { ChartLegend } from './chart-legend.tsx';
import { DayChart, weekendFill } from './day-chart.tsx';
import { bandPath, dayX, stepPath, type ValueScale, valueY } from './day-plot.ts';
import { useDayChart } from './use-day-chart.tsx';
import { words } from './words.ts';

const fills = {
  bars: 'var(--fill-data-access)',
  expected: 'var(--accent)',
  band: 'color-mix(in srgb, var(--accent) 22%, transparent)',
  peers: 'var(--series-2)',
  above: 'var(--danger)',
} as const;
/** Pixels of a column in which an outline would be all there is to see. */
const narrow = 5;

export const DailyChart = (props: ActorChartProps) => {
  const say = useWords(words);
  const title = say('daily');
  const { zone, chart, table, copyTable } = useDayChart(props, title);
  const { days } = props;
  const top = Math.max(
    1,
    ...days.map(({ observed, highest, peerUpper }) => Math.max(observed ?? 0, highest ?? 0, peerUpper ?? 0)),
  );
  // One bar many times as high as all that is expected would press the band flat.
  const expected = Math.max(1, ...days.map(({ highest }) => highest ?? 0));
  const [asked, setAsked] = useState<ValueScale | null>(null);
  const scale = asked ?? (top > expected * 6 ? 'root' : 'linear');
  const isAbove = ({ observed, highest }: (typeof days)[number]): boolean =>
    observed !== null && highest !== null && observed > highest;
  return (
    <ChartFrame
      testId="actor-daily"
      title={title}
      note={say('dailyNote', { resource: props.scores.parameters.resource, zone })}
      reading={say('dailyReading')}
      tools={
        <SegmentedControl
          size="xs"
          aria-label={say('scale')}
          data-testid="actor-daily-scale"
          value={scale}
          onChange={setAsked}
          data={(['linear', 'root'] as const).map((value) => ({ value, label: say(value) }))}
        />
      }
      words={{ view: say('view'), asChart: say('asChart'), asTable: say('asTable') }}
      pictureKeys={[
        { name: say('observed'), fill: fills.bars },
        { name: say('expected'), fill: fills.expected },
        { name: say('band'), fill: fills.band },
        { name: say('peerBand'), fill: fills.peers },
        { name: say('aboveBand'), fill: fills.above },
      ]}
      copyTable={copyTable}
      table={table}
      chart={
        <>
          <DayChart
            name="actor-daily"
            {...chart}
            top={top}
            whole
            scale={scale}
            height={230}
            draw={(plot) => {
              const wide = dayX(plot, 1) - dayX(plot, 0);
              const gap = wide > 4 ? 1 : 0;
              return (
                <>
                  <path
                    d={bandPath(
                      plot,
                      days.map(({ lowest }) => lowest),
                      days.map(({ highest }) => highest),
                    )}
                    fill={fills.band}
                    data-testid="actor-daily-band"
                  />
                  {days.map((day, place) =>
                    (day.observed ?? 0) === 0 ? null : (
                      <g key={day.day}>
                        <rect
                          x={dayX(plot, place) + gap / 2}
                          width={Math.max(1, wide - gap)}
                          y={Math.min(plot.bottom - 1.5, valueY(plot, day.observed ?? 0))}
                          height={Math.max(1.5, plot.bottom - valueY(plot, day.observed ?? 0))}
                          fill={fills.bars}
                        />
                        {isAbove(day) && (
                          <path
                            d={`M${dayX(plot, place) + wide / 2} ${valueY(plot, day.observed ?? 0) - 8}l4 6h-8z`}
                            fill={fills.above}
                          />
                        )}
                      </g>
                    ),
                  )}
                  <path
                    d={bandPath(
                      plot,
                      days.map(({ peerLower }) => peerLower),
                      days.map(({ peerUpper }) => peerUpper),
                    )}
                    fill={fills.peers}
                    fillOpacity={wide < narrow ? 0.22 : 0.12}
                    stroke={wide < narrow ? 'none' : fills.peers}
                    strokeOpacity={0.75}
                    strokeDasharray="3 2"
                  />
                  <path
                    d={stepPath(
                      plot,
                      days.map(({ expected }) => expected),
                    )}
                    fill="none"
                    stroke={fills.expected}
                    strokeWidth={1.5}
                  />
                </>
              );
            }}
          />
          <ChartLegend
            keys={[
              { name: say('observed'), fill: fills.bars, look: 'box' },
              { name: say('expected'), fill: fills.expected, look: 'line' },
              { name: say('band'), fill: fills.band, look: 'box' },
              { name: say('peerBand'), fill: fills.peers, look: 'dashed' },
              { name: say('aboveBand'), fill: fills.above, look: 'triangle' },
              { name: say('weekend'), fill: weekendFill, look: 'box' },
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
