// Changes of a period as prose: grouped by resource, one line for each changed field.
import { z } from 'zod';
import { comparisonSchema, whoSchema } from './changes.ts';
import { filterSchema } from './filter.ts';
import { zoneSchema } from './query.ts';

const count = z.number().int().min(0);
export const reportLanguages = ['en', 'es'] as const;

/** At most `mostReportedChanges` changes; more are refused with TOO_LARGE. Deletions and creations are changes too. */
export const changeReportInputSchema = z.object({
  filter: filterSchema,
  zone: zoneSchema.default('UTC'),
  language: z.enum(reportLanguages).default('en'),
});
export type ChangeReportInput = z.infer<typeof changeReportInputSchema>;
export const mostReportedChanges = 20_000;

/** The changed values of a report take at most so many characters as JSON; beyond it is refused with TOO_LARGE. */
export const mostReportedText = 64 * 1024 * 1024;

/**
 * `lines`: one for each of `fields`, in the language asked for, "retention 90 → 180 days"; `sentence`: the whole event in one.
 * Times are printed in the zone. `fields` holds at most the first 10,000 of `fieldTotal`, without pieces of words.
 * `disagrees`: the event's diff and complete states tell different things; `conflict`: sources disagree about the event.
 */
export const reportedChangeSchema = z.object({
  eventId: z.string(),
  at: z.string(),
  actor: whoSchema,
  action: z.string().nullable(),
  kind: z.enum(['create', 'update', 'delete']),
  reason: z.string().nullable(),
  crossTenant: z.boolean().nullable(),
  sentence: z.string(),
  lines: z.array(z.string()),
  fields: comparisonSchema.shape.fields,
  fieldTotal: count,
  disagrees: z.boolean(),
  conflict: z.boolean(),
});
export type ReportedChange = z.infer<typeof reportedChangeSchema>;

/** Type and id as the source gave them, null where it gave none. Changes are in order of time. */
export const reportedResourceSchema = z.object({
  resource: z.object({ type: z.string().nullable(), id: z.string().nullable(), tenantId: z.string().nullable() }),
  name: z.string().nullable(),
  changes: z.array(reportedChangeSchema),
});
export type ReportedResource = z.infer<typeof reportedResourceSchema>;

/** By type, then name. `unidentified` changes name no resource id and stand under their type with no id. `filter` is its text. */
export const changeReportSchema = z.object({
  filter: z.string(),
  zone: z.string(),
  language: z.enum(reportLanguages),
  root: z.string().nullable(),
  changes: count,
  unidentified: count,
  resources: z.array(reportedResourceSchema),
});
export type ChangeReport = z.infer<typeof changeReportSchema>;

export const changeReportFileInputSchema = changeReportInputSchema.extend({ format: z.enum(['csv', 'html']) });
export type ChangeReportFileInput = z.infer<typeof changeReportFileInputSchema>;
/** A whole file: its name and its text. */
export const changeReportFileSchema = z.object({ name: z.string(), text: z.string(), changes: count });
export type ChangeReportFile = z.infer<typeof changeReportFileSchema>;
