// The ground of every chart over days: columns for weekends, hatching where nothing is known, few ticks, the chosen day.
// An arrow, a pointer or a drag stands on days; one day asks for its events, several are looked at closer.
import { type ReactNode, useId, useMemo } from 'react';
import type { ActorDay } from '#shared/model/actor-scores.ts';
import { axisTicks } from '../../../ui/axis-ticks.ts';
import { PlotArea } from '../../../ui/plot-area.tsx';
import { useFormat } from '../../../ui/use-format.ts';
import { useLanguage } from '../../../ui/use-language.ts';
import classes from './actor.module.css';
import {
  type DayPlot,
  dayAt,
  dayMs,
  dayPlot,
  dayX,
  laterDay,
  rootTicks,
  roundTicks,
  runsOf,
  type ValueScale,
  valueY,
} from './day-plot.ts';

interface Props {
  name: string;
  label: string;
  days: readonly ActorDay[];
  /** The day the page looks at. */
  chosen: string | null;
  /** The largest value drawn. */
  top: number;
  whole: boolean;
  scale?: ValueScale;
  height: number;
  draw(plot: DayPlot): ReactNode;
  tooltip(day: ActorDay): ReactNode;
  spoken(day: ActorDay): string;
  spokenSpan(first: ActorDay, last: ActorDay): string;
  onPick(day: ActorDay): void;
  onZoom(first: string, last: string): void;
  onChoose(day: string): void;
}

/** Pixels that a tick's label may take, and a letter of it. */
const tickRoom = 84;
const letterRoom = 6.5;
/** Of the columns behind weekends and holidays. */
export const weekendFill = 'color-mix(in srgb, var(--text) 7%, transparent)';

export const DayChart = (props: Props) => {
  const { name, label, days, chosen, top, whole, scale = 'linear', height, draw, tooltip, spoken, spokenSpan } = props;
  const { decimal } = useFormat();
  const language = useLanguage();
  const hatch = useId();
  const place = days.findIndex(({ day }) => day === chosen);
  const uncovered = useMemo(() => runsOf(days, ({ covered }) => !covered), [days]);
  const weekends = useMemo(() => runsOf(days, ({ kind }) => kind === 'weekend'), [days]);
  const values = useMemo(() => (scale === 'root' ? rootTicks(top) : roundTicks(top, 4, whole)), [top, whole, scale]);
  const [first, last] = [days[0], days.at(-1)];
  const spanMs = { fromMs: dayMs(first?.day ?? ''), toMs: dayMs(laterDay(last?.day ?? '1970-01-01', 1)) };
  const plotOf = (size: { width: number; height: number }) => dayPlot(size, days.length, values.at(-1) ?? 1, scale);
  const middle = (plot: DayPlot, at: number) => (dayX(plot, at) + dayX(plot, at + 1)) / 2;
  return (
    <PlotArea
      name={name}
      label={label}
      height={height}
      marks={days.length}
      start={place === -1 ? days.length - 1 : place}
      markAt={(x, _y, size) => dayAt(plotOf(size), days.length, x)}
      pointOf={(at, size) => ({ x: middle(plotOf(size), at), y: 8 })}
      draw={(size, at) => {
        const plot = plotOf(size);
        const tall = plot.bottom - plot.top;
        const ticks =
          first === undefined
            ? []
            : axisTicks(spanMs, 'UTC', language, Math.floor((plot.right - plot.left) / tickRoom));
        const columns = (runs: readonly [number, number][], fill: string) =>
          runs.map(([from, to]) => (
            <rect
              key={from}
              x={dayX(plot, from)}
              width={dayX(plot, to) - dayX(plot, from)}
              y={plot.top}
              height={tall}
              fill={fill}
            />
          ));
        return (
          <>
            <defs>
              <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="2" height="6" className={classes.hatch} />
              </pattern>
            </defs>
            {columns(weekends, weekendFill)}
            {values.map((value) => (
              <g key={value}>
                <line
                  x1={plot.left}
                  x2={plot.right}
                  y1={valueY(plot, value)}
                  y2={valueY(plot, value)}
                  className={classes.rule}
                />
                <text x={plot.left - 6} y={valueY(plot, value) + 4} textAnchor="end" className={classes.tick}>
                  {decimal(value)}
                </text>
              </g>
            ))}
            <g data-testid={`${name}-gaps`}>{columns(uncovered, `url(#${hatch})`)}</g>
            {at !== null && (
              <rect
                x={dayX(plot, at.first)}
                width={dayX(plot, at.last + 1) - dayX(plot, at.first)}
                y={plot.top}
                height={tall}
                className={at.last > at.first ? classes.brush : classes.hover}
              />
            )}
            {place !== -1 && (
              <line
                x1={middle(plot, place)}
                x2={middle(plot, place)}
                y1={plot.top}
                y2={plot.bottom}
                className={classes.chosenLine}
              />
            )}
            {draw(plot)}
            {place !== -1 && (
              <g data-testid={`${name}-chosen`}>
                <path d={`M${middle(plot, place)} ${plot.top}l-5 -8h10z`} className={classes.pin} />
              </g>
            )}
            <line x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} className={classes.axis} />
            {ticks.map(({ ms, label: text }) => {
              const x = dayX(plot, (ms - spanMs.fromMs) / 86_400_000);
              return (
                <g key={ms}>
                  <line x1={x} x2={x} y1={plot.bottom} y2={plot.bottom + 4} className={classes.axis} />
                  {x + text.length * letterRoom < size.width && (
                    <text x={x + 3} y={plot.bottom + 15} className={classes.tick}>
                      {text}
                    </text>
                  )}
                </g>
              );
            })}
          </>
        );
      }}
      tooltip={(from, to) => {
        const [one, other] = [days[from], days[to]];
        if (one === undefined || other === undefined) return null;
        return from === to ? tooltip(one) : spokenSpan(one, other);
      }}
      spoken={(from, to) => {
        const [one, other] = [days[from], days[to]];
        if (one === undefined || other === undefined) return '';
        return from === to ? spoken(one) : spokenSpan(one, other);
      }}
      onPick={(at) => {
        const day = days[at];
        if (day !== undefined) props.onPick(day);
      }}
      onRange={(from, to) => {
        const [one, other] = [days[from], days[to]];
        if (one !== undefined && other !== undefined) props.onZoom(one.day, other.day);
      }}
      onChoose={(at) => {
        const day = days[at];
        if (day !== undefined) props.onChoose(day.day);
      }}
    />
  );
};
