// Audit samples anyone can draw again: method `sivo-sample-v1`, described in docs/sampling.md.
import { z } from 'zod';
import { filterSchema } from './filter.ts';
import { zoneSchema } from './query.ts';

const count = z.number().int().min(0);
const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** What a population can be divided by. */
export const strataFields = ['actor', 'action', 'resource.type', 'role', 'tenant', 'category', 'month'] as const;
export const strataFieldSchema = z.enum(strataFields);
export type StrataField = z.infer<typeof strataFieldSchema>;

export const seedSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\x20-\x7e]+$/);

/** `n`: items in all; divided among strata in proportion, at least one each. `replacements`: how many are listed. */
export const sampleInputSchema = z.object({
  filter: filterSchema,
  zone: zoneSchema.default('UTC'),
  seed: seedSchema,
  n: z.number().int().min(1).max(100_000),
  strata: strataFieldSchema.nullable().default(null),
  replacements: z.number().int().min(0).max(10_000).default(10),
  /** Whether the seed is written to the ledger before anything is drawn. */
  record: z.boolean().default(true),
});
export type SampleInput = z.infer<typeof sampleInputSchema>;

/** `rank` from 1 within its stratum; `key`: SHA-256 of seed, the byte 0x1f and the event's id. */
export const sampleItemSchema = z.object({
  rank: count,
  eventId: z.string(),
  key: hex,
  stratum: z.string().nullable(),
});
export type SampleItem = z.infer<typeof sampleItemSchema>;

/**
 * `population.sha256`: over the ids sorted by their UTF-8 bytes, each with a line feed. `recorded`: the ledger line with the
 * seed; null where none was written, `unrecorded` says why.
 */
export const drawnSampleSchema = z.object({
  method: z.literal('sivo-sample-v1'),
  filter: z.string(),
  zone: z.string(),
  seed: z.string(),
  n: count,
  population: z.object({ n: count, sha256: hex }),
  strata: z
    .object({ field: strataFieldSchema, groups: z.array(z.object({ value: z.string(), size: count, drawn: count })) })
    .nullable(),
  items: z.array(sampleItemSchema),
  replacements: z.array(sampleItemSchema),
  recorded: z.object({ sequence: count, at: z.string() }).nullable(),
  unrecorded: z.string().nullable(),
  root: hex.nullable(),
});
export type DrawnSample = z.infer<typeof drawnSampleSchema>;

export const testResults = ['pass', 'fail', 'na'] as const;
export type TestResult = (typeof testResults)[number];

/** One row of a test sheet. `replacedBy`: the item that is tested in its stead; `replaces` the other way round. */
export const testedItemSchema = sampleItemSchema.extend({
  result: z.enum(testResults).nullable(),
  note: z.string().max(10_000),
  replacedBy: z.string().nullable(),
  replaces: z.string().nullable(),
});
export type TestedItem = z.infer<typeof testedItemSchema>;

/** A sample kept in the case, with what was found. Times RFC 3339 UTC. */
export const keptSampleSchema = z.object({
  id: z.string().min(1).max(64),
  title: z.string().max(200),
  drawnAt: z.string(),
  updatedAt: z.string(),
  sample: drawnSampleSchema.omit({ items: true }),
  items: z.array(testedItemSchema),
});
export type KeptSample = z.infer<typeof keptSampleSchema>;
