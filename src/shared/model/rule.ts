// Rules: plain statements about events in an order, kept as data. A rule says which events it looks at, how they follow each
// other, and carries samples that must and must not fire it.
import { z } from 'zod';
import { severities } from './anomaly.ts';
import { auditEventSchema } from './event.ts';
import { filterSchema } from './filter.ts';
import { zoneSchema } from './query.ts';

const count = z.number().int().min(0);
const words = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });
const filterText = z.string().max(20_000);
/** What the events of one sequence have in common. */
export const ruleKeys = ['actor', 'ip', 'resource', 'tenant', 'reason', 'none'] as const;

/**
 * One step of a sequence: at least `least` events that fit `filter`, within `withinMinutes` of each other, and the first of
 * them no later than `afterMinutes` behind the step before. `same`: what they share with the first step, beside `by`.
 */
export const ruleStepSchema = z.strictObject({
  filter: filterText,
  least: z.number().int().min(1).max(100_000).default(1),
  withinMinutes: z.number().positive().max(527_040).nullable().default(null),
  afterMinutes: z.number().positive().max(527_040).nullable().default(null),
});

/** Tests that no filter can say: the first of its kind for the actor, long silence before, a value changed back, a reason used before. */
export const ruleTests = [
  'new-ip-and-user-agent',
  'dormant-actor',
  'deleted-actor',
  'changed-back',
  'reason-reused',
  'role-changed',
] as const;

export const ruleSchema = z.strictObject({
  format: z.literal('sivo-audit-rule'),
  version: z.literal(1),
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(80),
  name: words,
  why: words,
  sentence: words,
  severity: z.enum(severities),
  by: z.enum(ruleKeys),
  steps: z.array(ruleStepSchema).min(1).max(8),
  test: z.enum(ruleTests).nullable().default(null),
  settings: z.record(z.string(), z.number()).default({}),
  samples: z
    .array(
      z.strictObject({
        name: z.string(),
        fires: z.number().int().min(0),
        events: z.array(z.unknown()).min(1).max(500),
      }),
    )
    .min(1),
});
export type Rule = z.infer<typeof ruleSchema>;

/** `rules`: ids, null for all. */
export const rulesInputSchema = z.object({
  filter: filterSchema,
  zone: zoneSchema.default('UTC'),
  rules: z.array(z.string()).nullable().default(null),
  language: z.enum(['en', 'es']).default('en'),
});
export type RulesInput = z.infer<typeof rulesInputSchema>;

/** `eventIds` holds at most the first 1,000 of `events`, in time order. */
export const ruleHitSchema = z.object({
  id: z.string(),
  rule: z.string(),
  severity: z.enum(severities),
  actor: auditEventSchema.shape.actor.pick({ id: true, email: true }),
  from: z.string(),
  to: z.string(),
  sentence: z.string(),
  events: count,
  eventIds: z.array(z.string()),
});
export type RuleHit = z.infer<typeof ruleHitSchema>;

export const rulesProgressSchema = z.object({
  kind: z.literal('progress'),
  events: count,
  total: count,
  elapsedMs: z.number(),
});
export type RulesProgress = z.infer<typeof rulesProgressSchema>;

/** `hits` newest first, at most `mostRuleHits` of `found`. */
export const rulesReportSchema = z.object({
  kind: z.literal('report'),
  rules: z.array(z.object({ id: z.string(), hits: count })),
  events: count,
  found: count,
  hits: z.array(ruleHitSchema),
  elapsedMs: z.number(),
});
export type RulesReport = z.infer<typeof rulesReportSchema>;
export const mostRuleHits = 10_000;
export const rulesMomentSchema = z.discriminatedUnion('kind', [rulesProgressSchema, rulesReportSchema]);

/** A rule as it is known here: its own text, where it is from, and whether its samples hold. `problem`: why it cannot be run. */
export const knownRuleSchema = z.object({
  id: z.string(),
  from: z.enum(['built-in', 'own']),
  name: words,
  why: words,
  severity: z.enum(severities),
  text: z.string(),
  problem: z.string().nullable(),
});
export type KnownRule = z.infer<typeof knownRuleSchema>;
