// How unusual accesses are looked for: the parameters of the method. Everything a result depends on is here or in the events,
// so that anybody can compute it again. The method is described in docs/outliers.md.
import { z } from 'zod';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const date = z.iso.date();

/** Changes whenever the same events and parameters could give other numbers. */
export const anomalyMethod = { id: 'sivo-nb-persistence', version: 1 } as const;

/** Verbs that name an access in SIVO's log or in exports that spell it differently. */
export const accessActions = ['access', 'download', 'read', 'view', 'export', 'play', 'listen'] as const;

/**
 * The tenant's working time. Days and hours are the zone's; a day of 23 or 25 hours is one day. `business`: a business day
 * between the hours; `off`: its other hours; `weekend`: every other day, holidays included.
 */
export const workCalendarSchema = z.strictObject({
  zone: z.string().min(1).max(64).default('Europe/Madrid'),
  businessDays: z.array(z.number().int().min(1).max(7)).max(7).default([1, 2, 3, 4, 5]),
  from: clock.default('08:00'),
  to: clock.default('20:00'),
  holidays: z.array(date).max(5000).default([]),
});
export type WorkCalendar = z.infer<typeof workCalendarSchema>;
export const hourClasses = ['business', 'off', 'weekend'] as const;
export type HourClass = (typeof hourClasses)[number];

const positive = z.number().positive().max(1e6);

/**
 * `resource`: the type whose accesses are counted; `actions`: the verbs that count, null for every action on it.
 * `groups`: an actor's own peer group by e-mail or id, otherwise the role most of its events name.
 * `service`: actors, by e-mail or id, that set nobody's baseline; they are scored against themselves alone.
 * Days are covered days throughout; scores are decimal logarithms.
 */
export const anomalyParametersSchema = z.strictObject({
  resource: z.string().min(1).max(200).default('recording'),
  actions: z
    .array(z.string().min(1).max(200))
    .min(1)
    .max(200)
    .nullable()
    .default([...accessActions]),
  calendar: workCalendarSchema.prefault({}),
  groups: z.record(z.string(), z.string().min(1).max(200)).default({}),
  service: z.array(z.string()).max(10_000).default([]),
  baselineDays: z.number().int().min(7).max(730).default(56),
  kappa: positive.default(5),
  floor: positive.default(0.02),
  leastPeers: z.number().int().min(1).max(1000).default(5),
  leastDispersion: positive.default(0.2),
  mostDispersion: positive.default(50),
  persistenceDays: z.number().int().min(2).max(90).default(7),
  persistenceWeight: z.number().min(0).max(10).default(0.7),
  persistenceAbove: z.number().min(0).max(10).default(1),
  cusumSlack: z.number().min(0).max(10).default(0.6),
  leastHistory: z.number().int().min(1).max(730).default(20),
  leastWeeklyHistory: z.number().int().min(7).max(730).default(28),
  leastNoveltyDays: z.number().int().min(1).max(730).default(30),
  low: positive.default(2),
  medium: positive.default(3),
  high: positive.default(4.5),
});
export type AnomalyParameters = z.infer<typeof anomalyParametersSchema>;
export const defaultAnomalyParameters: AnomalyParameters = anomalyParametersSchema.parse({});

export const severities = ['low', 'medium', 'high'] as const;
export type Severity = (typeof severities)[number];

/** How many findings can be looked at; it picks the threshold. */
export const alertBudgetSchema = z.strictObject({
  alerts: z.number().positive().max(10_000),
  per: z.enum(['day', 'week']),
});
export type AlertBudget = z.infer<typeof alertBudgetSchema>;
