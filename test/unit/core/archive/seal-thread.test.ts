// Sealing in a second thread: the same archive comes out, its failures come back, and an abort leaves nothing behind.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { openReader } from '#core/archive/open-reader.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { createSealThread, type SealHelper } from '#core/archive/seal-thread.ts';
import type { Outcome } from '#core/archive/types.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { incoming, sampleEvent } from './support/sample-event.ts';
import { importEvents, options, recordOf, temporaryArchive } from './support/temp-archive.ts';

const engine = pathToFileURL(resolve(import.meta.dirname, '../../../../out/main/engine-worker.js'));
const limits = { monthEvents: 40, allEvents: 100, allBytes: 1e9 };

/** Counts what the helper was given, to show that it took part. */
const countingHelper = (): SealHelper & { sealed(): number } => {
  let sealed = 0;
  return {
    fromEvents: 1,
    sealed: () => sealed,
    start: () => {
      const thread = createSealThread(() => new Worker(engine, { workerData: { role: 'seal' } }));
      return {
        ...thread,
        seal: (rows, target) => {
          sealed += 1;
          return thread.seal(rows, target);
        },
      };
    },
  };
};

/** Three months, mixed; odd texts, complete states, kept originals, repeated ids. */
const events = Array.from({ length: 400 }, (_, number): AuditEvent => {
  const timestamp = `2026-0${1 + (number % 3)}-10T00:${String(number % 60).padStart(2, '0')}:00.000Z`;
  const change: Partial<AuditEvent> =
    number % 5 === 0 ? { diff: { name: { from: 'á\ud800', to: null } }, before: { name: 'á' }, after: {} } : {};
  return sampleEvent(number, { id: `event-${number % 390}`, timestamp, timestampText: timestamp, ...change });
});
const offered = events.map((event, number) =>
  incoming(event, { line: number + 1, ...(number % 7 === 0 ? { raw: Buffer.from(`{ "odd": ${number} }`) } : {}) }),
);

const contents = async (path: string): Promise<unknown[]> => {
  const reader = await openReader(path);
  const all = reader.segments.flatMap((segment) => {
    const seqs = Array.from({ length: segment.entry.events }, (_, seq) => seq);
    return segment.events(seqs).map(({ event, conflict, line, source, seq }) => ({
      event,
      conflict,
      line,
      source,
      raw: Buffer.from(segment.raw(seq)).toString('base64'),
    }));
  });
  reader.close();
  return all.sort((left, right) => left.line - right.line);
};

it('makes the archive that one thread makes', async () => {
  const alone = temporaryArchive();
  const together = temporaryArchive();
  const expected = await importEvents(alone, offered, { limits });
  const helper = countingHelper();
  const writer = await openWriter(together, options, limits, helper);
  const source = writer.beginSource('events.jsonl');
  const outcomes: Outcome[] = [];
  for (const [number, each] of offered.entries()) {
    outcomes.push(writer.add({ ...each, source }));
    if (number % 10 === 0) await new Promise(setImmediate);
  }
  const manifest = await writer.commit(recordOf(outcomes));
  expect(outcomes).toEqual(expected.outcomes);
  expect(outcomes.filter((outcome) => outcome === 'conflict').length).toBe(10);
  expect(helper.sealed()).toBeGreaterThan(0);
  expect(manifest.segments.map(({ file }) => file)).toEqual(manifest.segments.map(({ file }) => file).sort());
  expect(await contents(together)).toEqual(await contents(alone));
});

it('hands the failure of the other thread on, and leaves the archive as it was', async () => {
  const path = temporaryArchive();
  const writer = await openWriter(path, options, limits, countingHelper());
  const source = writer.beginSource('events.jsonl');
  rmSync(join(path, 'segments'), { recursive: true });
  writeFileSync(join(path, 'segments'), 'in the way');
  const outcomes = offered.slice(0, 20).map((each) => writer.add({ ...each, source }));
  await expect(writer.commit(recordOf(outcomes))).rejects.toMatchObject({ code: 'ARCHIVE_GONE' });
  rmSync(join(path, 'segments'));
  await writer.abort();
  const reader = await openReader(path);
  expect(reader.manifest).toMatchObject({ generation: 0, segments: [] });
  reader.close();
});

it('removes what the other thread has written when the import is given up', async () => {
  const path = temporaryArchive();
  const helper = countingHelper();
  const writer = await openWriter(path, options, limits, helper);
  const source = writer.beginSource('events.jsonl');
  for (const each of offered) writer.add({ ...each, source });
  expect(helper.sealed()).toBeGreaterThan(0);
  await writer.abort();
  expect(readdirSync(join(path, 'segments'))).toEqual([]);
  expect(readdirSync(path)).not.toContain('archive.lock');
});

it('tells that the thread died', async () => {
  const path = temporaryArchive();
  const helper: SealHelper = {
    fromEvents: 1,
    start: () => createSealThread(() => new Worker('process.exit(3)', { eval: true })),
  };
  const writer = await openWriter(path, options, limits, helper);
  const source = writer.beginSource('events.jsonl');
  const outcomes = offered.slice(0, 50).map((each) => writer.add({ ...each, source }));
  await expect(writer.commit(recordOf(outcomes))).rejects.toMatchObject({ code: 'INTERNAL' });
  await writer.abort();
  expect(readdirSync(join(path, 'segments'))).toEqual([]);
});
