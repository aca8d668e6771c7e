// The key of a redacted pack: made of a signature that never leaves the machine, so that the same specification, the same content
// and the same signing key give the same pack, and nobody else can compute it. Never printed, logged or written into a pack.
import { createHash, createHmac, hash } from 'node:crypto';
import type { JsonObject } from '#shared/model/json.ts';
import type { LedgerLine } from '#shared/model/ledger.ts';
import type { PackSpec } from '#shared/model/pack-spec.ts';
import { canonicalJson } from '../../canonical/canonical-json.ts';
import type { Signer } from '../../evidence/signing-key.ts';

/** `context`, `ledger`: hex; they say nothing without the signing key. */
export interface KeyPlace {
  context: string;
  ledger: string;
}

const secretOf = (signer: Pick<Signer, 'sign'>, text: string): Buffer =>
  createHash('sha256')
    .update(signer.sign(Buffer.from(text)))
    .digest();

/** A keyed digest of the specification: an unsalted one would tell an e-mail in it to whoever can guess. */
const contextOf = (signer: Pick<Signer, 'sign'>, spec: PackSpec): string =>
  createHmac('sha256', secretOf(signer, 'sivo-redaction-context@v1\n'))
    .update(canonicalJson(JSON.parse(JSON.stringify(spec)) as JsonObject))
    .digest('hex');

/** The ledger up to its last line that tells of content: lines of custody, keys and packs are added by making packs. */
const ledgerOf = (lines: readonly LedgerLine[], texts: readonly Uint8Array[]): string => {
  const last = lines.findLastIndex(({ kind }) => kind !== 'custody' && kind !== 'keys' && kind !== 'key');
  return hash('sha256', texts[last] ?? Buffer.alloc(0), 'hex');
};

export const keyPlaceOf = (
  signer: Pick<Signer, 'sign'>,
  spec: PackSpec,
  { lines, texts }: { lines: readonly LedgerLine[]; texts: readonly Uint8Array[] },
): KeyPlace => ({ context: contextOf(signer, spec), ledger: ledgerOf(lines, texts) });

/** 32 bytes. */
export const packKey = (signer: Pick<Signer, 'sign'>, { context, ledger }: KeyPlace): Buffer =>
  secretOf(signer, `sivo-redaction-key@v1\n${context}\n${ledger}\n`);
