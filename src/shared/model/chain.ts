// The log held against itself: what a change says it found must be what the change before left behind.
import { z } from 'zod';
import { resourceRefSchema, whoSchema } from './changes.ts';
import { filterSchema } from './filter.ts';
import { jsonValueSchema } from './json.ts';
import { zoneSchema } from './query.ts';

const count = z.number().int().min(0);

/** Only resources with a change that fits are checked, each along its whole history. `flipHours`: a flip-flop is back within so many hours. */
export const chainInputSchema = z.object({
  filter: filterSchema,
  zone: zoneSchema.default('UTC'),
  flipHours: z
    .number()
    .min(0)
    .max(24 * 366)
    .default(24),
});
export type ChainInput = z.infer<typeof chainInputSchema>;

/**
 * How the interval stands to what the imports claim to hold: `covered` all of it, `partly`, or `uncovered` none of it.
 * `gaps`: the stretches no import claims, RFC 3339 UTC, at most the first hundred of `gapCount`.
 */
export const intervalCoverageSchema = z.object({
  kind: z.enum(['covered', 'partly', 'uncovered']),
  gaps: z.array(z.object({ from: z.string(), to: z.string() })),
  gapCount: count,
});
export type IntervalCoverage = z.infer<typeof intervalCoverageSchema>;

/**
 * A break: `expected` is what `previousEventId` left, `found` what `eventId` says it changed from; absent: no such member.
 * A change is missing between `from` and `to` (the times of the two events), or was made without the log. `field` is the
 * innermost one that differs; empty: the resource itself, changed after its deletion. `cut`: a value too large to be told
 * whole stands as the beginning of its JSON text.
 */
export const chainBreakSchema = z.object({
  resource: resourceRefSchema.extend({ name: z.string().nullable() }),
  field: z.string(),
  expected: jsonValueSchema.optional(),
  found: jsonValueSchema.optional(),
  cut: z.literal(true).optional(),
  previousEventId: z.string(),
  previousActor: whoSchema,
  eventId: z.string(),
  actor: whoSchema,
  from: z.string(),
  to: z.string(),
  coverage: intervalCoverageSchema,
});
export type ChainBreak = z.infer<typeof chainBreakSchema>;

/** Changed and changed back: `value` → `other` by the first event, back to `value` by the second, `hours` later. */
export const flipFlopSchema = z.object({
  resource: resourceRefSchema.extend({ name: z.string().nullable() }),
  field: z.string(),
  value: jsonValueSchema.optional(),
  other: jsonValueSchema.optional(),
  firstEventId: z.string(),
  firstActor: whoSchema,
  firstAt: z.string(),
  secondEventId: z.string(),
  secondActor: whoSchema,
  secondAt: z.string(),
  hours: z.number(),
});
export type FlipFlop = z.infer<typeof flipFlopSchema>;

/** An event whose diff and complete states tell different things of a field. */
export const contradictionSchema = z.object({
  resource: resourceRefSchema.extend({ name: z.string().nullable() }),
  eventId: z.string(),
  at: z.string(),
  field: z.string(),
});
export type Contradiction = z.infer<typeof contradictionSchema>;

export const chainProgressSchema = z.object({
  kind: z.literal('progress'),
  changes: count,
  total: count,
  elapsedMs: z.number(),
});
export type ChainProgress = z.infer<typeof chainProgressSchema>;

/**
 * `checked.links`: pairs of a field's consecutive changes that were compared; `changes`: events with a change;
 * `unidentified`: changes without a resource id, which stand in no chain; `conflicting`: further versions of an event whose
 * sources disagree, left aside. `spellings`: links that agree but for the type, `90` and `"90"`. `unsettled`: differences that
 * prove nothing, as the order of events at one instant or the names of fields are open. Lists hold at most the first 10,000 of their totals, breaks and flip-flops newest first.
 */
export const chainReportSchema = z.object({
  kind: z.literal('report'),
  checked: z.object({
    resources: count,
    links: count,
    changes: count,
    unidentified: count,
    conflicting: count,
    spellings: count,
    unsettled: count,
  }),
  breaks: z.array(chainBreakSchema),
  breakTotal: count,
  flipHours: z.number(),
  flipFlops: z.array(flipFlopSchema),
  flipFlopTotal: count,
  contradictions: z.array(contradictionSchema),
  contradictionTotal: count,
  generation: count,
  elapsedMs: z.number(),
});
export type ChainReport = z.infer<typeof chainReportSchema>;
export const mostChainFindings = 10_000;

export const chainMomentSchema = z.discriminatedUnion('kind', [chainProgressSchema, chainReportSchema]);
export type ChainMoment = z.infer<typeof chainMomentSchema>;
