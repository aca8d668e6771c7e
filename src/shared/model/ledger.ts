// The ledger of an archive: one signed line for everything that changed what it holds, or that was sent out of it. Every object is strict, so that
// a name nobody wrote is found.
import { z } from 'zod';
import { reconciliationSchema } from './archive.ts';

const count = z.number().int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** RFC 3339 UTC; years beyond 9999 as ISO 8601 writes them. */
const instant = z.string().regex(/^([+-]\d\d)?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);

/** Where the private half of a signing key is kept. `file`: under a passphrase; `process`: nowhere, it ends with the program that made it. */
export const keyKeptSchema = z.enum(['keychain', 'file', 'environment', 'process']);
export type KeyKept = z.infer<typeof keyKeptSchema>;

/** `SHA256:` and unpadded base64, as `ssh-keygen -l` prints it. */
export const fingerprintSchema = z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/);

const hashedFileSchema = z.strictObject({ file: z.string().min(1), sha256 });
export type HashedFile = z.infer<typeof hashedFileSchema>;

/**
 * What the archive holds once the line is committed: which files came and went, how many there are now, and one digest
 * over all of them (SHA-256 of the canonical JSON of the list of {file, sha256}, in order of `file`).
 */
export const archiveStateSchema = z.strictObject({
  generation: count,
  added: z.array(hashedFileSchema),
  removed: z.array(z.string()),
  files: count,
  digest: sha256,
});
export type ArchiveState = z.infer<typeof archiveStateSchema>;

/**
 * The receipt of an import. `files[].sha256` is null for a file of which nothing was read. `oldest`/`newest`: of the events
 * stored, RFC 3339 UTC. `coverage`: the time range the source says it holds whole; null when it said nothing. `roots.events`:
 * Merkle root (RFC 9162) over the content hashes of the stored events, accepted and conflicting, in order of (timestamp, id);
 * `roots.rejected`: over SHA-256(0x00 || line) of the import's quarantine lines.
 */
export const receiptSchema = z.strictObject({
  ...reconciliationSchema.shape,
  importId: z.string().min(1),
  startedAt: instant,
  finishedAt: instant,
  source: z.strictObject({
    kind: z.enum(['files', 'api', 's3', 'quarantine']),
    parameters: z.record(z.string(), z.string()),
  }),
  files: z.array(z.strictObject({ name: z.string(), bytes: count, sha256: sha256.nullable() })),
  oldest: instant.nullable(),
  newest: instant.nullable(),
  coverage: z.strictObject({ from: instant, to: instant }).nullable(),
  mappingProfile: sha256.nullable(),
  parserVersion: z.string(),
  roots: z.strictObject({ events: sha256, rejected: sha256 }),
  operator: z.string().nullable(),
  appVersion: z.string(),
});
export type Receipt = z.infer<typeof receiptSchema>;

const restored = {
  restoreId: z.string().min(1),
  eventId: z.string(),
  mode: z.enum(['undo', 'version']),
  resource: z.strictObject({ type: z.string(), id: z.string(), tenantId: z.string().nullable() }),
  method: z.string(),
  url: z.string(),
  /** Of the body sent; null when there was none. */
  bodySha256: sha256.nullable(),
  fields: z.array(z.string()),
  operator: z.string().nullable(),
  appVersion: z.string(),
};

/**
 * A way back that was sent from here, in two lines: `asked` before the one request goes out, `answered` after it, with what
 * came of it. `asked` alone: the program ended in between, and nobody here knows. Names of fields, never their values, and
 * never the token.
 */
export const restoreRecordSchema = z.discriminatedUnion('phase', [
  z.strictObject({ ...restored, phase: z.literal('asked') }),
  z.strictObject({
    ...restored,
    phase: z.literal('answered'),
    outcome: z.enum(['accepted', 'refused', 'unreachable']),
    status: z.number().int().nullable(),
  }),
]);
export type RestoreRecord = z.infer<typeof restoreRecordSchema>;

const done = {
  /** As the person at this machine is called: given, or the name of the account; null where neither is known. */
  operator: z.string().nullable(),
  host: z.enum(['desktop', 'loopback', 'headless']),
  appVersion: z.string(),
  /** When it was done, where the line could be written only later. */
  doneAt: instant.optional(),
};

/**
 * Something that was done with an archive and left it as it is. `sign`: the key of this line begins to sign packs. `export` and
 * `pack`: the file that was written (its name, never its folder). `verify`: what of it was read and whether it held. `judge`: a
 * decision about a finding, null where it was taken back. `sample`: recorded before anything of the draw is shown; `population`
 * is its SHA-256.
 */
export const custodyActSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...done, kind: z.literal('open') }),
  z.strictObject({ ...done, kind: z.literal('sign') }),
  z.strictObject({
    ...done,
    kind: z.literal('export'),
    format: z.string(),
    filter: z.string(),
    zone: z.string(),
    events: count,
    file: z.string(),
    bytes: count,
    sha256,
  }),
  z.strictObject({
    ...done,
    kind: z.literal('verify'),
    scope: z.enum(['files', 'everything']),
    ok: z.boolean(),
    problems: count,
    events: count,
  }),
  z.strictObject({
    ...done,
    kind: z.literal('pack'),
    title: z.string(),
    specSha256: sha256,
    tagManifestSha256: sha256,
    events: count,
    file: z.string(),
    bytes: count,
    sha256,
  }),
  z.strictObject({
    ...done,
    kind: z.literal('judge'),
    of: z.string(),
    key: z.string(),
    verdict: z.string().nullable(),
  }),
  z.strictObject({
    ...done,
    kind: z.literal('sample'),
    method: z.literal('sivo-sample-v1'),
    filter: z.string(),
    zone: z.string(),
    seed: z.string(),
    population: sha256,
    size: count,
    n: count,
    strata: z.string().nullable(),
  }),
]);
export type CustodyAct = z.infer<typeof custodyActSchema>;

const head = {
  sequence: count,
  /** SHA-256 of the previous line's bytes with its line end; `archive:` and the archive's id in the first line. */
  previous: z.string().regex(/^([0-9a-f]{64}|archive:.+)$/),
  at: instant,
  key: fingerprintSchema,
  keyKept: keyKeptSchema,
  /** The public key (base64 of its SPKI form) in the first line that the key signs. */
  publicKey: z.string().optional(),
  /** Ed25519 over the canonical JSON of the line without this member; base64. */
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
};

export const ledgerLineSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...head,
    kind: z.literal('import'),
    body: z.strictObject({ archive: archiveStateSchema, receipt: receiptSchema }),
  }),
  /** Small segments were merged: which ones became which. */
  z.strictObject({
    ...head,
    kind: z.literal('compaction'),
    body: z.strictObject({
      archive: archiveStateSchema,
      merged: z.array(z.strictObject({ from: z.array(z.string()).min(1), into: z.array(z.string()).min(1) })).min(1),
      appVersion: z.string(),
    }),
  }),
  /** A request that would change a resource in the source was sent; the archive itself stays as it is. */
  z.strictObject({
    ...head,
    kind: z.literal('restore'),
    body: z.strictObject({ archive: archiveStateSchema, restore: restoreRecordSchema }),
  }),
  /** What was done with the archive, which itself stays as it is. */
  z.strictObject({
    ...head,
    kind: z.literal('custody'),
    body: z.strictObject({ archive: archiveStateSchema, act: custodyActSchema }),
  }),
  /**
   * Of each import the Merkle root over its sorted keys, made when absence was first to be proved. `leaves`: how many keys.
   * See `core/proofs/key-entry`.
   */
  z.strictObject({
    ...head,
    kind: z.literal('keys'),
    body: z.strictObject({
      archive: archiveStateSchema,
      roots: z.array(z.strictObject({ importId: z.string().min(1), root: sha256, leaves: count })).min(1),
      appVersion: z.string(),
    }),
  }),
  /** The old key vouches for the one that signs from here on. */
  z.strictObject({
    ...head,
    kind: z.literal('key'),
    body: z.strictObject({ next: fingerprintSchema, publicKey: z.string() }),
  }),
]);
export type LedgerLine = z.infer<typeof ledgerLineSchema>;

/** Which line an import got, and with which key it was signed. */
export const receiptNoteSchema = z.object({ sequence: count, key: fingerprintSchema, keyKept: keyKeptSchema });
export type ReceiptNote = z.infer<typeof receiptNoteSchema>;

/** A line before it is placed in the chain and signed. */
export type LedgerEntry = LedgerLine extends infer Line
  ? Line extends LedgerLine
    ? Pick<Line, 'kind' | 'body'>
    : never
  : never;

/** What the manifest says of the ledger: how much of it is committed, and the SHA-256 of exactly those bytes. */
export const ledgerExtentSchema = z.strictObject({ lines: count, bytes: count, sha256 });
export type LedgerExtent = z.infer<typeof ledgerExtentSchema>;
