// What the workbench tells about an archive and its imports.
import { z } from 'zod';

/** Counts of an import or one of its sources; `read` is always the sum of the four others. */
export const reconciliationSchema = z.object({
  read: z.number().int(),
  accepted: z.number().int(),
  duplicates: z.number().int(),
  conflicts: z.number().int(),
  rejected: z.number().int(),
});
export type Reconciliation = z.infer<typeof reconciliationSchema>;

export const sourceFormats = ['json', 'jsonl', 'csv'] as const;
export const sourceFormatSchema = z.enum(sourceFormats);

/** One file of an import. `bytes` and `sha256` are of the file as it lay on disk; `skipped` names why nothing was read. */
export const sourceReportSchema = reconciliationSchema.extend({
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string().nullable(),
  format: sourceFormatSchema.nullable(),
  compressed: z.boolean(),
  skipped: z.string().nullable(),
});
export type SourceReport = z.infer<typeof sourceReportSchema>;

export const importRecordSchema = reconciliationSchema.extend({
  id: z.string(),
  startedAt: z.string(),
  finishedAt: z.string(),
  appVersion: z.string(),
  sources: z.array(sourceReportSchema),
  quarantine: z.object({ file: z.string(), sha256: z.string() }).nullable(),
});
export type ImportRecord = z.infer<typeof importRecordSchema>;

/** `oldest`/`newest`: RFC 3339 UTC, null while the archive is empty. `events` counts every stored version. */
export const archiveSummarySchema = z.object({
  path: z.string(),
  name: z.string(),
  generation: z.number().int(),
  events: z.number().int(),
  segments: z.number().int(),
  bytes: z.number().int(),
  imports: z.number().int(),
  rejected: z.number().int(),
  conflicts: z.number().int(),
  oldest: z.string().nullable(),
  newest: z.string().nullable(),
});
export type ArchiveSummary = z.infer<typeof archiveSummarySchema>;

export const reasonCodes = [
  'not_json',
  'not_an_object',
  'truncated',
  'no_timestamp',
  'bad_timestamp',
  'bad_encoding',
  'bad_field',
  'column_count',
  'too_large',
] as const;
export const reasonCodeSchema = z.enum(reasonCodes);
export type ReasonCode = z.infer<typeof reasonCodeSchema>;

/** A rejected record: `raw` is the source's bytes (base64 when not UTF-8), cut at 64 KiB; `bytes` is the true length. */
export const quarantinedSchema = z.object({
  importId: z.string(),
  source: z.string(),
  line: z.number().int(),
  byteOffset: z.number().int(),
  reason: reasonCodeSchema,
  message: z.string(),
  bytes: z.number().int(),
  encoding: z.enum(['utf8', 'base64']),
  raw: z.string(),
});
export type Quarantined = z.infer<typeof quarantinedSchema>;
