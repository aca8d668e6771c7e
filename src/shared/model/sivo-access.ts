// Accesses of the SIVO team to the tenant: what was looked at or changed, with which reason, and what does not add up.
import { z } from 'zod';
import { type Filter, filterSchema } from './filter.ts';
import { zoneSchema } from './query.ts';

const count = z.number().int().min(0);
const text = z.string().nullable();

/** What counts as an access of the SIVO team; `crossTenant:true OR role:superadmin` as filter text. */
export const sivoTeamFilter: Filter = {
  op: 'or',
  args: [
    { op: 'is', field: 'crossTenant', values: ['true'] },
    { op: 'is', field: 'role', values: ['superadmin'] },
  ],
};

/**
 * A visit: accesses of one member to one tenant with no pause longer than `visitMinutes`. `tenantDomains`: the tenants' own
 * e-mail domains; none: those that most of a tenant's own people have. `tickets`: ids of a ticket list, to hold reasons
 * against. `phrases`: reasons that fit everything; null: those this program knows.
 */
export const sivoAccessInputSchema = z.object({
  filter: filterSchema,
  zone: zoneSchema.default('UTC'),
  visitMinutes: z.number().int().min(1).max(1440).default(30),
  tenantDomains: z.array(z.string().max(253)).max(1000).default([]),
  tickets: z.array(z.string().max(200)).max(200_000).nullable().default(null),
  phrases: z.array(z.string().max(200)).max(1000).nullable().default(null),
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
export type ReasonQuality = (typeof reasonQualities)[number];

/** `no-flag`: role superadmin without the cross-tenant flag; `no-reason`: flag without a reason; `tenant-address`: flag with an address of the tenant's own domain. */
export const sivoAlarms = ['no-flag', 'no-reason', 'tenant-address'] as const;
export type SivoAlarm = (typeof sivoAlarms)[number];

/** `change`: the record holds a change, or its action is one; anything else is a `read`. `ticket`: the one the reason names. */

export const sivoAccessSchema = z.object({
  eventId: z.string(),
  at: z.string(),
  member: z.object({ id: text, email: text, ip: text }),
  tenantId: text,
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

/** Counts and `eventIds` are of the accesses that fit the filter; `id` stands for the visit whatever the filter. */
export const sivoVisitSchema = z.object({
  id: z.string(),
  member: z.object({ id: text, email: text }),
  tenantId: text,
  from: z.string(),
  to: z.string(),
  reads: count,
  changes: count,
  reasons: z.array(z.object({ reason: text, quality: z.enum(reasonQualities), count })),
  alarms: z.array(z.enum(sivoAlarms)),
  eventIds: z.array(z.string()),
});
export type SivoVisit = z.infer<typeof sivoVisitSchema>;

/** A domain that counts as a tenant's own: `actors` of the `of` people of the tenant whose address is known have it. */
export const tenantDomainSchema = z.object({ domain: z.string(), tenantId: text, actors: count, of: count });
export type TenantDomain = z.infer<typeof tenantDomainSchema>;

/**
 * Of the accesses that fit. `accesses` newest first, at most `mostSivoAccesses` of `total`, and `visits` those of these;
 * `reused`: reasons that stand in several visits, word for word, counted over the whole archive. `domains.given`: they were
 * asked for; then they count for every tenant.
 */
export const sivoAccessReportSchema = z.object({
  total: count,
  reads: count,
  changes: count,
  members: count,
  alarms: z.array(z.object({ alarm: z.enum(sivoAlarms), count })),
  qualities: z.array(z.object({ quality: z.enum(reasonQualities), count })),
  reused: z.array(z.object({ reason: z.string(), visits: count, members: count })),
  domains: z.object({ given: z.boolean(), list: z.array(tenantDomainSchema) }),
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
