// Findings about accesses: what was observed, what was expected, and every number the sentence is built from.
import { z } from 'zod';
import { alertBudgetSchema, anomalyParametersSchema, hourClasses, severities } from './anomaly.ts';
import { filterSchema } from './filter.ts';

const count = z.number().int().min(0);
const day = z.iso.date();
const text = z.string().nullable();

/** One person or program: ids and e-mails that share an event are one actor. `id` and `email`: the newest seen. */
export const scoredActorSchema = z.object({
  key: z.string(),
  id: text,
  email: text,
  ids: z.array(z.string()),
  emails: z.array(z.string()),
  role: text,
  group: z.string(),
  service: z.boolean(),
});
export type ScoredActor = z.infer<typeof scoredActorSchema>;

/** Days `from` (inclusive) to `to` (exclusive) of the calendar's zone are scored; what lies before them is history all the same. */
export const outliersInputSchema = z.object({
  filter: filterSchema,
  parameters: anomalyParametersSchema,
  from: day.nullable().default(null),
  to: day.nullable().default(null),
  budget: alertBudgetSchema.nullable().default(null),
  language: z.enum(['en', 'es']).default('en'),
  limit: z.number().int().min(1).max(10_000).default(1000),
});
export type OutliersInput = z.infer<typeof outliersInputSchema>;

/**
 * Why a day stands out. `volume`: more than its baseline; `persistence`: many such days in a week; `off-hours`: an unusual
 * share outside business hours; `weekend`; `new-resources`, `new-ip`, `new-user-agent`, `first-access`: never before;
 * `burst`: many within ten minutes. `score`: its part of the finding's score, or its own surprise where it adds none.
 */
export const reasonCodes = [
  'volume',
  'persistence',
  'off-hours',
  'weekend',
  'first-access',
  'new-resources',
  'new-ip',
  'new-user-agent',
  'burst',
] as const;
export const findingReasonSchema = z.object({
  code: z.enum(reasonCodes),
  score: z.number(),
  observed: z.number(),
  expected: z.number().nullable(),
});
export type FindingReason = z.infer<typeof findingReasonSchema>;

/** Observed and expected of one class of hours. */
export const classNumbersSchema = z.object({ class: z.enum(hourClasses), observed: count, expected: z.number() });

/**
 * One finding. `day`: the last day of the `window` (1, 7 or 30 days). `score` S*, `surprise` S = −log10 `p` (`log10P` where p is
 * too small for a number). `expected` is mu', `lowest`/`highest` the 95 % band of counts, `usual` the baseline before the
 * peer-day factor. `oneIn`: such a day is expected once in so many of the same kind. `eventIds` holds at most the first 1,000 of
 * `observed` in time order.
 */
export const findingSchema = z.object({
  id: z.string(),
  actor: scoredActorSchema,
  day,
  window: z.number().int(),
  score: z.number(),
  surprise: z.number(),
  log10P: z.number(),
  severity: z.enum(severities),
  observed: count,
  expected: z.number(),
  usual: z.number(),
  lowest: count,
  highest: count,
  dispersion: z.number().nullable(),
  peerFactor: z.number(),
  peers: count,
  peerMedian: z.number(),
  historyDays: count,
  persistentDays: count,
  cusum: z.number(),
  oneIn: z.number(),
  classes: z.array(classNumbersSchema),
  reasons: z.array(findingReasonSchema),
  sentence: z.string(),
  eventIds: z.array(z.string()),
});
export type Finding = z.infer<typeof findingSchema>;

/** Who could not be scored, and why in numbers: covered days known before the last one of `needed`. */
export const notEnoughHistorySchema = z.object({ actor: scoredActorSchema, events: count, days: count, needed: count });

/**
 * `events` were counted, of which `nobody` name no actor and `outside` lie on days that are not covered or have a clock far from
 * all others; both are scored nowhere. `inputHash`: SHA-256 over what was counted (docs/outliers.md gives its form). `threshold`: scores from it up are findings;
 * `expectedFalseAlarms`: findings a day that chance alone gives at this threshold, over all scored actors. `found` findings, of
 * which `findings` are the first `limit`, by score.
 */
export const outliersReportSchema = z.object({
  kind: z.literal('report'),
  method: z.object({ id: z.string(), version: z.number().int() }),
  parameters: anomalyParametersSchema,
  filter: z.string(),
  from: day.nullable(),
  to: day.nullable(),
  inputHash: z.string(),
  root: text,
  events: count,
  nobody: count,
  outside: count,
  actors: count,
  coveredDays: count,
  uncoveredDays: count,
  coverageStated: z.boolean(),
  budget: alertBudgetSchema.nullable(),
  threshold: z.number(),
  expectedFalseAlarms: z.number(),
  found: count,
  findings: z.array(findingSchema),
  notEnoughHistory: z.array(notEnoughHistorySchema),
  elapsedMs: z.number(),
});
export type OutliersReport = z.infer<typeof outliersReportSchema>;

export const outliersProgressSchema = z.object({
  kind: z.literal('progress'),
  events: count,
  total: count,
  elapsedMs: z.number(),
});
export type OutliersProgress = z.infer<typeof outliersProgressSchema>;
export const outliersMomentSchema = z.discriminatedUnion('kind', [outliersProgressSchema, outliersReportSchema]);

/** What scores are computed from, as docs/outliers.md describes its lines; `inputHash` is the SHA-256 of the text in UTF-8. */
export const countedInputSchema = outliersInputSchema.pick({ filter: true, parameters: true });
export type CountedInput = z.infer<typeof countedInputSchema>;
export const countedTextSchema = z.object({ text: z.string(), inputHash: z.string() });
export type CountedText = z.infer<typeof countedTextSchema>;
