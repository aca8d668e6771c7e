// What can be asked of an archive and what comes back.
import { z } from 'zod';
import { auditEventSchema, eventRowSchema } from './event.ts';
import { facetFieldSchema } from './field.ts';
import { filterSchema } from './filter.ts';

/** An IANA zone name ("Europe/Madrid") or "UTC". */
export const zoneSchema = z.string().min(1).max(64);

export const sortSchema = z.enum(['newest', 'oldest']);
export type Sort = z.infer<typeof sortSchema>;

export const openQuerySchema = z.object({
  filter: filterSchema,
  zone: zoneSchema.default('UTC'),
  sort: sortSchema.default('newest'),
});

/** `handle` names a result set of `count` events as of `generation`; it may expire and is then simply asked for again. */
export const resultSetSchema = z.object({ handle: z.string(), count: z.number().int(), generation: z.number().int() });
export type ResultSet = z.infer<typeof resultSetSchema>;

export const rowsInputSchema = z.object({
  handle: z.string(),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(1000),
});
export const rowsSchema = z.object({ offset: z.number().int(), rows: z.array(eventRowSchema) });
export type Rows = z.infer<typeof rowsSchema>;

/** The same ranks as `rows`, with nothing left out of an event. */
export const eventsPageSchema = z.object({ offset: z.number().int(), events: z.array(auditEventSchema) });
export type EventsPage = z.infer<typeof eventsPageSchema>;

export const facetsInputSchema = z.object({
  filter: filterSchema,
  zone: zoneSchema.default('UTC'),
  fields: z.array(facetFieldSchema).min(1).max(13),
  limit: z.number().int().min(1).max(10_000).default(50),
});

/** `value` is null where the source did not say; values are sorted by count, then by value. `distinct` counts all of them. */
export const facetSchema = z.object({
  field: facetFieldSchema,
  distinct: z.number().int(),
  values: z.array(z.object({ value: z.string().nullable(), count: z.number().int() })),
});
export type Facet = z.infer<typeof facetSchema>;
export const facetsSchema = z.object({ count: z.number().int(), facets: z.array(facetSchema) });
export type Facets = z.infer<typeof facetsSchema>;

export const bucketSchema = z.enum(['hour', 'day', 'week', 'month']);
export type Bucket = z.infer<typeof bucketSchema>;

export const histogramInputSchema = z.object({
  filter: filterSchema,
  zone: zoneSchema.default('UTC'),
  bucket: bucketSchema,
  /** Also count by this field within each bucket; only its `limit` largest values, the rest as `other`. */
  split: facetFieldSchema.optional(),
  limit: z.number().int().min(1).max(50).default(12),
});

/** `start` is the bucket's first instant (RFC 3339 UTC) and `label` its local date or time in the zone; empty buckets are present with 0. */
export const histogramSchema = z.object({
  series: z.array(z.string().nullable()),
  buckets: z.array(
    z.object({
      start: z.string(),
      end: z.string(),
      label: z.string(),
      count: z.number().int(),
      bySeries: z.array(z.number().int()),
      other: z.number().int(),
    }),
  ),
});
export type Histogram = z.infer<typeof histogramSchema>;
