// The shapes of charts over days in pixels: each day is a column of the same width, whatever its hours.
import { Temporal } from 'temporal-polyfill';
import type { PlotSize } from '../../../ui/plot-area.tsx';

/** Pixels around the columns. */
export const margin = { left: 46, right: 14, top: 14, bottom: 20 };

/** How a value becomes a height: `root`, its square root, keeps few in sight beside very many. */
export type ValueScale = 'linear' | 'root';

/** Where the columns stand, in pixels; values grow upwards from `bottom`. */
export interface DayPlot {
  left: number;
  right: number;
  top: number;
  bottom: number;
  days: number;
  /** The value at the top. */
  most: number;
  scale: ValueScale;
}

export const dayPlot = (
  { width, height }: PlotSize,
  days: number,
  most: number,
  scale: ValueScale = 'linear',
): DayPlot => ({
  left: margin.left,
  right: Math.max(margin.left + 1, width - margin.right),
  top: margin.top,
  bottom: height - margin.bottom,
  days: Math.max(1, days),
  most: most > 0 && Number.isFinite(most) ? most : 1,
  scale,
});

/** Left edge of a day's column; that of the day after the last is the right edge of the plot. */
export const dayX = ({ left, right, days }: DayPlot, day: number): number => left + ((right - left) * day) / days;

export const valueY = ({ top, bottom, most, scale }: DayPlot, value: number): number => {
  const share = Math.min(1, Math.max(0, value / most));
  return bottom - (bottom - top) * (scale === 'root' ? Math.sqrt(share) : share);
};

/** The day under a pixel, the first or last beyond the ends; -1 without days. */
export const dayAt = (plot: DayPlot, days: number, x: number): number =>
  days === 0
    ? -1
    : Math.min(days - 1, Math.max(0, Math.floor(((x - plot.left) / (plot.right - plot.left)) * plot.days)));

/** Runs of neighbouring places for which `holds`, the end exclusive. */
export const runsOf = <Item>(items: readonly Item[], holds: (item: Item) => boolean): [from: number, to: number][] => {
  const runs: [number, number][] = [];
  for (const [place, item] of items.entries()) {
    if (!holds(item)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[1] === place) last[1] = place + 1;
    else runs.push([place, place + 1]);
  }
  return runs;
};

const rounded = (pixel: number): string => String(Math.round(pixel * 100) / 100);

/** A line in steps, level through each day; it breaks where a value is null. */
export const stepPath = (plot: DayPlot, values: readonly (number | null)[]): string =>
  runsOf(values, (value) => value !== null)
    .map(([from, to]) => {
      const steps = values.slice(from, to).map((value, place) => {
        const y = rounded(valueY(plot, value ?? 0));
        const right = rounded(dayX(plot, from + place + 1));
        return place === 0 ? `M${rounded(dayX(plot, from))} ${y}H${right}` : `V${y}H${right}`;
      });
      return steps.join('');
    })
    .join('');

/** The area between two lines in steps, over the days of which both are known. */
export const bandPath = (plot: DayPlot, lower: readonly (number | null)[], upper: readonly (number | null)[]): string =>
  runsOf(
    lower.map((low, place) => low !== null && (upper[place] ?? null) !== null),
    Boolean,
  )
    .map(([from, to]) => {
      const there = stepPath(plot, [...Array<null>(from).fill(null), ...upper.slice(from, to)]);
      const back = Array.from({ length: to - from }, (_, step) => {
        const day = to - 1 - step;
        return `V${rounded(valueY(plot, lower[day] ?? 0))}H${rounded(dayX(plot, day))}`;
      });
      return `${there}${back.join('')}Z`;
    })
    .join('');

/** At most `most` + 1 round values from 0 to at least `top`; whole numbers where `whole`. The last one is the top of the plot. */
export const roundTicks = (top: number, most: number, whole: boolean): number[] => {
  const reach = Number.isFinite(top) && top > 0 ? top : 1;
  const rough = reach / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const found = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough * (1 - 1e-9)) ?? 10 * power;
  const step = whole ? Math.max(1, Math.round(found)) : found;
  return Array.from({ length: Math.ceil(reach / step - 1e-9) + 1 }, (_, place) =>
    Number((place * step).toPrecision(12)),
  );
};

/** The largest of 1, 2, 5, 10, 20 … that is not above `value`; 1 at least. */
const roundBelow = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return ([5, 2].find((factor) => factor * power <= value) ?? 1) * power;
};

/** Values for a root scale: 0, whole numbers at about even heights, and a round one from `top` up. */
export const rootTicks = (top: number): number[] => {
  const most = roundTicks(top, 4, true).at(-1) ?? 1;
  const between = [0.25, 0.5, 0.75].map((height) => roundBelow(most * height ** 2));
  return [...new Set([0, ...between, most])].sort((one, other) => one - other);
};

/** The date's midnight in UTC, ms: a place on an axis of whole days, no instant. */
export const dayMs = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The date so many days later: `2026-05-31`, 1 → `2026-06-01`. */
export const laterDay = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
