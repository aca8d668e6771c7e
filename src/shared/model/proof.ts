// Proofs that need neither the archive nor this program: an event stands in an import, a key stands in none, a ledger was only
// ever added to. Each file carries the signed ledger line with the root it leads to. Described in docs/proofs.md.
import { z } from 'zod';
import { ledgerLineSchema } from './ledger.ts';

const count = z.number().int().min(0);
const hex = z.string().regex(/^[0-9a-f]{64}$/);
/** An OpenSSH public key: `ssh-ed25519 AAAA…`. */
const publicKey = z.string().regex(/^ssh-ed25519 [A-Za-z0-9+/]+=*$/);

/**
 * `event`: the canonical text (RFC 8785) whose leaf hash, SHA-256 of the byte 0 and its UTF-8, is `leafHash`; `path`: the audit
 * path of RFC 9162 (section 2.1.3) from the leaf up; `receipt`: the ledger line whose `roots.events` is `root`.
 */
export const inclusionProofSchema = z.strictObject({
  format: z.literal('sivo-inclusion-proof'),
  version: z.literal(1),
  eventId: z.string(),
  event: z.string(),
  leafHash: hex,
  importId: z.string(),
  leafIndex: count,
  treeSize: count,
  path: z.array(hex),
  root: hex,
  receipt: ledgerLineSchema,
  publicKey,
});
export type InclusionProof = z.infer<typeof inclusionProofSchema>;

/**
 * That all these events stand in one import. `leaves`: place in the tree and line of the population file (from 1), by place.
 * `nodes`: the roots of the subtrees that hold none of them, met when the tree is walked from its root, left before right,
 * split as RFC 9162 splits.
 */
export const populationProofSchema = z.strictObject({
  format: z.literal('sivo-population-proof'),
  version: z.literal(1),
  importId: z.string(),
  treeSize: count,
  root: hex,
  /** The receipt's line in the ledger, from 0. */
  sequence: count,
  leaves: z.array(z.tuple([count, count])),
  nodes: z.array(hex),
});
export type PopulationProof = z.infer<typeof populationProofSchema>;

/** A key as it stands in the tree: the JSON array [actor, resource type, resource id, timestamp, event id]. */
const keyLeafSchema = z.strictObject({ index: count, key: z.string(), path: z.array(hex) });

/** As `absentKeySchema`, of names that stand in an archive, which may be longer than those a person asks for. */
export const namedKeySchema = z.strictObject({
  actor: z.string().min(1),
  resourceType: z.string().nullable(),
  resourceId: z.string().nullable(),
});

/** Null: any; empty: not stated. Actor and type are compared without case, ids as they are, as filters do. */
export const absentKeySchema = z.strictObject({
  actor: z.string().min(1).max(1024),
  resourceType: z.string().max(1024).nullable(),
  resourceId: z.string().max(1024).nullable(),
});
export type AbsentKey = z.infer<typeof absentKeySchema>;

/**
 * That no import of the archive holds a key that begins as `question` says: of each import the two neighbours between which it
 * would stand, null at the ends. `keys`: the ledger line that tells the roots; `receipts`: those of the imports.
 */
export const absenceProofSchema = z.strictObject({
  format: z.literal('sivo-absence-proof'),
  version: z.literal(1),
  question: namedKeySchema,
  imports: z.array(
    z.strictObject({
      importId: z.string(),
      /** The line of the ledger that tells this root, from 0. */
      sequence: count,
      root: hex,
      treeSize: count,
      left: keyLeafSchema.nullable(),
      right: keyLeafSchema.nullable(),
    }),
  ),
  lines: z.array(ledgerLineSchema),
  publicKeys: z.array(publicKey),
});
export type AbsenceProof = z.infer<typeof absenceProofSchema>;

/** The ledger as a Merkle tree: how many lines, the root over SHA-256(0x00 || line), and the SHA-256 of the last one. */
export const ledgerHeadSchema = z.strictObject({
  lines: count,
  root: hex,
  last: z.string(),
  at: z.string().nullable(),
});
export type LedgerHead = z.infer<typeof ledgerHeadSchema>;

/** That the newer ledger begins with the older one (RFC 9162, section 2.1.4). */
export const consistencyProofSchema = z.strictObject({
  format: z.literal('sivo-consistency-proof'),
  version: z.literal(1),
  older: z.strictObject({ lines: count, root: hex }),
  newer: z.strictObject({ lines: count, root: hex }),
  path: z.array(hex),
});
export type ConsistencyProof = z.infer<typeof consistencyProofSchema>;
