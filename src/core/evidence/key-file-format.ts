// The key file: what a key store holds, under a passphrase. scrypt (RFC 7914) makes the key, AES-256-GCM locks the text;
// docs/signing-keys.md opens one with Python alone.
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { fingerprintSchema } from '#shared/model/ledger.ts';

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);
const isPowerOfTwo = (value: number): boolean => Number.isInteger(Math.log2(value));

/** Bounds keep a foreign file from costing more than 1 GiB or a minute. */
const keyFileSchema = z.strictObject({
  format: z.literal('sivo-audit-signing-key'),
  version: z.literal(1),
  /** Of the key inside, so that it can be told while it is locked. */
  fingerprint: fingerprintSchema,
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    n: z.number().int().min(16_384).max(1_048_576).refine(isPowerOfTwo),
    r: z.literal(8),
    p: z.number().int().min(1).max(4),
    salt: base64,
  }),
  cipher: z.strictObject({ name: z.literal('aes-256-gcm'), nonce: base64, tag: base64 }),
  locked: base64,
});
export type KeyFile = z.infer<typeof keyFileSchema>;

/** 128 MiB and about half a second for each guess. */
const cost = { n: 131_072, r: 8, p: 1 } as const;

const bytes = (text: string): Buffer => Buffer.from(text, 'base64');

const deriveKey = (passphrase: string, salt: Buffer, { n, r, p }: { n: number; r: number; p: number }) =>
  new Promise<Buffer>((resolve, reject) => {
    const options = { N: n, r, p, maxmem: 128 * n * r * p + 33_554_432 };
    // One spelling of letters that can be composed in two ways, so that another keyboard opens the file too.
    scrypt(passphrase.normalize('NFC'), salt, 32, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });

/** The file's text. */
export const lockKeyFile = async (text: string, fingerprint: string, passphrase: string): Promise<string> => {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await deriveKey(passphrase, salt, cost), nonce);
  const locked = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const file: KeyFile = {
    format: 'sivo-audit-signing-key',
    version: 1,
    fingerprint,
    kdf: { name: 'scrypt', ...cost, salt: salt.toString('base64') },
    cipher: { name: 'aes-256-gcm', nonce: nonce.toString('base64'), tag: cipher.getAuthTag().toString('base64') },
    locked: locked.toString('base64'),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
};

/** Null where the text is no key file of this version. */
export const readKeyFile = (text: string): KeyFile | null => {
  try {
    return keyFileSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

/** What is in the file; null for another passphrase, and for a file that was changed. */
export const unlockKeyFile = async (file: KeyFile, passphrase: string): Promise<string | null> => {
  const key = await deriveKey(passphrase, bytes(file.kdf.salt), file.kdf);
  try {
    const options = { authTagLength: 16 };
    const decipher = createDecipheriv('aes-256-gcm', key, bytes(file.cipher.nonce), options);
    decipher.setAuthTag(bytes(file.cipher.tag));
    return Buffer.concat([decipher.update(bytes(file.locked)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
};
