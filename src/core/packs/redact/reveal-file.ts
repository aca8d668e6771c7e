// The form of reveal files, and of the lines of a redacted pack they are held against. Described in docs/redaction.md.
import { z } from 'zod';
import type { JsonValue } from '#shared/model/json.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);

const inclusionSchema = z.strictObject({
  importId: z.string(),
  leafHash: hex,
  leafIndex: count,
  treeSize: count,
  path: z.array(hex),
  root: hex,
});

export const revealFileSchema = z.strictObject({
  format: z.literal('sivo-reveal'),
  version: z.literal(1),
  pack: hex,
  event: z.string(),
  line: count.nullable(),
  values: z.array(z.strictObject({ path: z.string(), value: z.json(), salt: hex })).min(1),
  inclusion: inclusionSchema.nullable(),
});
export type RevealFile = Omit<z.infer<typeof revealFileSchema>, 'values'> & {
  values: { path: string; value: JsonValue; salt: string }[];
};

/** A line of 91-commitments.jsonl: the commitment of each value, by its path. */
export const commitmentLineSchema = z.strictObject({
  event: z.string(),
  line: count.nullable(),
  values: z.record(z.string(), hex),
});

export const redactionFileSchema = z.object({
  format: z.literal('sivo-redaction'),
  version: z.literal(1),
  rules: z.object({ people: z.boolean(), ips: z.boolean(), fields: z.array(z.string()) }),
  key: z.string(),
  context: hex,
  ledger: hex,
});

export const redactionFile = 'data/90-redaction.json';
export const commitmentsFile = 'data/91-commitments.jsonl';
