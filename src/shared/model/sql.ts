// What the read-only SQL console is asked and what it answers, moment by moment.
import { z } from 'zod';
import { zoneSchema } from './query.ts';

export const sqlDefaults = { maxRows: 10_000, timeoutSeconds: 30 } as const;

/**
 * One statement over the view `events`. `from` (inclusive) and `to` (exclusive) narrow the events that are loaded: instants, or
 * bare dates and local times in `zone`. `timeoutSeconds` counts the statement's own run, not the loading before it.
 */
export const sqlInputSchema = z.object({
  sql: z.string().min(1).max(100_000),
  from: z.string().max(64).optional(),
  to: z.string().max(64).optional(),
  zone: zoneSchema.default('UTC'),
  maxRows: z.number().int().min(1).max(1_000_000).default(sqlDefaults.maxRows),
  timeoutSeconds: z.number().min(0.1).max(3600).default(sqlDefaults.timeoutSeconds),
});
export type SqlInput = z.output<typeof sqlInputSchema>;

/** A value: NULL, a number or a text; numbers that JavaScript would change (beyond 2^53, infinite) as text, blobs in hexadecimal. */
export const sqlCellSchema = z.union([
  z.null(),
  z.number(),
  z.string(),
  z.object({ kind: z.literal('number'), text: z.string() }),
  z.object({ kind: z.literal('blob'), hex: z.string() }),
]);
export type SqlCell = z.infer<typeof sqlCellSchema>;

/** Events are being read into the console: `events` of `of` so far. Happens once for a generation, a time range and a set of columns. */
export const sqlLoadingSchema = z.object({
  kind: z.literal('loading'),
  events: z.number().int(),
  of: z.number().int(),
});
export type SqlLoading = z.infer<typeof sqlLoadingSchema>;

/** The statement itself has begun. */
export const sqlRunningSchema = z.object({ kind: z.literal('running') });
export type SqlProgress = SqlLoading | z.infer<typeof sqlRunningSchema>;

/** `cut`: why rows are missing, or null when all are there. `events`: how many the view held; times in milliseconds. */
export const sqlResultSchema = z.object({
  kind: z.literal('result'),
  columns: z.array(z.string()),
  rows: z.array(z.array(sqlCellSchema)),
  cut: z.enum(['rows', 'bytes']).nullable(),
  events: z.number().int(),
  generation: z.number().int(),
  loadMs: z.number(),
  elapsedMs: z.number(),
});
export type SqlResult = z.infer<typeof sqlResultSchema>;

/** Progress, and the result as the last moment. */
export const sqlMomentSchema = z.discriminatedUnion('kind', [sqlLoadingSchema, sqlRunningSchema, sqlResultSchema]);
export type SqlMoment = z.infer<typeof sqlMomentSchema>;
