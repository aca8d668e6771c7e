// One line of the ledger: canonical JSON (RFC 8785), chained to the line before it by that line's hash, and signed.
import { createHash, type KeyObject, verify } from 'node:crypto';
import type { JsonObject } from '#shared/model/json.ts';
import { type LedgerEntry, type LedgerLine, ledgerLineSchema } from '#shared/model/ledger.ts';
import { canonicalJson } from '../canonical/canonical-json.ts';
import type { Signer } from './signing-key.ts';

/** Where a new line goes. `previous`: the hash of the line before it, or what `firstPrevious` gives. */
export interface ChainPlace {
  sequence: number;
  previous: string;
  /** RFC 3339 UTC. */
  at: string;
  /** Whether an earlier line already tells the signer's public key. */
  keyKnown: boolean;
}

/** What the first line of an archive's ledger names as the line before it. */
export const firstPrevious = (archiveId: string): string => `archive:${archiveId}`;

/** Hex SHA-256 of a line's bytes, its line end included. */
export const lineHash = (line: Uint8Array): string => createHash('sha256').update(line).digest('hex');

const signedText = (line: JsonObject): string => {
  const { signature: _, ...signed } = line;
  return canonicalJson(signed);
};

/** The bytes of a new line, line end included. */
export const writeLine = (entry: LedgerEntry, place: ChainPlace, signer: Signer): Buffer => {
  const { sequence, previous, at, keyKnown } = place;
  const { fingerprint: key, kept: keyKept, publicKey } = signer;
  const line = { ...entry, sequence, previous, at, key, keyKept, ...(keyKnown ? {} : { publicKey }) };
  const unsigned = JSON.parse(JSON.stringify(line)) as JsonObject;
  const signature = signer.sign(Buffer.from(canonicalJson(unsigned))).toString('base64');
  return Buffer.from(`${canonicalJson({ ...unsigned, signature })}\n`);
};

/**
 * Reads a line (with its line end) and holds it against the only spelling it can have. Gives the line, or a text that
 * says what is wrong with it.
 */
export const readLine = (bytes: Uint8Array): LedgerLine | string => {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return 'it is not valid JSON';
  }
  const line = ledgerLineSchema.safeParse(content);
  if (!line.success) {
    const [issue] = line.error.issues;
    return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  }
  const exact = Buffer.from(`${canonicalJson(content as JsonObject)}\n`).equals(bytes);
  return exact ? line.data : 'it is not spelled as canonical JSON with one line end';
};

/** Whether the line's signature is the key's. */
export const isSignedBy = (line: LedgerLine, key: KeyObject): boolean =>
  verify(null, Buffer.from(signedText(line as JsonObject)), key, Buffer.from(line.signature, 'base64'));
