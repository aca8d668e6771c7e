// What a first look at a source found, before anything is imported: how it is read, how it would be mapped, and what has
// to be asked.
import { z } from 'zod';
import { sourceFormatSchema } from './archive.ts';
import { auditEventSchema } from './event.ts';
import { mappableFieldSchema, mappingProfileSchema } from './mapping.ts';
import { sourceWarningSchema } from './source-warning.ts';

/** Confidence from 0 to 1. `exact`: the field's own name; `synonym`: a known other name; `values`: told by what the column holds; `profile`: a profile says so. */
export const fieldGuessSchema = z.object({
  field: mappableFieldSchema,
  /** Column name or JSON pointer. */
  from: z.string(),
  confidence: z.number().min(0).max(1),
  basis: z.enum(['exact', 'synonym', 'values', 'profile']),
});
export type FieldGuess = z.infer<typeof fieldGuessSchema>;

/** What must be decided before this source can be imported; none means it can be imported as it is. */
export const importQuestionSchema = z.discriminatedUnion('kind', [
  /** Times without a zone; `examples` as written. */
  z.object({ kind: z.literal('zone'), column: z.string(), examples: z.array(z.string()), proposed: z.string() }),
  /** `03/04/2026`: nothing in the column tells the day from the month. */
  z.object({ kind: z.literal('dateOrder'), column: z.string(), examples: z.array(z.string()) }),
  /** No place for a field the import needs, or only one below the confidence of 0.6. */
  z.object({ kind: z.literal('field'), field: mappableFieldSchema, candidates: z.array(fieldGuessSchema) }),
]);
export type ImportQuestion = z.infer<typeof importQuestionSchema>;

export const inspectedRowSchema = z.object({
  line: z.number().int(),
  /** The event the record would become, or why it would be rejected. */
  event: auditEventSchema.nullable(),
  problem: z.string().nullable(),
  /** The record's values by column or pointer, as texts cut at 200 characters. */
  cells: z.record(z.string(), z.string()),
});
export type InspectedRow = z.infer<typeof inspectedRowSchema>;

export const csvDialectReportSchema = z.object({
  delimiter: z.string(),
  /** How a quote inside quotes is written. */
  escape: z.enum(['doubled', 'backslash']),
  /** Lines before the header. */
  preamble: z.number().int(),
  lineEnd: z.enum(['lf', 'crlf', 'cr', 'mixed']),
});

export const sourceInspectionSchema = z.object({
  name: z.string(),
  bytes: z.number().int(),
  /** Layers from outside to inside, such as `gzip` or `zip`. */
  containers: z.array(z.string()),
  format: sourceFormatSchema.nullable(),
  skipped: z.string().nullable(),
  encoding: z.string().nullable(),
  dialect: csvDialectReportSchema.nullable(),
  columns: z.array(z.string()),
  fingerprint: z.string().nullable(),
  /** `built-in`: SIVO's own; `automatic`: found by name and value; `remembered`, `given`: a profile somebody made. */
  origin: z.enum(['built-in', 'automatic', 'remembered', 'given']).nullable(),
  /** The profile that would be used; null for the built-in readings of SIVO's own shapes. */
  profile: mappingProfileSchema.nullable(),
  mapping: z.array(fieldGuessSchema),
  /** Columns or pointers that go to `extra`. */
  unmapped: z.array(z.string()),
  questions: z.array(importQuestionSchema),
  warnings: z.array(sourceWarningSchema),
  /** The first records, fifty at most; none where a source before this one has the same fingerprint and nothing is asked. */
  rows: z.array(inspectedRowSchema),
});
export type SourceInspection = z.infer<typeof sourceInspectionSchema>;
