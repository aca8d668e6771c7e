// The custody log: what was done with an archive, read from its ledger.
import { z } from 'zod';
import { ledgerLineSchema } from './ledger.ts';

const count = z.number().int().min(0);

/** `import`, `compaction`, `restore`, `keys` and `key` are lines of that kind; the rest are acts of `custody` lines. */
export const custodyKinds = [
  'import',
  'compaction',
  'restore',
  'keys',
  'key',
  'open',
  'export',
  'verify',
  'sign',
  'pack',
  'judge',
  'sample',
] as const;
export const custodyKindSchema = z.enum(custodyKinds);
export type CustodyKind = z.infer<typeof custodyKindSchema>;

/** `kinds`: empty for all. Newest first. */
export const custodyInputSchema = z.object({
  kinds: z.array(custodyKindSchema).default([]),
  offset: count,
  limit: z.number().int().min(1).max(1000),
});
export type CustodyInput = z.infer<typeof custodyInputSchema>;

/** `waiting`: acts of this workbench that are not in the ledger yet, and why. */
export const custodyPageSchema = z.object({
  total: count,
  counts: z.array(z.object({ kind: custodyKindSchema, count })),
  lines: z.array(ledgerLineSchema),
  waiting: z.array(z.object({ kind: custodyKindSchema, at: z.string(), why: z.string() })),
});
export type CustodyPage = z.infer<typeof custodyPageSchema>;
