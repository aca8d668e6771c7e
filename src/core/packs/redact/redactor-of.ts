// Which redactor a specification asks for.
import type { PackSpec } from '#shared/model/pack-spec.ts';
import type { Signer } from '../../evidence/signing-key.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import { readLedgerPrefix } from '../gather/ledger-prefix.ts';
import type { PackQuestion } from '../pack-job.ts';
import { assertHideable, createHiddenMembers } from './hidden-members.ts';
import { knownPeople } from './known-people.ts';
import { keyPlaceOf, packKey } from './pack-key.ts';
import { packRedactor } from './pack-redactor.ts';
import { createPseudonyms } from './pseudonyms.ts';
import { openRedactor, type Redactor } from './redactor.ts';

/** Throws BAD_SPEC for members that other members or sections would still tell. */
export const assertRedactable = ({ redact }: Pick<PackSpec, 'redact'>): void => assertHideable(redact?.fields ?? []);

/** Reads who is known in the archive. Throws ARCHIVE_DAMAGED, CANCELLED. */
export const redactorOf = async (
  { path, spec }: Pick<PackQuestion, 'path' | 'spec'>,
  snapshot: Snapshot,
  signer: Signer,
  breathe: () => Promise<void>,
): Promise<Redactor> => {
  if (spec.redact === null) return openRedactor;
  const place = keyPlaceOf(signer, spec, readLedgerPrefix(path));
  const names = createPseudonyms(packKey(signer, place), await knownPeople(snapshot, breathe), spec.redact);
  return packRedactor({
    names,
    members: createHiddenMembers(spec.redact.fields),
    rules: spec.redact,
    place,
    fingerprint: signer.fingerprint,
  });
};
