// The key this installation signs with, as far as others may know it.
import { z } from 'zod';
import { fingerprintSchema, keyKeptSchema } from './ledger.ts';

/** `keychain`: the system's; `file`: under a passphrase, in the folder of this installation. */
export const keyPlaces = ['keychain', 'file'] as const;
export const keyPlaceSchema = z.enum(keyPlaces);
export type KeyPlace = z.infer<typeof keyPlaceSchema>;

/** `publicKey`: `ssh-ed25519 AAAA…`. */
export const ownKeySchema = z.object({ fingerprint: fingerprintSchema, publicKey: z.string(), kept: keyKeptSchema });
export type OwnKey = z.infer<typeof ownKeySchema>;

/**
 * `locked`: there is a file of a key and no passphrase was given, so that a key of this run signs. `lockedFingerprint`: of the
 * key in that file, as the file itself says it; null where none is locked or the file does not say. `keychain`: whether one
 * answers here. `retired`: keys before it that are still kept, newest first, to vouch for it in archives that do not know it yet.
 * `file`: where the key file is or would be; never its content.
 */
export const signingKeysSchema = z.object({
  current: ownKeySchema,
  retired: z.array(fingerprintSchema),
  locked: z.boolean(),
  lockedFingerprint: fingerprintSchema.nullable(),
  keychain: z.boolean(),
  file: z.string(),
});
export type SigningKeys = z.infer<typeof signingKeysSchema>;

/**
 * `told`: archives whose ledger now says so, signed by an older key; `foreign`: those where no key of this installation ever
 * signed, so that there is nothing to say; `untold`: those that could not be told, and why. The next line that is written
 * into one of these says it first.
 */
export const keyRotationSchema = z.object({
  from: ownKeySchema,
  to: ownKeySchema,
  told: z.array(z.string()),
  foreign: z.array(z.string()),
  untold: z.array(z.object({ path: z.string(), why: z.string() })),
});
export type KeyRotation = z.infer<typeof keyRotationSchema>;

export const passphraseSchema = z.string().min(8).max(1024);
