// What can be asked of an archive and what comes back.
import { z } from 'zod';
import { auditEventSchema, eventRowSchema } from './event.ts';
import { facetFieldSchema } from './field.ts';
import { filterSchema } from './filter.ts';

/** An IANA zone name ("Europe/Madrid") or "UTC". */
export const zoneSchema = z.string().min(1).max(64);

/** What a result can be sorted by beside time: `actor` is the e-mail, the id where there is none; `resource` is its type. */
export const valueSorts = [
  'actor',
  'actorId',
  'action',
  'resource',
  'role',
  'category',
  'crossTenant',
  'reason',
  'ip',
  'userAgent',
  'tenant',
] as const;
export type ValueSort = (typeof valueSorts)[number];

/**
 * `newest`/`oldest`: by time, then by id. The others: by a value, without regard to case and "not stated" last, `-desc` the
 * values the other way round; events of one value newest first.
 */
export const sorts = ['newest', 'oldest', ...valueSorts.flatMap((sort) => [sort, `${sort}-desc`] as const)] as const;
export const sortSchema = z.enum(sorts);
export type Sort = z.infer<typeof sortSchema>;

/** Questions of one slot replace each other: an older one that is still running ends with CANCELLED. */
const slotSchema = z.string().min(1).max(128).optional();

export const openQuerySchema = z.object({
  filter: filterSchema,
  zone: zoneSchema.default('UTC'),
  sort: sortSchema.default('newest'),
  slot: slotSchema,
});

/** `handle` names a result set of `count` events as of `generation`; it expires with its generation and is then simply asked for again. */
export const resultSetSchema = z.object({ handle: z.string(), count: z.number().int(), generation: z.number().int() });
export type ResultSet = z.infer<typeof resultSetSchema>;

export const rowsInputSchema = z.object({
  handle: z.string(),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(1000),
});
export const rowsSchema = z.object({ offset: z.number().int(), rows: z.array(eventRowSchema) });
export type Rows = z.infer<typeof rowsSchema>;

/**
 * What a long scan has found so far. `rows`: the next rows of the result in its order, final, at most the first 200 of it in
 * all and only when sorted by time; `scanned` of `events` stored events have been looked at.
 */
export const scanProgressSchema = z.object({
  kind: z.literal('progress'),
  count: z.number().int(),
  scanned: z.number().int(),
  events: z.number().int(),
  rows: z.array(eventRowSchema),
});
export type ScanProgress = z.infer<typeof scanProgressSchema>;

/** The last moment is the result; a quick answer has no other. */
export const scanMomentSchema = z.discriminatedUnion('kind', [
  scanProgressSchema,
  resultSetSchema.extend({ kind: z.literal('result') }),
]);
export type ScanMoment = z.infer<typeof scanMomentSchema>;

/** The same ranks as `rows`, with nothing left out of an event. */
export const eventsPageSchema = z.object({ offset: z.number().int(), events: z.array(auditEventSchema) });
export type EventsPage = z.infer<typeof eventsPageSchema>;

export const facetsInputSchema = z.object({
  filter: filterSchema,
  zone: zoneSchema.default('UTC'),
  fields: z.array(facetFieldSchema).min(1).max(13),
  limit: z.number().int().min(1).max(10_000).default(50),
  /** Only values that contain it, compared without case and accents; `distinct` counts these, `count` all matching events. */
  search: z.string().max(4096).optional(),
  slot: slotSchema,
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

export const bucketSchema = z.enum(['minute', 'ten-minute', 'hour', 'day', 'week', 'month']);
export type Bucket = z.infer<typeof bucketSchema>;

export const histogramInputSchema = z.object({
  filter: filterSchema,
  zone: zoneSchema.default('UTC'),
  bucket: bucketSchema,
  /** Also count by this field within each bucket; only its `limit` largest values, the rest as `other`. */
  split: facetFieldSchema.optional(),
  limit: z.number().int().min(1).max(50).default(12),
  slot: slotSchema,
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
