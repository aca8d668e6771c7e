// Making evidence packs and checking those of others.
import { z } from 'zod';
import { fingerprintSchema, keyKeptSchema } from './ledger.ts';

const count = z.number().int().min(0);
const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** Steps in their order. */
export const packSteps = ['population', 'findings', 'changes', 'proofs', 'report', 'sealing', 'checking'] as const;

export const packProgressSchema = z.object({
  kind: z.literal('progress'),
  step: z.enum(packSteps),
  done: count,
  total: count,
  elapsedMs: z.number(),
});
export type PackProgress = z.infer<typeof packProgressSchema>;

/** What may surprise whoever hands the pack over. */
export const packWarningCodes = [
  'key-not-kept',
  'not-recorded',
  'gaps',
  'conflicts',
  'no-proof',
  'finding-changed',
  'free-text',
  'unprintable',
] as const;
export const packWarningSchema = z.object({ code: z.enum(packWarningCodes), where: z.string(), message: z.string() });
export type PackWarning = z.infer<typeof packWarningSchema>;

/** `files`: of the payload. `custody`: the ledger line that tells of this pack; null where none could be written. */
export const packReportSchema = z.object({
  kind: z.literal('report'),
  path: z.string(),
  bytes: count,
  sha256: hex,
  events: count,
  files: count,
  tagManifestSha256: hex,
  identity: z.string(),
  key: fingerprintSchema,
  keyKept: keyKeptSchema,
  root: hex.nullable(),
  custody: count.nullable(),
  warnings: z.array(packWarningSchema),
  elapsedMs: z.number(),
});
export type PackReport = z.infer<typeof packReportSchema>;
export const packMomentSchema = z.discriminatedUnion('kind', [packProgressSchema, packReportSchema]);

/**
 * What a specification would give, before anything is written. `leaves`: what a reader of the pack would learn of people and
 * addresses, by kind, with the first few. `redacted`: how many values a pseudonym or a gap stands for.
 */
export const packPreviewSchema = z.object({
  events: count,
  oldest: z.string().nullable(),
  newest: z.string().nullable(),
  findings: count,
  diffs: count,
  sivoTeam: count,
  bytes: count,
  leaves: z.array(
    z.object({
      kind: z.enum(['people', 'ips', 'user-agents', 'reasons', 'free-text', 'tenants', 'operators']),
      values: count,
      first: z.array(z.string()),
      redacted: z.boolean(),
    }),
  ),
  redacted: count,
  warnings: z.array(packWarningSchema),
});
export type PackPreview = z.infer<typeof packPreviewSchema>;

export const packProblemKinds = [
  'archive',
  'path',
  'missing_file',
  'extra_file',
  'digest',
  'oxum',
  'manifest',
  'signature',
  'key',
  'limit',
  'content',
  'proof',
  'ledger',
  'sample',
] as const;
export const packProblemSchema = z.object({
  kind: z.enum(packProblemKinds),
  /** The file within the pack, with the line after it. */
  where: z.string(),
  message: z.string(),
});
export type PackProblem = z.infer<typeof packProblemSchema>;

/** What a received pack turned out to be. `expected`: the fingerprint the reader was told elsewhere; null when none was given. */
export const packCheckSchema = z.object({
  kind: z.literal('report'),
  ok: z.boolean(),
  name: z.string(),
  title: z.string().nullable(),
  identity: z.string().nullable(),
  key: fingerprintSchema.nullable(),
  expected: fingerprintSchema.nullable(),
  root: hex.nullable(),
  sha256: hex.nullable(),
  events: count,
  checked: z.object({ files: count, events: count, proofs: count, ledgerLines: count }),
  problems: z.array(packProblemSchema),
  omitted: count,
  remarks: z.array(z.string()),
  files: z.array(z.object({ name: z.string(), bytes: count })),
  elapsedMs: z.number(),
});
export type PackCheck = z.infer<typeof packCheckSchema>;
export const packCheckProgressSchema = z.object({
  kind: z.literal('progress'),
  where: z.string(),
  bytesDone: count,
  bytesTotal: count,
  elapsedMs: z.number(),
});
export type PackCheckProgress = z.infer<typeof packCheckProgressSchema>;
export const packCheckMomentSchema = z.discriminatedUnion('kind', [packCheckProgressSchema, packCheckSchema]);

/** `path`: a pack's zip, or the folder it was unpacked to. `reveal`: a reveal file to be held against it, docs/redaction.md. */
export const packCheckInputSchema = z.object({
  path: z.string().min(1).max(4096),
  fingerprint: fingerprintSchema.nullable().default(null),
  reveal: z.string().min(1).max(4096).optional(),
});
export type PackCheckInput = z.infer<typeof packCheckInputSchema>;

/** A stretch of a text file within a pack, in UTF-8 bytes; `next` null at its end. */
export const packTextInputSchema = z.object({
  path: z.string().min(1).max(4096),
  name: z.string().min(1).max(4096),
  offset: count.default(0),
  length: z.number().int().min(1).max(4_000_000).default(1_000_000),
});
export type PackTextInput = z.infer<typeof packTextInputSchema>;
export const packTextSchema = z.object({ name: z.string(), text: z.string(), bytes: count, next: count.nullable() });
export type PackText = z.infer<typeof packTextSchema>;

/**
 * Opens what a redacted pack hides, for chosen values only. `path`: the pack; `values`: member paths of an event, such as
 * `actor.email`, empty for all of it.
 */
export const revealInputSchema = z.object({
  path: z.string().min(1).max(4096),
  eventId: z.string().min(1),
  values: z.array(z.string().min(1).max(500)).max(200).default([]),
});
export type RevealInput = z.infer<typeof revealInputSchema>;
export const revealSchema = z.object({ name: z.string(), text: z.string() });
export type Reveal = z.infer<typeof revealSchema>;
