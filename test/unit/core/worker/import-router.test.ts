import { createRouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { createImportRouter, type ImportRooms } from '#core/worker/import-router.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import { noDecisions } from '#shared/model/mapping.ts';

const report: ImportReport = {
  kind: 'report',
  importId: 'i',
  receipt: null,
  archive: { events: 0, segments: 0, generation: 1 },
  sources: [],
  rejects: [],
  elapsedMs: 1,
  read: 0,
  accepted: 0,
  duplicates: 0,
  conflicts: 0,
  rejected: 0,
};

const compact = () => Promise.resolve({ merges: [], events: 0, generation: 1 });
const job = { path: '/archive', sources: [], strict: false, decisions: noDecisions, covers: null, dataFolder: '/data' };

const answer = () => Promise.resolve(report);
const otherRooms: Omit<ImportRooms, 'runImport'> = {
  makeDemo: answer,
  inspect: () => Promise.resolve([]),
  pull: answer,
  s3: answer,
  retry: answer,
  compact,
  useKey: () => undefined,
  sendRestore: () => Promise.resolve({ outcome: 'accepted', status: 200, answer: '', ledgerSequence: 1 }),
};

describe('createImportRouter', () => {
  it('lets a cancelled job put the archive back before the next one starts', async () => {
    const log: string[] = [];
    let undone = (): void => undefined;
    const runImport: ImportRooms['runImport'] = ({ strict }, { signal }) => {
      const name = strict ? 'second' : 'first';
      log.push(`${name} starts`);
      if (strict) return Promise.resolve(report);
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          undone = () => {
            log.push('first undone');
            reject(signal.reason);
          };
        });
      });
    };
    const client = createRouterClient(createImportRouter({ ...otherRooms, runImport }));
    const controller = new AbortController();
    const first = await client.run(job, { signal: controller.signal });
    await Promise.resolve();
    const second = await client.run({ ...job, strict: true });
    controller.abort();
    const settled = client.settle();
    undone();
    expect((await second.next()).value).toEqual(report);
    await expect(first.next()).rejects.toMatchObject({ code: 'CANCELLED' });
    await settled;
    expect(log).toEqual(['first starts', 'first undone', 'second starts']);
  });

  it('never starts a job that was cancelled while it waited', async () => {
    const started: boolean[] = [];
    const rooms: ImportRooms = {
      ...otherRooms,
      runImport: ({ strict }, { signal }) => {
        started.push(strict);
        return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      },
    };
    const client = createRouterClient(createImportRouter(rooms));
    const first = await client.run(job);
    const controller = new AbortController();
    const waiting = await client.run({ ...job, strict: true }, { signal: controller.signal });
    controller.abort();
    await first.return?.(undefined);
    await client.settle();
    await expect(waiting.next()).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(started).toEqual([false]);
  });
});
