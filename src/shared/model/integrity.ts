// What a verification of an archive found.
import { z } from 'zod';
import { ledgerLineSchema } from './ledger.ts';

const count = z.number().int().min(0);

/** `files`: the manifest, the ledger with its signatures and every file's SHA-256. `everything`: each event besides. */
export const verifyScopes = ['files', 'everything'] as const;
export const verifyScopeSchema = z.enum(verifyScopes);
export type VerifyScope = z.infer<typeof verifyScopeSchema>;

export const integrityProblemKinds = [
  'manifest',
  'segment',
  'event',
  'originals',
  'quarantine',
  'attachment',
  'ledger',
  'chain',
  'signature',
  'receipt',
  'missing_file',
  'extra_file',
  'cache',
] as const;
export const integrityProblemKindSchema = z.enum(integrityProblemKinds);
export type IntegrityProblemKind = z.infer<typeof integrityProblemKindSchema>;

/** `where`: the file, with the row, line or import after it; relative to the archive folder. */
export const integrityProblemSchema = z.object({
  kind: integrityProblemKindSchema,
  where: z.string(),
  message: z.string(),
});
export type IntegrityProblem = z.infer<typeof integrityProblemSchema>;

export const integrityRemarkKinds = ['key_not_kept', 'new_key', 'no_receipts', 'left_over'] as const;

/** Worth knowing, and no damage. */
export const integrityRemarkSchema = z.object({
  kind: z.enum(integrityRemarkKinds),
  where: z.string(),
  message: z.string(),
});
export type IntegrityRemark = z.infer<typeof integrityRemarkSchema>;

/** The outcome: `ok` when there is no problem. `omitted`: problems beyond those listed. */
export const verifyReportSchema = z.object({
  kind: z.literal('report'),
  ok: z.boolean(),
  scope: verifyScopeSchema,
  generation: count,
  checked: z.object({ events: count, segments: count, receipts: count }),
  problems: z.array(integrityProblemSchema),
  omitted: count,
  remarks: z.array(integrityRemarkSchema),
  finishedAt: z.string(),
  elapsedMs: z.number(),
});
export type VerifyReport = z.infer<typeof verifyReportSchema>;

/** `bytesDone`/`bytesTotal` of the files read; `events` checked one by one so far. */
export const verifyProgressSchema = z.object({
  kind: z.literal('progress'),
  where: z.string(),
  bytesDone: z.number(),
  bytesTotal: z.number(),
  events: count,
  problems: count,
  elapsedMs: z.number(),
});
export type VerifyProgress = z.infer<typeof verifyProgressSchema>;

export const verifyMomentSchema = z.discriminatedUnion('kind', [verifyProgressSchema, verifyReportSchema]);
export type VerifyMoment = z.infer<typeof verifyMomentSchema>;

/**
 * What is known of the open archive. The files are checked once for each generation; `check` is that check, `last` the last
 * time everything was verified while this workbench has been running. A failed check names its error code.
 */
export const integrityStatusSchema = z.object({
  generation: count,
  check: z.object({
    state: z.enum(['running', 'done', 'failed']),
    progress: verifyProgressSchema.nullable(),
    report: verifyReportSchema.nullable(),
  }),
  last: verifyReportSchema.nullable(),
});
export type IntegrityStatus = z.infer<typeof integrityStatusSchema>;

/** Ledger lines, newest first. */
export const receiptsPageSchema = z.object({ total: count, lines: z.array(ledgerLineSchema) });
export type ReceiptsPage = z.infer<typeof receiptsPageSchema>;
