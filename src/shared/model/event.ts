// One audit event in the workbench's own words. `null` means "the source did not say", never a guess.
import { z } from 'zod';
import { categorySchema } from './category.ts';
import { jsonObjectSchema, jsonValueSchema } from './json.ts';

const text = z.string().nullable();

export const actorSchema = z.object({ id: text, email: text, role: text, ip: text, userAgent: text });
export type Actor = z.infer<typeof actorSchema>;

export const resourceSchema = z.object({ type: text, id: text });
export type Resource = z.infer<typeof resourceSchema>;

/**
 * A whole event.
 * - `id`: as given, or `sha256:<64 hex>` of the canonical event when the source has none.
 * - `timestamp`: RFC 3339 in UTC with 3 to 9 fraction digits; `timestampText` is the source's own spelling.
 * - `diff`: sparse change as the source wrote it; `before`/`after`: complete states, absent when not given.
 * - `extra`: every source field that has no place of its own, at its original path.
 */
export const auditEventSchema = z.object({
  id: z.string(),
  timestamp: z.string(),
  timestampText: z.string(),
  tenantId: text,
  actor: actorSchema,
  action: text,
  resource: resourceSchema,
  category: categorySchema,
  crossTenant: z.boolean().nullable(),
  reason: text,
  diff: jsonValueSchema.optional(),
  before: jsonValueSchema.optional(),
  after: jsonValueSchema.optional(),
  extra: jsonObjectSchema.optional(),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

/** Where an event came from: `line` is the 1-based line on which the record begins; `byteOffset` counts decompressed bytes. */
export const provenanceSchema = z.object({
  importId: z.string(),
  importedAt: z.string(),
  source: z.string(),
  line: z.number().int(),
  byteOffset: z.number().int(),
});

/** One changed field of a change event, for tables and row previews. `from`/`to` are absent when unknown. */
export const fieldChangeSchema = z.object({
  field: z.string(),
  from: jsonValueSchema.optional(),
  to: jsonValueSchema.optional(),
});
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** What the grid shows of an event: one row of a page. `changes` holds at most the first four. */
export const eventRowSchema = z.object({
  id: z.string(),
  timestamp: z.string(),
  tenantId: text,
  actor: actorSchema,
  action: text,
  resource: resourceSchema,
  category: categorySchema,
  crossTenant: z.boolean().nullable(),
  conflict: z.boolean(),
  reason: text,
  changes: z.array(fieldChangeSchema),
  changeCount: z.number().int(),
});
export type EventRow = z.infer<typeof eventRowSchema>;

/** Everything known of one version of an event. `raw.exact` is true: the text is the source's bytes, byte for byte. */
export const eventVersionSchema = z.object({
  event: auditEventSchema,
  provenance: provenanceSchema,
  conflict: z.boolean(),
  changes: z.array(fieldChangeSchema),
  contentHash: z.string(),
  raw: z.object({
    text: z.string(),
    bytes: z.number().int(),
    sha256: z.string(),
    encoding: z.enum(['utf8', 'base64']),
  }),
});
export type EventVersion = z.infer<typeof eventVersionSchema>;
