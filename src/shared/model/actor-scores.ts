// One actor day by day, and everybody at a glance: what the charts of outliers draw.
import { z } from 'zod';
import { anomalyParametersSchema } from './anomaly.ts';
import { findingSchema, notEnoughHistorySchema, outliersInputSchema, scoredActorSchema } from './outliers.ts';

const count = z.number().int().min(0);
const day = z.iso.date();

/** Everybody × days. `scores[actor][day]`: S*, null where the day is not covered or there is too little history; `counts` likewise. */
export const scoreOverviewSchema = z.object({
  days: z.array(day),
  covered: z.array(z.boolean()),
  actors: z.array(z.object({ actor: scoredActorSchema, events: count, best: z.number().nullable() })),
  scores: z.array(z.array(z.number().nullable())),
  counts: z.array(z.array(count.nullable())),
});
export type ScoreOverview = z.infer<typeof scoreOverviewSchema>;
export const overviewInputSchema = outliersInputSchema.pick({ filter: true, parameters: true, from: true, to: true });
export type OverviewInput = z.infer<typeof overviewInputSchema>;

/** `key` as `scoredActorSchema` has it, or one of the actor's ids or e-mails. `day`: the one whose peers and terms are wanted. */
export const actorScoresInputSchema = overviewInputSchema.extend({
  key: z.string().min(1),
  day: day.nullable().default(null),
  language: z.enum(['en', 'es']).default('en'),
});
export type ActorScoresInput = z.infer<typeof actorScoresInputSchema>;

/** A day of one actor. Where `covered` is false nothing is known and every number is null. `peer…`: quartiles of the peers' counts. */
export const actorDaySchema = z.object({
  day,
  covered: z.boolean(),
  kind: z.enum(['business', 'weekend']),
  observed: count.nullable(),
  expected: z.number().nullable(),
  lowest: count.nullable(),
  highest: count.nullable(),
  peerLower: z.number().nullable(),
  peerMedian: z.number().nullable(),
  peerUpper: z.number().nullable(),
  surprise: z.number().nullable(),
  score: z.number().nullable(),
  cusum: z.number().nullable(),
  distinctResources: count.nullable(),
  newResources: count.nullable(),
});
export type ActorDay = z.infer<typeof actorDaySchema>;

/** One feature of the chosen day: its value, its share among the peers (0 to 1), and its ECOD term. */
export const contributionSchema = z.object({
  feature: z.string(),
  value: z.number(),
  tail: z.number(),
  term: z.number(),
});

/** `hours`: counts by hour of the week (0 Monday 00:00 to 167) of the actor and the mean of its peers. `otherScores`: second opinions on the chosen day, null where they cannot tell. */
export const actorScoresSchema = z.object({
  actor: scoredActorSchema,
  parameters: anomalyParametersSchema,
  days: z.array(actorDaySchema),
  hours: z.object({ own: z.array(count).length(168), peers: z.array(z.number()).length(168) }),
  peers: z.array(z.object({ actor: scoredActorSchema, observed: count })),
  contributions: z.array(contributionSchema),
  otherScores: z.array(
    z.object({
      method: z.enum(['ecod', 'hbos', 'copod', 'isolation-forest']),
      score: z.number(),
      rank: count,
      of: count,
    }),
  ),
  findings: z.array(findingSchema),
  notEnoughHistory: notEnoughHistorySchema.nullable(),
});
export type ActorScores = z.infer<typeof actorScoresSchema>;
