// What the workbench tells about an archive and its imports.
import { z } from 'zod';
import { coverageClaimSchema } from './coverage.ts';
import { mappingProfileSchema } from './mapping.ts';
import { sourceWarningSchema } from './source-warning.ts';

/** Counts of an import or one of its sources; `read` is always the sum of the four others. */
export const reconciliationSchema = z.object({
  read: z.number().int(),
  accepted: z.number().int(),
  duplicates: z.number().int(),
  conflicts: z.number().int(),
  rejected: z.number().int(),
});
export type Reconciliation = z.infer<typeof reconciliationSchema>;

export const sourceFormats = ['json', 'jsonl', 'csv', 'parquet'] as const;
export const sourceFormatSchema = z.enum(sourceFormats);
export type SourceFormat = z.infer<typeof sourceFormatSchema>;

/** How a source was read, so that its records can be read again: layers around it, text encoding, CSV layout, decisions. */
export const sourceReadingSchema = z.object({
  containers: z.array(z.string()),
  encoding: z.string(),
  csv: z
    .object({ delimiter: z.string(), escape: z.enum(['doubled', 'backslash']), header: z.array(z.string()) })
    .nullable(),
  /** SHA-256 of the canonical JSON of the profile used; null for the built-in readings. */
  profile: z.string().nullable(),
  /** Zone in which times without one were read; null when none were. */
  zone: z.string().nullable(),
  dateOrder: z.enum(['day-first', 'month-first']).nullable(),
});
export type SourceReading = z.infer<typeof sourceReadingSchema>;

/** One file of an import. `bytes` and `sha256` are of the file as it lay on disk; `skipped` names why nothing was read. */
export const sourceReportSchema = reconciliationSchema.extend({
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string().nullable(),
  format: sourceFormatSchema.nullable(),
  compressed: z.boolean(),
  skipped: z.string().nullable(),
  /** Of a container (zip, tar): how many of its members were read. Each has a report of its own, the container no records. */
  members: z.number().int().optional(),
  /** Absent in imports of versions before 0.2 and where nothing was read. */
  reading: sourceReadingSchema.optional(),
  warnings: z.array(sourceWarningSchema).optional(),
  /** ETag of an object store's object. */
  etag: z.string().optional(),
});
export type SourceReport = z.infer<typeof sourceReportSchema>;

/** `parameters`: what was asked for, as texts; never a secret. */
export const importOriginSchema = z.object({
  kind: z.enum(['files', 'api', 's3', 'quarantine']),
  parameters: z.record(z.string(), z.string()),
});
export type ImportOrigin = z.infer<typeof importOriginSchema>;

export const importRecordSchema = reconciliationSchema.extend({
  id: z.string(),
  startedAt: z.string(),
  finishedAt: z.string(),
  appVersion: z.string(),
  sources: z.array(sourceReportSchema),
  quarantine: z.object({ file: z.string(), sha256: z.string() }).nullable(),
  /** Where the records came from and what was asked for; files where it is absent. */
  origin: importOriginSchema.optional(),
  /** The profiles its sources were mapped with, by their SHA-256. */
  profiles: z.record(z.string(), mappingProfileSchema).optional(),
  covers: z.array(coverageClaimSchema).optional(),
});
export type ImportRecord = z.infer<typeof importRecordSchema>;

/** `oldest`/`newest`: RFC 3339 UTC, null while the archive is empty. `events` counts every stored version; `waiting`: the rejected records that no later import has read again. */
export const archiveSummarySchema = z.object({
  path: z.string(),
  name: z.string(),
  generation: z.number().int(),
  events: z.number().int(),
  segments: z.number().int(),
  bytes: z.number().int(),
  imports: z.number().int(),
  rejected: z.number().int(),
  waiting: z.number().int(),
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

/** A rejected record as it is listed: `ordinal` counts the records of its import from 0; `settledBy` is the import that read it again. */
export const quarantineItemSchema = quarantinedSchema.extend({
  ordinal: z.number().int(),
  settledBy: z.string().nullable(),
});
export type QuarantineItem = z.infer<typeof quarantineItemSchema>;
export type Quarantined = z.infer<typeof quarantinedSchema>;
