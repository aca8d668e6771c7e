// Operations of handing over: signing keys, custody, proofs, statements of non-access, samples and evidence packs.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { absenceFileSchema, absenceInputSchema, absenceReportSchema } from '../model/absence.ts';
import { custodyInputSchema, custodyPageSchema } from '../model/custody.ts';
import {
  packCheckInputSchema,
  packCheckMomentSchema,
  packMomentSchema,
  packPreviewSchema,
  packTextInputSchema,
  packTextSchema,
  revealInputSchema,
  revealSchema,
} from '../model/pack.ts';
import { packSpecSchema } from '../model/pack-spec.ts';
import {
  absenceProofSchema,
  absentKeySchema,
  consistencyProofSchema,
  inclusionProofSchema,
  ledgerHeadSchema,
} from '../model/proof.ts';
import { drawnSampleSchema, sampleInputSchema } from '../model/sample.ts';
import { keyPlaceSchema, keyRotationSchema, passphraseSchema, signingKeysSchema } from '../model/signing-keys.ts';
import { op } from './op.ts';

const passphrase = passphraseSchema.nullable().default(null);

export const evidenceContract = {
  keys: {
    list: op.output(signingKeysSchema),
    /** Makes and keeps a key. `file` needs a passphrase. Throws KEY_REFUSED where one is kept already. */
    create: op.input(z.object({ place: keyPlaceSchema, passphrase })).output(signingKeysSchema),
    /** Opens the key file for as long as this program runs. Throws KEY_REFUSED for another passphrase. */
    unlock: op.input(z.object({ passphrase: passphraseSchema })).output(signingKeysSchema),
    /** A new key; the ledgers of the archives this machine knows say so, signed by the old one. `paths`: further archives. */
    rotate: op
      .input(z.object({ place: keyPlaceSchema, passphrase, paths: z.array(z.string().min(1).max(4096)).default([]) }))
      .output(keyRotationSchema),
  },
  custody: {
    list: op.input(custodyInputSchema).output(custodyPageSchema),
  },
  proofs: {
    /** That an event stands in an import: one proof for each stored version. Throws EVENT_NOT_FOUND. */
    inclusion: op
      .input(z.object({ eventId: z.string().min(1) }))
      .output(z.object({ proofs: z.array(inclusionProofSchema).min(1) })),
    /** That no event has such a key. Throws NOT_PROVABLE where one has, naming it. */
    absence: op.input(absentKeySchema).output(absenceProofSchema),
    /** That the ledger still begins with the one a head was taken of. Throws NOT_PROVABLE where it does not. */
    consistency: op
      .input(z.object({ lines: z.number().int().min(0), root: z.string() }))
      .output(consistencyProofSchema),
    head: op.output(ledgerHeadSchema),
  },
  absence: {
    run: op.input(absenceInputSchema).output(absenceReportSchema),
    /** The statement as a page that needs nothing else. */
    file: op.input(absenceInputSchema).output(absenceFileSchema),
  },
  samples: {
    /** Draws a sample; where `record` is set its seed is in the ledger before. */
    draw: op.input(sampleInputSchema).output(drawnSampleSchema),
  },
  packs: {
    preview: op.input(packSpecSchema).output(packPreviewSchema),
    /** Writes a pack, whole or not at all, and checks it; the last moment is the report. Aborting the call leaves nothing. */
    build: op
      .input(
        z.object({ spec: packSpecSchema, path: z.string().min(1).max(4096), overwrite: z.boolean().default(false) }),
      )
      .output(eventIterator(packMomentSchema)),
    /** Checks a pack without an archive; the last moment is what was found. */
    check: op.input(packCheckInputSchema).output(eventIterator(packCheckMomentSchema)),
    /** A file within a pack, for reading. */
    text: op.input(packTextInputSchema).output(packTextSchema),
    /** Opens chosen values of a redacted pack made from the open archive with this installation's key. */
    reveal: op.input(revealInputSchema).output(revealSchema),
  },
};
