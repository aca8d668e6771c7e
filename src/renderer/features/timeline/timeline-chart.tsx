// The bars of the time line.
import { useState } from 'react';
import { Bar, BarChart, ReferenceArea, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Category } from '#shared/model/category.ts';
import type { Histogram } from '#shared/model/query.ts';
import { categoryColour } from '../../ui/category-mark.tsx';
import { ChartKeys, FollowTooltip } from '../../ui/chart-frame-keys.tsx';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { TimelineTooltip } from './timeline-tooltip.tsx';
import { words } from './words.ts';

/** A category and its place in the histogram's series. */
export interface TimelineSeries {
  category: Category;
  index: number;
}

export interface TimelineChartProps {
  histogram: Histogram;
  series: readonly TimelineSeries[];
  /** Given the first instant of the first bar and the end of the last (exclusive). */
  onZoom(start: string, end: string): void;
}

const placeOf = (state: { activeTooltipIndex?: unknown }): number | null => {
  const index = Number(state.activeTooltipIndex ?? Number.NaN);
  return Number.isInteger(index) ? index : null;
};

export const TimelineChart = ({ histogram, series, onZoom }: TimelineChartProps) => {
  const say = useWords(words);
  const format = useFormat();
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const { buckets } = histogram;
  const zoom = (one: number, other: number) => {
    const first = buckets[Math.min(one, other)];
    const last = buckets[Math.max(one, other)];
    if (first !== undefined && last !== undefined) onZoom(first.start, last.end);
  };
  const labels = new Map(buckets.map(({ start, label }) => [start, label]));
  const edges = drag === null || drag.from === drag.to ? null : [buckets[drag.from]?.start, buckets[drag.to]?.start];

  return (
    <ChartKeys
      label={say('chart')}
      onPick={(start) => {
        const index = buckets.findIndex((bucket) => bucket.start === start);
        if (index !== -1) zoom(index, index);
      }}
    >
      {(at) => (
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={buckets}
            margin={{ top: 2, right: 40, bottom: 0, left: 0 }}
            barCategoryGap={1}
            maxBarSize={160}
            onMouseDown={(state) => {
              const index = placeOf(state);
              if (index !== null) setDrag({ from: index, to: index });
            }}
            onMouseMove={(state) => {
              const index = placeOf(state);
              if (drag !== null && index !== null && index !== drag.to) setDrag({ ...drag, to: index });
            }}
            onMouseUp={(state) => {
              const index = placeOf(state);
              if (drag !== null) zoom(drag.from, drag.to);
              else if (index !== null) zoom(index, index);
              setDrag(null);
            }}
            onMouseLeave={() => setDrag(null)}
          >
            <FollowTooltip at={at} />
            <XAxis
              dataKey="start"
              tickFormatter={(start: string) => labels.get(start) ?? ''}
              tick={{ fill: 'var(--text-faint)', fontSize: 11 }}
              tickLine={false}
              axisLine={{ stroke: 'var(--line-strong)' }}
              minTickGap={70}
              height={18}
            />
            <YAxis
              width={52}
              tickCount={2}
              allowDecimals={false}
              tick={{ fill: 'var(--text-faint)', fontSize: 11 }}
              tickFormatter={(value: number) => format.count(value)}
              tickLine={false}
              axisLine={false}
            />
            <Tooltip
              cursor={{ fill: 'var(--surface-hover)' }}
              isAnimationActive={false}
              wrapperStyle={{ zIndex: 5 }}
              allowEscapeViewBox={{ x: false, y: true }}
              content={({ active, label }) => (
                <TimelineTooltip
                  bucket={active ? buckets.find((bucket) => bucket.start === label) : undefined}
                  series={series}
                />
              )}
            />
            {series.map(({ category, index }) => (
              <Bar
                key={category}
                dataKey={(bucket: Histogram['buckets'][number]) => bucket.bySeries[index] ?? 0}
                name={category}
                stackId="events"
                fill={categoryColour(category).fill}
                isAnimationActive={false}
                cursor="pointer"
              />
            ))}
            {edges?.[0] !== undefined && edges[1] !== undefined && (
              <ReferenceArea x1={edges[0]} x2={edges[1]} fill="var(--accent)" fillOpacity={0.15} />
            )}
          </BarChart>
        </ResponsiveContainer>
      )}
    </ChartKeys>
  );
};
