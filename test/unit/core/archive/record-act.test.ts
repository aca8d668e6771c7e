// Acts as lines of the ledger: read by kind, written beside other writers, and a sample's seed once.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { acquireLock, clearOwnLock } from '#core/archive/archive-lock.ts';
import { awaitLock } from '#core/archive/await-lock.ts';
import { createArchive } from '#core/archive/create-archive.ts';
import { openCustody } from '#core/archive/custody.ts';
import { lockName } from '#core/archive/layout.ts';
import { readManifest } from '#core/archive/manifest.ts';
import { mergeArchive } from '#core/archive/merge-archive.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { readCustody } from '#core/archive/read-custody.ts';
import { readReceipts } from '#core/archive/read-receipts.ts';
import { recordAct, recordSample } from '#core/archive/record-act.ts';
import { verifyArchive } from '#core/archive/verify-archive.ts';
import { runImport } from '#core/ingest/run-import.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type CustodyAct, custodyActSchema } from '#shared/model/ledger.ts';
import { evidenceArchive } from '#test/support/evidence-archive.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const now = () => new Date('2026-08-02T00:00:00.000Z');
const options = { appVersion: '0.0.1', now };
const by = { operator: 'Ana', host: 'headless', appVersion: '0.0.1' } as const;
const exported: CustodyAct = {
  ...by,
  kind: 'export',
  format: 'csv',
  filter: 'action:delete',
  zone: 'UTC',
  events: 3,
  file: 'a.csv',
  bytes: 10,
  sha256: '0'.repeat(64),
};
const sample = {
  ...by,
  kind: 'sample',
  method: 'sivo-sample-v1',
  filter: '',
  zone: 'UTC',
  seed: 's',
  population: '1'.repeat(64),
  size: 100,
  n: 10,
  strata: null,
} as const;
const custodyOf = (path: string) => () => openCustody(path, options);
const verify = async (path: string) => {
  const tools = { now, signal: new AbortController().signal, onProgress: () => undefined };
  return verifyArchive(path, { scope: 'everything', ...tools });
};

describe('recordAct and readCustody', () => {
  it('give lines by kind, newest first, with the counts of every kind', async () => {
    const path = await evidenceArchive(await temporaryFolder());
    await recordAct({ ...by, kind: 'open' }, custodyOf(path));
    const sequence = await recordAct(exported, custodyOf(path));
    const all = readCustody(path, { kinds: [], offset: 0, limit: 10 });
    expect(all.total).toBe(4);
    expect(all.lines.map(({ sequence }) => sequence)).toEqual([3, 2, 1, 0]);
    expect(all.counts).toEqual([
      { kind: 'import', count: 2 },
      { kind: 'open', count: 1 },
      { kind: 'export', count: 1 },
    ]);
    const some = readCustody(path, { kinds: ['export', 'open'], offset: 0, limit: 1 });
    expect(some).toMatchObject({ total: 2, counts: all.counts });
    expect(some.lines).toMatchObject([{ sequence, kind: 'custody', body: { act: exported } }]);
    expect(readCustody(path, { kinds: ['pack'], offset: 0, limit: 1 })).toMatchObject({ total: 0, lines: [] });
    expect(readReceipts(path, 1, 5, ['import'])).toMatchObject({ total: 2, lines: [{ sequence: 0 }] });
  });

  it('verify as the first line of a new archive, before its first import', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'archive');
    createArchive(path, options);
    await recordAct({ ...by, kind: 'open' }, custodyOf(path));
    expect(await verify(path)).toMatchObject({ ok: true, problems: [] });
    const source = join(folder, 'a.jsonl');
    writeFileSync(source, '{"id":"1","timestamp":"2026-05-01T00:00:00Z","action":"login"}\n');
    const sources = [{ path: source, name: 'a.jsonl' }];
    await runImport({ writer: await openWriter(path, options), sources, strict: false, appVersion: '0.0.1', now });
    expect(await verify(path)).toMatchObject({ ok: true, problems: [] });
  });

  it('tell many keys that nobody kept in one remark', async () => {
    const path = await evidenceArchive(await temporaryFolder());
    for (let times = 0; times < 12; times++) await recordAct({ ...by, kind: 'open' }, custodyOf(path));
    const { ok, remarks } = await verify(path);
    expect(ok).toBe(true);
    expect(remarks.filter(({ kind }) => kind === 'key_not_kept' || kind === 'new_key')).toEqual([
      {
        kind: 'key_not_kept',
        where: 'ledger.jsonl',
        message: 'signed by 13 keys that nobody kept: line 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 … (14 in all)',
      },
    ]);
  });

  it('keeps what nobody wrote out of an act', () => {
    expect(custodyActSchema.safeParse({ ...exported, doneAt: '2026-08-01T00:00:00Z' }).success).toBe(true);
    expect(custodyActSchema.safeParse({ ...exported, folder: '/home' }).success).toBe(false);
  });
});

describe('the write lock', () => {
  it('is waited for while a line of custody is written, by imports, merges and other lines', async () => {
    const path = await evidenceArchive(await temporaryFolder());
    for (const next of [
      async () => (await openWriter(path, options)).abort(),
      () => mergeArchive(path, options),
      () => recordAct({ ...by, kind: 'open' }, custodyOf(path)),
    ]) {
      const custody = await openCustody(path, options);
      const waiting = next();
      custody.act(exported);
      custody.release();
      await waiting;
    }
    expect((await verify(path)).ok).toBe(true);
  });

  it('is not waited for while anything else holds it, nor where an earlier version did', async () => {
    const path = await evidenceArchive(await temporaryFolder());
    const refused = expect.objectContaining({ code: 'ARCHIVE_LOCKED' });
    const lock = acquireLock(path);
    await expect(awaitLock(path)).rejects.toEqual(refused);
    const file = join(path, lockName);
    const { purpose, ...older } = JSON.parse(readFileSync(file, 'utf8'));
    expect(purpose).toBe('work');
    writeFileSync(file, JSON.stringify(older));
    await expect(awaitLock(path, 'custody')).rejects.toEqual(refused);
    lock.release();
    (await awaitLock(path)).release();
  });

  it('of one purpose is not cleared for another', async () => {
    const path = await evidenceArchive(await temporaryFolder());
    const lock = acquireLock(path);
    clearOwnLock(path, lockName, 'custody');
    expect(lock.isHeld()).toBe(true);
    clearOwnLock(path);
    expect(lock.isHeld()).toBe(false);
    const custody = acquireLock(path, lockName, 'custody');
    clearOwnLock(path);
    expect(custody.isHeld()).toBe(true);
    custody.release();
  });
});

describe('recordSample', () => {
  it('records a draw once, whoever draws it again, and another draw anew', async () => {
    const path = await evidenceArchive(await temporaryFolder());
    const first = await recordSample(path, sample, custodyOf(path));
    expect(first).toEqual({ sequence: 2, at: '2026-08-02T00:00:00.000Z' });
    const again = { ...sample, operator: 'Eva', host: 'desktop', appVersion: '9' } as const;
    expect(await recordSample(path, again, custodyOf(path))).toEqual(first);
    expect(await recordSample(path, { ...sample, seed: 't' }, custodyOf(path))).toMatchObject({ sequence: 3 });
    expect(readManifest(path).ledger?.lines).toBe(4);
  });

  it('says why it could not, and waits for a writer that goes', async () => {
    const path = await evidenceArchive(await temporaryFolder());
    const lines = readManifest(path).ledger?.lines;
    const full = () => Promise.reject(new WorkbenchError('DISK_FULL', path, 'ENOSPC'));
    expect(await recordSample(path, sample, full)).toBe('DISK_FULL: ENOSPC');
    expect(readManifest(path).ledger?.lines).toBe(lines);
    const lock = acquireLock(path);
    const opened = vi.fn(() => openCustody(path, options));
    const waiting = recordSample(path, sample, opened);
    await vi.waitFor(() => expect(opened).toHaveBeenCalled());
    lock.release();
    expect(await waiting).toMatchObject({ sequence: 2 });
  });
});
