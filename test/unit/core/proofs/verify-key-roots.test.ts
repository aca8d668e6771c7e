// Roots over keys are held against the events when an archive is verified.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCustody } from '#core/archive/custody.ts';
import { keysTreeFile } from '#core/archive/layout.ts';
import { readManifest } from '#core/archive/manifest.ts';
import { mergeArchive } from '#core/archive/merge-archive.ts';
import type { KeyRoots } from '#core/archive/seal-receipt.ts';
import { verifyArchive } from '#core/archive/verify-archive.ts';
import { lineName } from '#core/archive/verify-ledger.ts';
import { keyRootOf } from '#core/proofs/key-root.ts';
import { proveAbsence } from '#core/proofs/prove-absence.ts';
import { identified, sampleEvent } from '../archive/support/sample-event.ts';
import { importEvents, options, temporaryArchive } from '../archive/support/temp-archive.ts';
import { proofTools } from './support/proof-tools.ts';

const verify = (path: string, signal?: AbortSignal) =>
  verifyArchive(path, { scope: 'everything', now: () => new Date(), keyRootOf, signal });
const problems = async (path: string): Promise<string[]> =>
  (await verify(path)).problems.map(({ kind, where, message }) => `${kind} ${where}: ${message}`);

const archive = async (): Promise<string> => {
  const path = temporaryArchive();
  for (const from of [0, 40]) {
    await importEvents(
      path,
      Array.from({ length: 40 }, (_, number) => identified(sampleEvent(from + number))),
    );
  }
  return path;
};

const tell = async (path: string, roots: KeyRoots): Promise<void> => {
  const custody = await openCustody(path, options);
  custody.keyRoots(roots);
  custody.release();
};

const nobody = { actor: 'nobody@acme.example', resourceType: null, resourceId: null };

describe('roots over keys', () => {
  it('hold as they were told, from the events alone, also after a merge', async () => {
    const path = await archive();
    const proof = await proveAbsence(nobody, await proofTools(path));
    expect(await problems(path)).toEqual([]);
    for (const { importId } of proof.imports) rmSync(join(path, keysTreeFile(importId)));
    await mergeArchive(path, options);
    expect(await problems(path)).toEqual([]);
  });

  it('are found out when a signed line tells others, more keys, or an import there is not', async () => {
    const path = await archive();
    const proof = await proveAbsence(nobody, await proofTools(path));
    const [first, second] = proof.imports;
    const right = { importId: first?.importId ?? '', root: first?.root ?? '', leaves: first?.treeSize ?? 0 };
    await tell(path, [right]);
    expect(await problems(path)).toEqual([]);
    const lines = readManifest(path).ledger?.lines ?? 0;
    await tell(path, [
      { ...right, root: second?.root ?? '' },
      { ...right, leaves: right.leaves + 1 },
      { ...right, importId: 'never' },
    ]);
    const found = await problems(path);
    expect(found).toHaveLength(3);
    expect(found.every((problem) => problem.startsWith(`receipt ${lineName(lines + 1)}: `))).toBe(true);
    expect(found[0]).toContain(`${second?.root} over ${right.leaves} keys where the archive gives ${right.root}`);
    expect(found[1]).toContain(`over ${right.leaves + 1} keys where the archive gives`);
    expect(found[2]).toContain('import never, which there is not');
  });

  it('are not looked at any more once the verification is cancelled', async () => {
    const path = await archive();
    await proveAbsence(nobody, await proofTools(path));
    const controller = new AbortController();
    const cancelling: typeof keyRootOf = (segments, importId, breathe) => {
      controller.abort();
      return keyRootOf(segments, importId, breathe);
    };
    const verification = verifyArchive(path, {
      scope: 'everything',
      now: () => new Date(),
      keyRootOf: cancelling,
      signal: controller.signal,
    });
    await expect(verification).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
