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

/** The reconciled end of an import. `rejects` shows the first twenty rejected records; all are in quarantine. */
export const importReportSchema = reconciliationSchema.extend({
  kind: z.literal('report'),
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
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const importMomentSchema = z.discriminatedUnion('kind', [importProgressSchema, importReportSchema]);
export type ImportMoment = z.infer<typeof importMomentSchema>;
