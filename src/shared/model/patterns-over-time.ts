// Questions about shape: when in the week, who with what, how a user's activity runs, where a row stands.
import { z } from 'zod';
import { facetFieldSchema } from './field.ts';
import { filterSchema } from './filter.ts';
import { zoneSchema } from './query.ts';

const count = z.number().int().min(0);
const slot = z.string().min(1).max(128).optional();
const asked = { filter: filterSchema, zone: zoneSchema.default('UTC'), slot };
const value = z.string().nullable();

/**
 * Where in a result set something stands. `event`: its first row, in any order. `time`: the first row at the instant (RFC 3339)
 * or behind it as the set goes: with `newest` the first that is not later, with `oldest` the first that is not earlier.
 */
export const locateInputSchema = z.object({
  handle: z.string(),
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('event'), id: z.string().min(1) }),
    z.object({ kind: z.literal('time'), at: z.string() }),
  ]),
});
export type LocateInput = z.infer<typeof locateInputSchema>;
/**
 * `offset` is null where the event is not in the set, the set is empty, or a time is asked of a set in order of a value; a time
 * beyond the last row gives the last row.
 */
export const locationSchema = z.object({ offset: count.nullable() });
export type Location = z.infer<typeof locationSchema>;

export const heatmapInputSchema = z.object(asked);
/** `cells[weekday][hour]`: Monday first, local hours 0 to 23 of the zone. */
export const heatmapSchema = z.object({ count, cells: z.array(z.array(count).length(24)).length(7) });
export type Heatmap = z.infer<typeof heatmapSchema>;

export const matrixInputSchema = z.object({
  ...asked,
  rows: facetFieldSchema,
  columns: facetFieldSchema,
  rowLimit: z.number().int().min(1).max(200).default(25),
  columnLimit: z.number().int().min(1).max(50).default(12),
});
const margin = z.array(z.object({ value, count }));
/** The most frequent values of two fields against each other; `distinct…` counts all values, `cells[row][column]` events. */
export const matrixSchema = z.object({
  count,
  rows: margin,
  columns: margin,
  cells: z.array(z.array(count)),
  distinctRows: count,
  distinctColumns: count,
});
export type Matrix = z.infer<typeof matrixSchema>;

export const sparklinesInputSchema = z.object({
  ...asked,
  field: facetFieldSchema,
  values: z.array(value).min(1).max(100),
  points: z.number().int().min(4).max(120).default(32),
});
/** `series[i].counts[k]`: events of a value in the k-th of equal spans of time from `from` to `to` (the matching events' extent). */
export const sparklinesSchema = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  series: z.array(z.object({ value, counts: z.array(count) })),
});
export type Sparklines = z.infer<typeof sparklinesSchema>;

/** Ids that are in question; those that fit the filter are answered, in the order given. */
export const pickInputSchema = z.object({ ...asked, ids: z.array(z.string()).max(200_000) });

/**
 * A stretch of one actor's activity from one address and one user agent, without a pause longer than `pauseMinutes`
 * (30 as in common web analytics) around an event; both ends are the times of events, inclusive. The actor is the same by id,
 * or by e-mail where one of two events has no id; nothing here regards case.
 */
export const sessionInputSchema = z.object({
  id: z.string().min(1),
  pauseMinutes: z.number().int().min(1).max(1440).default(30),
});
export const sessionSchema = z.object({ from: z.string(), to: z.string(), count });
export type Session = z.infer<typeof sessionSchema>;
