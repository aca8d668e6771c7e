import { generateKeyPairSync } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireLock } from '#core/archive/archive-lock.ts';
import { createArchive } from '#core/archive/create-archive.ts';
import { openCustody } from '#core/archive/custody.ts';
import { readLedger } from '#core/archive/ledger-file.ts';
import { readManifest } from '#core/archive/manifest.ts';
import { verifyArchive } from '#core/archive/verify-archive.ts';
import { vouchForKey } from '#core/archive/vouch-for-key.ts';
import { checkLedger, type LedgerCheck } from '#core/evidence/check-ledger.ts';
import { addToKeyRing, readKeyRing } from '#core/evidence/key-ring.ts';
import type { Signer } from '#core/evidence/signing-key.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const tools = { appVersion: '0.0.0', now: () => new Date('2026-05-20T10:00:00Z') };

/** A key and those after it, each made by rotating the one before. */
const rotated = (count: number): Signer[] => {
  const signers: Signer[] = [];
  let text: string | null = null;
  for (let at = 0; at < count; at++) {
    text = addToKeyRing(generateKeyPairSync('ed25519').privateKey, text);
    const signer = readKeyRing(text, 'file');
    if (signer === null) throw new Error('no ring');
    signers.push(signer);
  }
  return signers;
};

const archiveSignedBy = async (...signers: (Signer | undefined)[]): Promise<string> => {
  const path = join(await temporaryFolder(), 'archive');
  createArchive(path, tools);
  for (const signer of signers) if (signer !== undefined) await act(path, signer);
  return path;
};

const act = async (path: string, signer: Signer): Promise<number> => {
  const custody = await openCustody(path, { ...tools, signer: async () => signer });
  try {
    return custody.act({ kind: 'open', operator: null, host: 'headless', appVersion: '0.0.0' });
  } finally {
    custody.release();
  }
};

const check = (path: string): LedgerCheck => {
  const manifest = readManifest(path);
  return checkLedger(readLedger(path, manifest).committed, manifest.archiveId);
};
const told = (path: string) => check(path).lines.map(({ kind, key }) => [kind, key]);

describe('an archive is told of a new key', () => {
  it('by the old one, once; lines of the new one are vouched for', async () => {
    const [old, next] = rotated(2) as [Signer, Signer];
    const path = await archiveSignedBy(old);
    expect(await vouchForKey(path, next, tools)).toBe('told');
    expect(await vouchForKey(path, next, tools)).toBe('told');
    expect(await act(path, next)).toBe(2);
    expect(told(path)).toEqual([
      ['custody', old.fingerprint],
      ['key', old.fingerprint],
      ['custody', next.fingerprint],
    ]);
    expect(check(path)).toMatchObject({ problems: [], unvouched: [] });
    const report = await verifyArchive(path, {
      scope: 'everything',
      now: tools.now,
      signal: AbortSignal.timeout(60_000),
      onProgress: () => undefined,
    });
    expect(report.ok).toBe(true);
  });

  it('with the next line, where it could not be told before, also over a key it never knew', async () => {
    const [first, , third] = rotated(3) as [Signer, Signer, Signer];
    const path = await archiveSignedBy(first);
    const lock = acquireLock(path);
    await expect(vouchForKey(path, third, tools)).rejects.toMatchObject({ code: 'ARCHIVE_LOCKED' });
    lock.release();
    expect(await act(path, third)).toBe(2);
    expect(told(path)).toEqual([
      ['custody', first.fingerprint],
      ['key', first.fingerprint],
      ['custody', third.fingerprint],
    ]);
    expect(check(path)).toMatchObject({ problems: [], unvouched: [] });
  });

  it('not where none of its keys ever signed, and not where there is no archive', async () => {
    const [, next] = rotated(2) as [Signer, Signer];
    const [stranger] = rotated(1);
    const path = await archiveSignedBy(stranger);
    expect(await vouchForKey(path, next, tools)).toBe('foreign');
    expect(check(path).count).toBe(1);
    await act(path, next);
    expect(check(path)).toMatchObject({ problems: [], unvouched: [{ line: 2, key: next.fingerprint }] });
    await rm(path, { recursive: true });
    await expect(vouchForKey(path, next, tools)).rejects.toMatchObject({ code: 'NOT_AN_ARCHIVE' });
  });
});
