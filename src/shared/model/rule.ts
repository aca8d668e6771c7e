// Rules: plain statements about events in an order, kept as data. A rule says which events it looks at, how they follow each
// other, and carries samples that must and must not fire it. Described in docs/rules.md.
import { z } from 'zod';
import { severities } from './anomaly.ts';
import { auditEventSchema } from './event.ts';
import { filterSchema } from './filter.ts';
import { zoneSchema } from './query.ts';

const count = z.number().int().min(0);
const words = z.strictObject({ en: z.string().min(1).max(2000), es: z.string().min(1).max(2000) });
const filterText = z.string().max(20_000);
const minutes = z.number().positive().max(527_040);
const hours = z.number().positive().max(8784);

/** What the events of one hit have in common. `subject`: the user an event is about, that is its resource taken as an actor. */
export const ruleKeys = ['actor', 'subject', 'ip', 'resource', 'tenant', 'reason', 'none'] as const;
export type RuleKey = (typeof ruleKeys)[number];

/** What is counted instead of events: different ones of these. `day`: of the zone of the question. */
export const ruleDistincts = ['resource', 'actor', 'ip', 'day'] as const;
export type RuleDistinct = (typeof ruleDistincts)[number];

/**
 * What no filter can say of an event.
 * - `first-from`: its actor, known for `knownDays`, has been seen from its IP and with its user agent for `withinHours` at most.
 * - `silent-before`: its actor came back at most `withinHours` ago, after `days` covered days without any event.
 * - `changed-back`: it gives a field of its resource a value that the field had lost at most `withinHours` before.
 */
export const ruleTestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('first-from'), withinHours: hours, knownDays: z.number().min(0).max(3660) }),
  z.strictObject({ kind: z.literal('silent-before'), withinHours: hours, days: z.number().positive().max(3660) }),
  z.strictObject({ kind: z.literal('changed-back'), withinHours: hours }),
]);
export type RuleTest = z.infer<typeof ruleTestSchema>;

/**
 * One step of a sequence: `least` events (different `distinct`s, if named) that fit `filter` and `test` within `withinMinutes`
 * of each other, null for events that stand alone; the first no later than `afterMinutes` behind the last of the step before,
 * null for any time. An event that fits `unless` after the step before ends the sequence. `by`: null as the rule's own.
 */
export const ruleStepSchema = z
  .strictObject({
    filter: filterText,
    by: z.enum(ruleKeys).nullable().default(null),
    least: z.number().int().min(1).max(100_000).default(1),
    distinct: z.enum(ruleDistincts).nullable().default(null),
    withinMinutes: minutes.nullable().default(null),
    afterMinutes: minutes.nullable().default(null),
    test: ruleTestSchema.nullable().default(null),
    unless: z
      .strictObject({ filter: filterText, by: z.enum(ruleKeys).nullable().default(null) })
      .nullable()
      .default(null),
  })
  .refine(({ least, withinMinutes }) => least === 1 || withinMinutes !== null, {
    path: ['withinMinutes'],
    message: 'more than one event needs a time within which they lie',
  });

/** `fires`: how many hits the events must give. `events`: records as an import takes them. */
const ruleSampleSchema = z.strictObject({
  name: z.string().min(1).max(200),
  fires: z.number().int().min(0).max(500),
  events: z.array(z.record(z.string(), z.unknown())).min(1).max(500),
});
export type RuleSample = z.infer<typeof ruleSampleSchema>;

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
  steps: z.array(ruleStepSchema).min(1).max(6),
  samples: z
    .array(ruleSampleSchema)
    .max(50)
    .refine((samples) => samples.some(({ fires }) => fires > 0), 'a sample that fires is needed')
    .refine((samples) => samples.some(({ fires }) => fires === 0), 'a sample that does not fire is needed'),
});
export type Rule = z.infer<typeof ruleSchema>;

/** The longest text of a rule, in characters. */
export const mostRuleText = 1_000_000;

/** `rules`: ids, null for all known ones. `texts`: rules that are run beside them and kept nowhere. */
export const rulesInputSchema = z.object({
  filter: filterSchema,
  zone: zoneSchema.default('UTC'),
  rules: z.array(z.string().max(80)).max(1000).nullable().default(null),
  texts: z.array(z.string().max(mostRuleText)).max(100).default([]),
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

/** `hits` newest first, at most `mostRuleHits` of `found`. `skipped`: own rules that were not named and cannot be run, with why. */
export const rulesReportSchema = z.object({
  kind: z.literal('report'),
  rules: z.array(z.object({ id: z.string(), hits: count })),
  skipped: z.array(z.object({ id: z.string(), problem: z.string() })),
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

/** What running a rule's samples gave: each as many hits as it says. */
export const checkedRuleSchema = z.object({
  id: z.string(),
  name: words,
  samples: z.array(z.object({ name: z.string(), fires: count })),
});
export type CheckedRule = z.infer<typeof checkedRuleSchema>;
