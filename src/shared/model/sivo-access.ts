// Accesses of the SIVO team to the tenant: what was looked at or changed, with which reason, and what does not add up.
import { z } from 'zod';
import { filterSchema } from './filter.ts';
import { zoneSchema } from './query.ts';

const count = z.number().int().min(0);
const text = z.string().nullable();

/** A visit: accesses of one member with no pause longer than `visitMinutes`. `tickets`: ids of a ticket list, to hold reasons against. */
export const sivoAccessInputSchema = z.object({
  filter: filterSchema,
  zone: zoneSchema.default('UTC'),
  visitMinutes: z.number().int().min(1).max(1440).default(30),
  tenantDomains: z.array(z.string().max(253)).max(1000).default([]),
  tickets: z.array(z.string().max(200)).max(200_000).nullable().default(null),
});
export type SivoAccessInput = z.infer<typeof sivoAccessInputSchema>;

/** How much a reason says. `boilerplate`: one of the phrases that fit everything; `reused`: the same words in other visits. */
export const reasonQualities = [
  'missing',
  'boilerplate',
  'reused',
  'stated',
  'ticket',
  'ticket-known',
  'ticket-unknown',
] as const;

/** `no-flag`: role superadmin without the cross-tenant flag; `no-reason`: flag without a reason; `tenant-address`: flag with an address of the tenant's own domain. */
export const sivoAlarms = ['no-flag', 'no-reason', 'tenant-address'] as const;

export const sivoAccessSchema = z.object({
  eventId: z.string(),
  at: z.string(),
  member: z.object({ id: text, email: text, ip: text }),
  action: text,
  resource: z.object({ type: text, id: text }),
  kind: z.enum(['read', 'change']),
  reason: text,
  quality: z.enum(reasonQualities),
  ticket: text,
  flag: z.boolean().nullable(),
  alarms: z.array(z.enum(sivoAlarms)),
});
export type SivoAccess = z.infer<typeof sivoAccessSchema>;

export const sivoVisitSchema = z.object({
  id: z.string(),
  member: z.object({ id: text, email: text }),
  from: z.string(),
  to: z.string(),
  reads: count,
  changes: count,
  reasons: z.array(z.object({ reason: text, quality: z.enum(reasonQualities), count })),
  alarms: z.array(z.enum(sivoAlarms)),
  eventIds: z.array(z.string()),
});
export type SivoVisit = z.infer<typeof sivoVisitSchema>;

/** `accesses` newest first, at most `mostSivoAccesses` of `total`; `reused`: reasons that stand in several visits, word for word. */
export const sivoAccessReportSchema = z.object({
  total: count,
  reads: count,
  changes: count,
  members: count,
  alarms: z.array(z.object({ alarm: z.enum(sivoAlarms), count })),
  qualities: z.array(z.object({ quality: z.enum(reasonQualities), count })),
  reused: z.array(z.object({ reason: z.string(), visits: count, members: count })),
  visits: z.array(sivoVisitSchema),
  accesses: z.array(sivoAccessSchema),
});
export type SivoAccessReport = z.infer<typeof sivoAccessReportSchema>;
export const mostSivoAccesses = 20_000;

export const sivoStatementInputSchema = sivoAccessInputSchema.extend({
  language: z.enum(['en', 'es']).default('en'),
  format: z.enum(['html', 'csv']),
});
export type SivoStatementInput = z.infer<typeof sivoStatementInputSchema>;
/** A whole file: its name and its text. */
export const sivoStatementSchema = z.object({ name: z.string(), text: z.string(), accesses: count });
export type SivoStatement = z.infer<typeof sivoStatementSchema>;
