// Which stretches of time the imports of an archive claim to hold whole.
import { z } from 'zod';

/** RFC 3339 UTC; `to` is exclusive. */
export const timeSpanSchema = z.object({ from: z.string(), to: z.string() });
export type TimeSpan = z.infer<typeof timeSpanSchema>;

/** `window`: asked of the API and answered whole; `keys`: dates in the keys of a bucket; `stated`: said by the user. */
export const coverageBasisSchema = z.enum(['window', 'keys', 'stated']);

/** A claim of one import. */
export const coverageClaimSchema = timeSpanSchema.extend({ basis: coverageBasisSchema, source: z.string() });
export type CoverageClaim = z.infer<typeof coverageClaimSchema>;

/** A day in the zone asked for. `covered`: share of the day that some claim covers, 0 to 1. */
export const coverageDaySchema = z.object({
  day: z.string(),
  events: z.number().int(),
  covered: z.number().min(0).max(1),
  /** Names of the sources that cover it or that its events come from. */
  sources: z.array(z.string()),
  /** Covered, without an event, although its neighbours are busy. */
  suspicious: z.boolean(),
});

export type CoverageDay = z.infer<typeof coverageDaySchema>;

export const coverageSchema = z.object({
  zone: z.string(),
  /** Claims, joined where they touch and come from one source, oldest first. */
  ranges: z.array(timeSpanSchema.extend({ source: z.string(), basis: coverageBasisSchema, importId: z.string() })),
  /** Between the first and the last known moment, where no claim holds. */
  gaps: z.array(timeSpanSchema),
  /** Covered days without any event. */
  emptyDays: z.array(z.object({ day: z.string(), suspicious: z.boolean() })),
  days: z.array(coverageDaySchema),
  /** Imports that said nothing of what they cover: unknown beyond the events themselves. */
  unstated: z.array(z.object({ importId: z.string(), source: z.string() })),
});
export type Coverage = z.infer<typeof coverageSchema>;
