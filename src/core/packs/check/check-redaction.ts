// Whether a pack hides values: believed only where its statement and its redaction file say the same.
import { z } from 'zod';
import { redactionSchema } from '#shared/model/pack-spec.ts';
import { canonicalJson } from '../../canonical/canonical-json.ts';
import { redactionFile } from '../redact/reveal-file.ts';
import type { OpenPack } from './check-content.ts';
import type { PackFindings } from './pack-findings.ts';
import { type Documents, readDocument } from './read-documents.ts';

const redaction = z.object({
  format: z.literal('sivo-redaction'),
  version: z.literal(1),
  rules: redactionSchema,
  key: z.string(),
});

/** True where values are hidden as both say; anything else is checked as a pack that hides nothing. */
export const checkRedaction = async (
  pack: OpenPack,
  { statement }: Documents,
  findings: PackFindings,
): Promise<boolean> => {
  const { redact } = statement.specification;
  const isThere = pack.files.has(redactionFile);
  if (redact === null) {
    if (isThere)
      findings.problem('content', redactionFile, 'it is there, but data/10-statement.json says that nothing is hidden');
    return false;
  }
  if (!isThere) {
    findings.problem(
      'missing_file',
      redactionFile,
      'data/10-statement.json says that values are hidden, and this file does not tell of it',
    );
    return false;
  }
  const told = await readDocument(pack, redactionFile, redaction, findings);
  if (told === null) return false;
  if (canonicalJson(told.rules) !== canonicalJson(redact)) {
    findings.problem('content', redactionFile, 'its rules are not those of data/10-statement.json');
    return false;
  }
  if (told.key !== pack.signer.fingerprint) {
    findings.problem('key', redactionFile, `it was made with the key ${told.key}, which did not sign the pack`);
  }
  return true;
};
