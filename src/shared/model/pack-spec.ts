// What an evidence pack is to hold. The smallest one is {"title": "…", "filter": "crossTenant:true"}. Described in docs/evidence-pack.md.
import { z } from 'zod';
import { absenceInputSchema } from './absence.ts';
import { anomalyParametersSchema } from './anomaly.ts';
import { zoneSchema } from './query.ts';
import { seedSchema, strataFieldSchema, testedItemSchema } from './sample.ts';

const line = z.string().trim().min(1).max(200);
const prose = z.string().max(100_000);
const filterText = z.string().max(20_000);
const eventId = z
  .string()
  .min(1)
  .max(1024 * 1024);

/** `plain`: none of the five; the title alone. */
export const reportTemplates = [
  'plain',
  'incident',
  'access-review',
  'policy-changes',
  'sivo-team',
  'non-access',
] as const;
export const reportTemplateSchema = z.enum(reportTemplates);
export type ReportTemplate = z.infer<typeof reportTemplateSchema>;

/** A further question beside the population: its count and first events are listed in the report. */
const packViewSchema = z.strictObject({ name: line, filter: filterText });

/** A part of the report's own story, in order: a remark, an event, or both. `text` is Markdown. */
const packNoteSchema = z.strictObject({ eventId: eventId.nullable().default(null), text: prose.default('') });

/** `results`: a test sheet as it was filled in; each row is checked against the draw. */
const packSampleSchema = z.strictObject({
  title: z.string().max(200).default(''),
  filter: filterText.nullable().default(null),
  seed: seedSchema,
  n: z.number().int().min(1).max(100_000),
  strata: strataFieldSchema.nullable().default(null),
  replacements: z.number().int().min(0).max(10_000).default(10),
  results: z.array(testedItemSchema).max(200_000).default([]),
});

/** `people`: ids and e-mails become pseudonyms of this pack. `ips`: as networks, /24 and /48. `fields`: member paths left out. */
export const redactionSchema = z.strictObject({
  people: z.boolean().default(true),
  ips: z.boolean().default(true),
  fields: z.array(z.string().min(1).max(500)).max(200).default([]),
});
export type Redaction = z.infer<typeof redactionSchema>;

/** The hours of an incident's clock begin with `knownAt`, RFC 3339: when it became known. */
const incidentSchema = z.strictObject({ knownAt: z.string().max(64) });

/**
 * `filter`: the population. `events`: ids that get a proof and, where they change something, a diff of their own. `findings`:
 * ids of findings about accesses; `parameters` are those of the scores. `sivoTeam`: whether accesses of the SIVO team within
 * the population's time are listed. `absence`: statements of non-access. `preparedAt`: RFC 3339; null: not stated. Nothing in
 * a pack is read from a clock, so that the same specification gives the same bytes.
 */
export const packSpecSchema = z.strictObject({
  title: line,
  filter: filterText.default(''),
  zone: zoneSchema.default('UTC'),
  language: z.enum(['en', 'es']).default('en'),
  template: reportTemplateSchema.default('plain'),
  question: prose.default(''),
  answer: prose.default(''),
  scope: prose.default(''),
  preparedBy: z.string().max(200).default(''),
  preparedFor: z.string().max(200).default(''),
  preparedAt: z.string().max(64).nullable().default(null),
  identity: z
    .string()
    .regex(/^[A-Za-z0-9._@+-]{1,100}$/)
    .default('sivo-audit-workbench'),
  views: z.array(packViewSchema).max(200).default([]),
  notes: z.array(packNoteSchema).max(5000).default([]),
  events: z.array(eventId).max(5000).default([]),
  findings: z.array(z.string().min(1).max(300)).max(1000).default([]),
  parameters: anomalyParametersSchema.nullable().default(null),
  sivoTeam: z.boolean().default(true),
  absence: z
    .array(absenceInputSchema.omit({ language: true }))
    .max(50)
    .default([]),
  sample: packSampleSchema.nullable().default(null),
  incident: incidentSchema.nullable().default(null),
  redact: redactionSchema.nullable().default(null),
});
export type PackSpec = z.infer<typeof packSpecSchema>;
export type PackSpecInput = z.input<typeof packSpecSchema>;
