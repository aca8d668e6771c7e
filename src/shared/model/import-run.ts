// What goes into an import and what comes out of it while it runs and when it ends.
import { z } from 'zod';
import { reconciliationSchema, sourceReportSchema } from './archive.ts';
import { receiptNoteSchema } from './ledger.ts';

export const importSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('path'), path: z.string().min(1) }),
  z.object({ kind: z.literal('upload'), uploadId: z.string().min(1) }),
]);
export type ImportSource = z.infer<typeof importSourceSchema>;

/** A moment of a running import. Bytes are bytes of the files on disk; `elapsedMs` since the import began. */
export const importProgressSchema = reconciliationSchema.extend({
  kind: z.literal('progress'),
  phase: z.enum(['fetching', 'reading', 'sealing', 'committing']),
  source: z.string(),
  sourcesDone: z.number().int(),
  sourcesTotal: z.number().int(),
  bytesDone: z.number(),
  bytesTotal: z.number(),
  elapsedMs: z.number(),
});
export type ImportProgress = z.infer<typeof importProgressSchema>;

/** A window of time asked of the API, and the import it became. */
export const pulledWindowSchema = reconciliationSchema.extend({
  from: z.string(),
  to: z.string(),
  pages: z.number().int(),
  importId: z.string(),
});

/**
 * Why rejected records were not read again. `cut`: only their first 64 KiB were kept; `truncated`: their source ended inside
 * them; `layout_unknown`: their import did not note how the source was laid out; `layout_unclear`: it had several sources
 * of that name, laid out differently.
 */
export const leftReasons = ['cut', 'truncated', 'layout_unknown', 'layout_unclear'] as const;
const leftRecordsSchema = z.object({
  importId: z.string(),
  source: z.string(),
  count: z.number().int(),
  why: z.enum(leftReasons),
});
export type LeftRecords = z.infer<typeof leftRecordsSchema>;

/**
 * What an S3 run found: `listed` objects, of which the archive `held` some, some lay `outside` the time asked for, and the rest
 * was `fetched`, or `reused` from a run that did not come to its end. `undated`: keys without a date, which are always fetched.
 */
const objectCountsSchema = z.object({
  listed: z.number().int(),
  held: z.number().int(),
  outside: z.number().int(),
  undated: z.number().int(),
  fetched: z.number().int(),
  reused: z.number().int(),
});

/** The reconciled end of an import. `rejects` shows the first twenty rejected records; all are in quarantine. */
export const importReportSchema = reconciliationSchema.extend({
  kind: z.literal('report'),
  /** Empty where there was nothing to import. */
  importId: z.string(),
  /** Its line in the archive's ledger; null for an import of a version without one. */
  receipt: receiptNoteSchema.nullable(),
  archive: z.object({ events: z.number().int(), segments: z.number().int(), generation: z.number().int() }),
  sources: z.array(sourceReportSchema),
  rejects: z.array(z.object({ source: z.string(), line: z.number().int(), reason: z.string(), message: z.string() })),
  elapsedMs: z.number(),
  /** A pull makes one import for each window it asked for, in order; `importId` is the last one's. */
  windows: z.array(pulledWindowSchema).optional(),
  /** What a pull did not have to ask for, and what an S3 run did not have to fetch. */
  unfetched: z.object({ windows: z.number().int(), objects: z.number().int() }).optional(),
  objects: objectCountsSchema.optional(),
  /** All imports of an S3 run, in order. */
  importIds: z.array(z.string()).optional(),
  /** Rejected records that reading again had to leave in quarantine as they were. */
  left: z.array(leftRecordsSchema).optional(),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const importMomentSchema = z.discriminatedUnion('kind', [importProgressSchema, importReportSchema]);
export type ImportMoment = z.infer<typeof importMomentSchema>;
