// What an analyst decided about a finding, a rule's hit or a visit of the SIVO team. The finding is kept with it as it stood,
// with its numbers, so that it can be shown and computed again when the archive has grown.
import { z } from 'zod';
import { jsonValueSchema } from './json.ts';

export const judgedKinds = ['outlier', 'rule', 'visit'] as const;
/** `dismissed` and `approved` need a note that says why; `kept`: for the evidence; `queried` and `escalated`: of visits. */
export const verdicts = ['dismissed', 'kept', 'approved', 'queried', 'escalated'] as const;
export type Verdict = (typeof verdicts)[number];

export const judgementSchema = z.object({
  of: z.enum(judgedKinds),
  /** The finding's, hit's or visit's own id. */
  key: z.string().min(1).max(200),
  verdict: z.enum(verdicts),
  note: z.string().max(100_000),
  /** The finding as it stood: a Finding, RuleHit or SivoVisit with its method, parameters and input hash. */
  finding: jsonValueSchema,
  updatedAt: z.string(),
});
export type Judgement = z.infer<typeof judgementSchema>;
