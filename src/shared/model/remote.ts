// The two live sources: SIVO's API and an S3 export; how they are reached, and what a pull is asked for.
import { z } from 'zod';
import { importDecisionsSchema, noDecisions } from './mapping.ts';

const instant = z.iso.datetime({ offset: true });

/** Where a secret is read from; it never travels itself, except once into the keychain. */
export const secretRefSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('environment'), name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/) }),
  z.object({ kind: z.literal('keychain'), connectionId: z.string() }),
]);
export type SecretRef = z.infer<typeof secretRefSchema>;

/** Retention of the tenant's plan in days: Starter 30, Pro 365, Enterprise 2,557 (seven years). */
export const plans = { starter: 30, pro: 365, enterprise: 2557 } as const;
export const planSchema = z.enum(['starter', 'pro', 'enterprise']);
export type Plan = z.infer<typeof planSchema>;

/** A connection kept on this machine. Its token lies in the keychain or an environment variable, never here. */
export const connectionSchema = z.object({
  id: z.string(),
  name: z.string().min(1).max(200),
  url: z.url(),
  token: secretRefSchema,
  plan: planSchema.nullable(),
});
export type Connection = z.infer<typeof connectionSchema>;

/** `from` inclusive, `to` exclusive. `again`: windows that are covered already are asked for all the same. */
export const pullInputSchema = z.object({
  url: z.url(),
  token: secretRefSchema,
  from: instant,
  to: instant,
  again: z.boolean().default(false),
  /** Asked again before the end of what is covered, since late events happen. Hours. */
  overlapHours: z
    .number()
    .min(0)
    .max(24 * 31)
    .default(24),
  decisions: importDecisionsSchema.default(noDecisions),
});
export type PullInput = z.infer<typeof pullInputSchema>;

/** What the test button found: the server answered with events, in which shape. */
export const connectionTestSchema = z.object({
  ok: z.boolean(),
  status: z.number().int().nullable(),
  /** The server's own `code`, such as INSUFFICIENT_ROLE. */
  code: z.string().nullable(),
  detail: z.string(),
  /** Events on the page asked for. */
  events: z.number().int().nullable(),
  paging: z.enum(['cursor', 'page', 'link', 'single']).nullable(),
});
export type ConnectionTest = z.infer<typeof connectionTestSchema>;

export const s3InputSchema = z.object({
  bucket: z.string().min(1).max(255),
  prefix: z.string().max(1024).default(''),
  endpoint: z.url().nullable().default(null),
  region: z.string().max(100).nullable().default(null),
  profile: z.string().max(200).nullable().default(null),
  from: instant.nullable().default(null),
  to: instant.nullable().default(null),
  decisions: importDecisionsSchema.default(noDecisions),
});
export type S3Input = z.infer<typeof s3InputSchema>;
