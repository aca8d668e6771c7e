// Negative assurance: what can be said about accesses that are not in the archive, and what cannot.
import { z } from 'zod';
import { rootSchema } from './archive-root.ts';
import { categorySchema } from './category.ts';
import { timeSpanSchema } from './coverage.ts';
import { zoneSchema } from './query.ts';

const count = z.number().int().min(0);
const text = z.string().min(1).max(1024);

/** `from` inclusive, `to` exclusive; RFC 3339 with zone, or a local date or time in `zone`. `classes`: empty for all. */
export const absenceInputSchema = z.object({
  actor: text,
  resource: z.object({ type: text, id: text.nullable().default(null) }),
  from: z.string().min(1).max(64),
  to: z.string().min(1).max(64),
  zone: zoneSchema.default('UTC'),
  classes: z.array(categorySchema).default([]),
  language: z.enum(['en', 'es']).default('en'),
});
export type AbsenceInput = z.infer<typeof absenceInputSchema>;

export const absenceVerdicts = ['none-found-covered', 'none-found-gaps', 'found'] as const;
export type AbsenceVerdict = (typeof absenceVerdicts)[number];

/** An id or e-mail that belongs to the same actor: it shares an event with one already known. Times RFC 3339 UTC. */
export const aliasSchema = z.object({
  kind: z.enum(['id', 'email']),
  value: z.string(),
  events: count,
  first: z.string(),
  last: z.string(),
});
export type Alias = z.infer<typeof aliasSchema>;

/** What the statement cannot say. `code` for programs, `text` in the language asked for. */
export const limitCodes = [
  'not-logged',
  'retention',
  'unclaimed-time',
  'gaps',
  'stated-coverage',
  'suspicious-days',
  'rejected-records',
  'unstated-actor',
  'unstated-resource',
  'other-types',
  'classes-left-out',
  'conflicts',
  'aliases',
  'similar-names',
  'unknown-actor',
  'unknown-resource',
  'completeness',
] as const;
export const limitSchema = z.object({ code: z.enum(limitCodes), text: z.string(), count: count.nullable() });
export type Limit = z.infer<typeof limitSchema>;

/**
 * `matches`: how many events fit, `events` the first thousand of them, oldest first. `coverage`: within the window; `ranges`
 * what the imports claim to hold whole, `gaps` the rest. `resourceIds`: ids of that type that events of the window name.
 * `positiveControl`: the same question without the actor. `filter`: the question as filter text. `permalink`: a
 * `sivo-audit://` link that asks it again, of the same archive content.
 */
export const absenceReportSchema = z.object({
  verdict: z.enum(absenceVerdicts),
  statement: z.string(),
  matches: count,
  events: z.array(z.object({ id: z.string(), timestamp: z.string(), action: z.string().nullable() })),
  actor: z.string(),
  aliases: z.array(aliasSchema),
  resource: z.object({ type: z.string(), id: z.string().nullable(), ids: count }),
  from: z.string(),
  to: z.string(),
  zone: z.string(),
  classes: z.array(categorySchema),
  coverage: z.object({ ranges: z.array(timeSpanSchema), gaps: z.array(timeSpanSchema) }),
  imports: z.array(z.object({ importId: z.string(), finishedAt: z.string(), source: z.string() })),
  positiveControl: z.object({ description: z.string(), count }),
  limits: z.array(limitSchema),
  filter: z.string(),
  root: rootSchema.nullable(),
  permalink: z.string(),
});
export type AbsenceReport = z.infer<typeof absenceReportSchema>;

/** A whole file: its name and its text. */
export const absenceFileSchema = z.object({ name: z.string(), text: z.string() });
