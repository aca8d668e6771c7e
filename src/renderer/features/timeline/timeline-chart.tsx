// The bars of the time line and what is done on them: a click or a drag zooms, and so do the keys.
import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, useId, useMemo, useState } from 'react';
import type { Histogram } from '#shared/model/query.ts';
import { axisTicks } from '../../ui/axis-ticks.ts';
import { type Brush, brushKey } from '../../ui/brush.ts';
import { useWords } from '../../ui/define-words.ts';
import type { Span } from '../../ui/span.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useLanguage } from '../../ui/use-language.ts';
import { dateLanguage, spanLabel } from './bar-label.ts';
import { barBox, bucketAt, joined, type Plot, seriesPaths, spanOf, spansPath, xOf } from './plot.ts';
import type { Series } from './series.ts';
import classes from './timeline.module.css';
import { TimelineTooltip } from './timeline-tooltip.tsx';
import { words } from './words.ts';

export interface TimelineChartProps {
  histogram: Histogram;
  series: readonly Series[];
  nameOf(series: Series): string;
  labelOf(bucket: Histogram['buckets'][number]): string;
  gaps: readonly Span[];
  zone: string;
  /** Epoch ms of the grid's selected event. */
  selectedMs: number | null;
  /** Given the first instant of the first bar and the end of the last (exclusive). */
  onZoom(start: string, end: string): void;
}

const margin = { left: 48, right: 12, top: 8, bottom: 18 };
/** Pixels a tick's label may take. */
const tickRoom = 84;
/** Pixels of a letter in it; a label that would be cut at the right end is left out. */
const letterRoom = 6.5;

export const TimelineChart = (props: TimelineChartProps) => {
  const { histogram, series, nameOf, labelOf, gaps, zone, selectedMs, onZoom } = props;
  const say = useWords(words);
  const format = useFormat();
  const language = dateLanguage(useLanguage());
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  const hatch = useId();
  const { buckets } = histogram;
  // What is chosen belongs to these bars: with others it is gone.
  const [chosen, setChosen] = useState<{ buckets: Histogram['buckets']; brush: Brush; drag: boolean } | null>(null);
  const [hover, setHover] = useState<number | null>(null);
  const current = chosen?.buckets === buckets ? chosen : null;

  const plot = useMemo<Plot>(
    () => ({
      width: Math.max(1, width - margin.left - margin.right),
      height: Math.max(1, height - margin.top - margin.bottom),
      span: spanOf(buckets),
    }),
    [width, height, buckets],
  );
  const most = useMemo(() => Math.max(1, ...buckets.map(({ count }) => count)), [buckets]);
  const paths = useMemo(() => seriesPaths(plot, buckets, series, most), [plot, buckets, series, most]);
  const ticks = useMemo(
    () => axisTicks(plot.span, zone, language, Math.floor(plot.width / tickRoom)),
    [plot, zone, language],
  );
  const gapPath = useMemo(() => spansPath(plot, gaps), [plot, gaps]);

  const zoom = ({ anchor, at }: Brush) => {
    const first = buckets[Math.min(anchor, at)];
    const last = buckets[Math.max(anchor, at)];
    setChosen(null);
    if (first !== undefined && last !== undefined) onZoom(first.start, last.end);
  };
  const placeOf = (event: PointerEvent<HTMLDivElement>): number =>
    bucketAt(plot, buckets, event.clientX - event.currentTarget.getBoundingClientRect().left - margin.left);
  const selected =
    selectedMs === null
      ? -1
      : buckets.findIndex(({ start, end }) => selectedMs >= Date.parse(start) && selectedMs < Date.parse(end));

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const start = selected === -1 ? buckets.length - 1 : selected;
    const step = brushKey(event.key, event.shiftKey, current?.brush ?? null, { bars: buckets.length, start });
    if (step === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (step.kind === 'zoom') zoom(step.brush);
    else setChosen(step.brush === null ? null : { buckets, brush: step.brush, drag: false });
  };

  const focus = current?.brush.at ?? hover;
  const [first, last] =
    current === null
      ? [focus ?? -1, focus ?? -1]
      : [Math.min(current.brush.anchor, current.brush.at), Math.max(current.brush.anchor, current.brush.at)];
  const shown = useMemo(
    () => (first === -1 ? undefined : joined(buckets.slice(first, last + 1))),
    [buckets, first, last],
  );
  const shownLabel =
    shown === undefined
      ? ''
      : first === last
        ? labelOf(shown)
        : spanLabel(buckets.slice(first, last + 1), zone, language);
  const boxOf = (from: number, to: number) => {
    const first = buckets[Math.min(from, to)];
    const last = buckets[Math.max(from, to)];
    if (first === undefined || last === undefined) return null;
    return barBox(plot, { start: first.start, end: last.end });
  };
  const brushBox = current === null ? null : boxOf(current.brush.anchor, current.brush.at);
  const hoverBox = hover === null || current !== null ? null : boxOf(hover, hover);
  const selectedBox = selected === -1 ? null : boxOf(selected, selected);

  return (
    // biome-ignore lint/a11y/useSemanticElements: no element is a chart that arrows move in.
    <div
      ref={ref}
      className={classes.plot}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys are described by its name.
      tabIndex={0}
      aria-label={say('chart')}
      aria-describedby={`${hatch}-at`}
      data-testid="timeline-plot"
      onKeyDown={press}
      onBlur={() => setChosen(null)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const at = placeOf(event);
        setChosen({ buckets, brush: { anchor: at, at }, drag: true });
      }}
      onPointerMove={(event) => {
        const at = placeOf(event);
        if (current?.drag === true) {
          if (at !== current.brush.at) setChosen({ ...current, brush: { ...current.brush, at } });
        } else if (at !== hover) setHover(at);
      }}
      onPointerUp={() => {
        if (current?.drag === true) zoom(current.brush);
      }}
      onPointerCancel={() => setChosen(null)}
      onPointerLeave={() => setHover(null)}
    >
      <svg width={width} height={height} aria-hidden>
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="2" height="6" className={classes.hatch} />
          </pattern>
        </defs>
        <g transform={`translate(${margin.left} ${margin.top})`}>
          <path d={gapPath} fill={`url(#${hatch})`} data-testid="timeline-gaps" />
          {hoverBox !== null && <rect {...hoverBox} height={plot.height} className={classes.hover} />}
          {series.map((one, place) => (
            <path key={`${one.index}`} d={paths[place]} fill={one.fill} />
          ))}
          {brushBox !== null && <rect {...brushBox} height={plot.height} className={classes.brush} />}
          {selectedBox !== null && (
            <g data-testid="timeline-selected">
              <rect {...selectedBox} height={plot.height} className={classes.selected} />
              <path d={`M${selectedBox.x + selectedBox.width / 2} 0l-5 -7h10z`} className={classes.pin} />
            </g>
          )}
          <line x2={plot.width} y1={plot.height + 0.5} y2={plot.height + 0.5} className={classes.axis} />
          {ticks.map(({ ms, label }) => {
            const x = xOf(plot, ms);
            return (
              <g key={ms}>
                <line x1={x} x2={x} y1={plot.height} y2={plot.height + 4} className={classes.axis} />
                {x + label.length * letterRoom < plot.width + margin.right && (
                  <text x={x + 3} y={plot.height + 14} className={classes.tick}>
                    {label}
                  </text>
                )}
              </g>
            );
          })}
          <text x={-6} y={8} textAnchor="end" className={classes.tick}>
            {format.count(most)}
          </text>
          <text x={-6} y={plot.height} textAnchor="end" className={classes.tick}>
            0
          </text>
        </g>
      </svg>
      <span id={`${hatch}-at`} className={classes.spoken} aria-live="polite">
        {current !== null && shown !== undefined
          ? `${last > first ? `${say('chosen', { count: last - first + 1 })} ` : ''}${say('bar', { label: shownLabel, count: shown.count, shown: format.count(shown.count) })}`
          : ''}
      </span>
      {shown !== undefined && (
        <TimelineTooltip
          bucket={shown}
          label={shownLabel}
          series={series}
          nameOf={nameOf}
          left={margin.left + xOf(plot, Date.parse(buckets[focus ?? 0]?.start ?? shown.start))}
          room={width}
        />
      )}
    </div>
  );
};
