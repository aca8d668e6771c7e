// Turns a histogram split by user into the rows of a stacked bar chart.
import type { Histogram } from '#shared/model/query.ts';

/** `parts`: counts of the named series in their order, then everybody else; they add up to `count`. */
export interface DayRow {
  label: string;
  start: string;
  end: string;
  count: number;
  parts: number[];
}

export const dayRows = (histogram: Histogram): DayRow[] =>
  histogram.buckets.map(({ label, start, end, count, bySeries, other }) => ({
    label,
    start,
    end,
    count,
    parts: [...bySeries, other],
  }));
