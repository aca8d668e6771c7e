// A line of the ledger that a redacted pack does not show: its hashes, so that the lines around it can still be followed, and
// whose signature it bore. Both hashes are over a line that holds an Ed25519 signature, which nobody can guess who lacks the key.
import { z } from 'zod';
import type { JsonObject } from '#shared/model/json.ts';
import { fingerprintSchema, keyKeptSchema, type LedgerLine } from '#shared/model/ledger.ts';
import { canonicalJson } from '../canonical/canonical-json.ts';
import { lineHash } from './ledger-line.ts';
import { merkleLeaf } from './merkle.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** Kinds that leave the archive as it is, and that no other line is read by. */
const hideableKinds = ['custody', 'restore'] as const;
const kindSchema = z.enum(hideableKinds);

/** `hash`: SHA-256 of the line's bytes, its line end included; `leaf`: of the byte 0 and them. The other members are the line's own. */
const hiddenLineSchema = z.strictObject({
  redacted: z.literal(true),
  kind: kindSchema,
  sequence: z.number().int().min(0),
  at: z.iso.datetime(),
  key: fingerprintSchema,
  keyKept: keyKeptSchema,
  publicKey: z.string().optional(),
  hash: hex,
  leaf: hex,
});
export type HiddenLine = z.infer<typeof hiddenLineSchema>;

export const isHideable = (kind: LedgerLine['kind']): boolean => kindSchema.safeParse(kind).success;

/** The bytes that stand for `bytes`, a whole line of a hideable kind. */
export const hideLine = (line: LedgerLine, bytes: Uint8Array): Buffer => {
  const { kind, sequence, at, key, keyKept, publicKey } = line;
  const hidden = {
    redacted: true,
    kind,
    sequence,
    at,
    key,
    keyKept,
    ...(publicKey === undefined ? {} : { publicKey }),
    hash: lineHash(bytes),
    leaf: merkleLeaf(bytes).toString('hex'),
  };
  return Buffer.from(`${canonicalJson(hidden)}\n`);
};

/** Null for a line that is not hidden, or not spelled as canonical JSON. */
export const readHiddenLine = (bytes: Uint8Array): HiddenLine | null => {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
  const hidden = hiddenLineSchema.safeParse(content);
  if (!hidden.success) return null;
  return Buffer.from(`${canonicalJson(content as JsonObject)}\n`).equals(bytes) ? hidden.data : null;
};
