// Lines of custody: committed like an import's receipt, checked like one, and nothing made of the archive expires by them.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireLock } from '#core/archive/archive-lock.ts';
import { openCustody } from '#core/archive/custody.ts';
import { readManifest } from '#core/archive/manifest.ts';
import { mergeArchive } from '#core/archive/merge-archive.ts';
import { readReceipts } from '#core/archive/read-receipts.ts';
import { verifyArchive } from '#core/archive/verify-archive.ts';
import { createQueryEngine } from '#core/query/engine.ts';
import { openNewestSnapshot } from '#core/query/newest-snapshot.ts';
import { everything } from '#shared/model/filter.ts';
import type { RestoreRecord } from '#shared/model/ledger.ts';
import { evidenceArchive } from '#test/support/evidence-archive.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const now = () => new Date('2026-08-02T00:00:00.000Z');
const options = { appVersion: '0.0.1', now };

const asked: Extract<RestoreRecord, { phase: 'asked' }> = {
  phase: 'asked',
  restoreId: 'r1',
  eventId: 'evt-1',
  mode: 'undo',
  resource: { type: 'queue', id: 'q1', tenantId: null },
  method: 'PATCH',
  url: 'https://acme.example/api/queue/q1',
  bodySha256: '0'.repeat(64),
  fields: ['name'],
  operator: null,
  appVersion: '0.0.1',
};
const answered: RestoreRecord = { ...asked, phase: 'answered', outcome: 'accepted', status: 200 };

const verify = async (path: string) => {
  const tools = { now, signal: new AbortController().signal, onProgress: () => undefined };
  const { ok, problems, remarks } = await verifyArchive(path, { scope: 'everything', ...tools });
  return { ok, problems, remarks: remarks.map(({ kind }) => kind) };
};

describe('openCustody', () => {
  it('writes lines that verify and later commits build on, and leaves the generation as it is', async () => {
    const path = await evidenceArchive(await temporaryFolder());
    const before = readManifest(path);
    const custody = await openCustody(path, options);
    const first = custody.record(asked);
    expect(custody.record(answered)).toBe(first + 1);
    custody.release();
    const after = readManifest(path);
    expect(after).toMatchObject({ generation: before.generation, segments: before.segments, imports: before.imports });
    expect(after.ledger?.lines).toBe((before.ledger?.lines ?? 0) + 2);
    const { lines } = readReceipts(path, 0, 2);
    expect(lines.map(({ kind, body }) => [kind, 'restore' in body ? body.restore.phase : ''])).toEqual([
      ['restore', 'answered'],
      ['restore', 'asked'],
    ]);
    expect(await verify(path)).toMatchObject({ ok: true, problems: [] });
    expect((await mergeArchive(path, options)).generation).toBe(before.generation + 1);
    expect(await verify(path)).toMatchObject({ ok: true, problems: [] });
  });

  it('finds a line that was changed', async () => {
    const path = await evidenceArchive(await temporaryFolder());
    const custody = await openCustody(path, options);
    custody.record(asked);
    custody.release();
    const ledger = join(path, 'ledger.jsonl');
    writeFileSync(ledger, readFileSync(ledger, 'utf8').replace('/api/queue/q1', '/api/queue/q2'));
    const { ok, problems } = await verify(path);
    expect(ok).toBe(false);
    expect(problems.map(({ kind }) => kind)).toContain('signature');
  });

  it('is the first line of an archive that is older than its ledger', async () => {
    const path = await evidenceArchive(await temporaryFolder());
    const { ledger: _, attachments: __, ...manifest } = readManifest(path);
    writeFileSync(join(path, 'archive.json'), `${JSON.stringify({ ...manifest, version: 1 }, null, 2)}\n`);
    rmSync(join(path, 'ledger.jsonl'));
    const custody = await openCustody(path, options);
    custody.record(asked);
    custody.record(answered);
    custody.release();
    expect(await verify(path)).toMatchObject({
      ok: true,
      problems: [],
      remarks: expect.arrayContaining(['no_receipts']),
    });
  });

  it('holds the write lock from the first line to the last, and takes none that is held', async () => {
    const path = await evidenceArchive(await temporaryFolder());
    const locked = expect.objectContaining({ code: 'ARCHIVE_LOCKED' });
    const lock = acquireLock(path);
    await expect(openCustody(path, options)).rejects.toEqual(locked);
    lock.release();
    const custody = await openCustody(path, options);
    custody.record(asked);
    expect(() => acquireLock(path)).toThrow(locked);
    custody.release();
    acquireLock(path).release();
  });

  it('leaves a snapshot and what was made of it as it is, which a merge does not', async () => {
    const path = await evidenceArchive(await temporaryFolder());
    const newest = await openNewestSnapshot(path);
    const first = await newest.get();
    const custody = await openCustody(path, options);
    custody.record(asked);
    custody.release();
    expect(await newest.get()).toBe(first);
    await mergeArchive(path, options);
    const next = await newest.get();
    expect(next.manifest.generation).toBe(first.manifest.generation + 1);
    newest.close();
  });

  it('lets result sets live on', async () => {
    const path = await evidenceArchive(await temporaryFolder());
    const engine = await createQueryEngine(path);
    const set = await engine.open({ filter: everything, zone: 'UTC', sort: 'newest' });
    const custody = await openCustody(path, options);
    custody.record(asked);
    custody.release();
    expect(await engine.refresh()).toBe(false);
    const { rows } = await engine.rows({ handle: set.handle, offset: 0, limit: 5 });
    expect(rows).toHaveLength(5);
    engine.close();
  });
});
