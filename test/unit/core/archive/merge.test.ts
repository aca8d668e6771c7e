// Small parts of a month become one segment that holds exactly what they held.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acquireLock } from '#core/archive/archive-lock.ts';
import { createArchive } from '#core/archive/create-archive.ts';
import { HeldFiles } from '#core/archive/held-files.ts';
import { initSql } from '#core/archive/init-sql.ts';
import { readManifest } from '#core/archive/manifest.ts';
import { isMergeable, mergeArchive } from '#core/archive/merge-archive.ts';
import { openReader } from '#core/archive/open-reader.ts';
import type { IncomingEvent, StoredEvent } from '#core/archive/types.ts';
import { categoryOf } from '#shared/model/category.ts';
import { sealedFiles } from './support/archive-model.ts';
import { anyEvent } from './support/event-arbitrary.ts';
import { incoming, sampleEvent } from './support/sample-event.ts';
import { importEvents, options, temporaryArchive, temporaryFolder } from './support/temp-archive.ts';

const small = { monthEvents: 10, allEvents: 100, allBytes: 1e9 };
const many = (from: number, to: number, over = {}) =>
  Array.from({ length: to - from }, (_, index) => incoming(sampleEvent(from + index, over)));

/** Everything stored, with its record; without `seq`, which merging changes. */
const storedIn = async (path: string): Promise<string[]> => {
  const reader = await openReader(path);
  try {
    return reader.segments
      .flatMap((segment) =>
        segment.events([...Array(segment.entry.events).keys()]).map(({ seq, ...stored }: StoredEvent) =>
          JSON.stringify({
            ...stored,
            contentHash: Buffer.from(stored.contentHash).toString('hex'),
            raw: Buffer.from(segment.raw(seq)).toString('base64'),
          }),
        ),
      )
      .sort();
  } finally {
    reader.close();
  }
};

const uncached = ['import_id', 'source'];
/** Rows of every segment's view `events`, as any SQLite tool shows them, without what tells imports apart. */
const viewRows = async (path: string): Promise<unknown[]> => {
  const sql = await initSql();
  return readManifest(path)
    .segments.map(({ file }) => file)
    .sort()
    .map((file) => {
      const database = new sql.Database(readFileSync(join(path, file)));
      const [result] = database.exec('SELECT * FROM events ORDER BY seq');
      database.close();
      const kept = result?.columns.flatMap((name, place) => (uncached.includes(name) ? [] : [place])) ?? [];
      return result?.values.map((row) => kept.map((place) => row[place]));
    });
};

describe('merging', () => {
  it('makes of many imports what one import would have stored, and keeps where each event came from', async () => {
    const root = temporaryFolder();
    let run = 0;
    // Some ids come again, with the same content or another.
    const event = fc
      .tuple(anyEvent, fc.option(fc.constantFrom('a', 'b', 'evt_audit_01H8XGJWBWBAQ4Z4W2Y1C5NA7M')))
      .map(([one, id]) => ({ ...one, id: id ?? one.id, category: categoryOf(one.action, one.resource.type) }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(event, fc.option(fc.uint8Array({ maxLength: 40 })), fc.nat(3)), {
          minLength: 2,
          maxLength: 30,
        }),
        async (given) => {
          const events = given.map(([one, raw], index) =>
            incoming(one, { line: index + 1, byteOffset: index * 2 ** 33, ...(raw === null ? {} : { raw }) }),
          );
          const [parted, whole] = [join(root, `${run}-parted`), join(root, `${run++}-whole`)];
          for (const path of [parted, whole]) createArchive(path, options);
          const order: IncomingEvent[] = [];
          for (const number of [0, 1, 2, 3]) {
            const part = events.filter((_, index) => given[index]?.[2] === number);
            order.push(...part);
            await importEvents(parted, part);
          }
          await importEvents(whole, order);
          const before = await storedIn(parted);
          const { left } = await mergeArchive(parted, options);
          expect(left).toBe(0);
          expect(await storedIn(parted)).toEqual(before);
          expect(await viewRows(parted)).toEqual(await viewRows(whole));
          const months = readManifest(parted).segments.map(({ month }) => month);
          expect(new Set(months).size).toBe(months.length);
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);

  it('replaces files only after the swap, one generation further, and leaves nothing behind', async () => {
    const path = temporaryArchive();
    const odd = incoming(sampleEvent(1), { raw: Buffer.from('an odd record') });
    await importEvents(path, [odd, ...many(2, 35)], { limits: small });
    await importEvents(path, many(35, 50, { actor: { id: 'x', email: null, role: null, ip: null, userAgent: null } }));
    const before = readManifest(path);
    expect(before.segments.length).toBeGreaterThan(3);
    const report = await mergeArchive(path, options);
    const after = readManifest(path);
    expect(after.segments).toMatchObject([{ month: '2026-05', part: 0, generation: 3, events: 49, conflicts: 0 }]);
    expect(after).toMatchObject({ generation: 3, imports: before.imports, totals: before.totals });
    expect(report).toMatchObject({ events: 49, left: 0, generation: 3 });
    expect(report.merges).toEqual([
      {
        from: before.segments.flatMap(({ file, originals }) => (originals ? [file, originals.file] : [file])),
        into: ['segments/2026-05.000.3.sqlite', 'originals/2026-05.000.3.bin'],
      },
    ]);
    const lines = readFileSync(join(path, 'ledger.jsonl'), 'utf8').trimEnd().split('\n');
    expect(JSON.parse(lines[2] ?? '')).toMatchObject({ kind: 'compaction', body: { merged: report.merges } });
    expect(lines).toHaveLength(3);
    expect(sealedFiles(path)).toEqual(['originals/2026-05.000.3.bin', 'segments/2026-05.000.3.sqlite']);
    expect(readdirSync(join(path, 'cache'))).toEqual(['2026-05.000.3.columns']);
  });

  it('does not disturb a reader of the generation before, which goes on from what it holds', async () => {
    const path = temporaryArchive();
    const odd = incoming(sampleEvent(1), { raw: Buffer.from('an odd record') });
    await importEvents(path, [odd, ...many(2, 45)], { limits: small });
    const reader = await openReader(path);
    await mergeArchive(path, options);
    const ids = reader.segments.flatMap((segment) =>
      segment.events([...Array(segment.entry.events).keys()]).map(({ event }) => event.id),
    );
    expect(ids).toEqual(many(1, 45).map(({ event }) => event.id));
    expect(Buffer.from(reader.segments[0]?.raw(0) ?? []).toString()).toBe('an odd record');
    const next = await openReader(path, reader);
    expect(next.manifest.generation).toBe(2);
    expect(next.find('evt_audit_000044')).toHaveLength(1);
    next.close();
  });

  it('makes a reader that holds no files open start again', async () => {
    const path = temporaryArchive();
    const { manifest } = await importEvents(path, many(0, 40), { limits: small });
    const [entry] = manifest.segments;
    if (!entry) throw new Error('nothing was sealed');
    const held = new HeldFiles(path, 0);
    held.hold(entry);
    await mergeArchive(path, options);
    expect(() => held.read(entry)).toThrow(expect.objectContaining({ code: 'HANDLE_EXPIRED' }));
    expect(() => held.hold(entry)).toThrow(expect.objectContaining({ code: 'HANDLE_EXPIRED' }));
  });

  it('knows its events when they come again, conflicts included', async () => {
    const path = temporaryArchive();
    const changed = incoming(sampleEvent(3, { action: 'download' }));
    const again = incoming(sampleEvent(3, { action: 'export' }));
    await importEvents(path, many(0, 20), { limits: small });
    await importEvents(path, [changed, ...many(20, 30)]);
    await mergeArchive(path, options);
    const { outcomes } = await importEvents(path, [...many(0, 30), changed, again]);
    expect(outcomes).toEqual([...Array(31).fill('duplicate'), 'conflict']);
    await mergeArchive(path, options);
    expect((await importEvents(path, [again, changed])).outcomes).toEqual(['duplicate', 'duplicate']);
  });

  it('changes nothing where nothing is to be merged', async () => {
    const path = temporaryArchive();
    await importEvents(path, many(0, 20));
    const before = readFileSync(join(path, 'archive.json'));
    expect(isMergeable(path)).toBe(false);
    expect(await mergeArchive(path, options)).toEqual({ merges: [], events: 0, left: 0, generation: 1 });
    expect(readFileSync(join(path, 'archive.json'))).toEqual(before);
  });

  it('is given up when cancelled, and waits for no lock', async () => {
    const path = temporaryArchive();
    await importEvents(path, many(0, 40), { limits: small });
    const files = sealedFiles(path);
    expect(isMergeable(path)).toBe(true);
    const cancel = new AbortController();
    const merging = mergeArchive(path, { ...options, signal: cancel.signal });
    cancel.abort();
    await expect(merging).rejects.toMatchObject({ code: 'CANCELLED' });
    const lock = acquireLock(path);
    await expect(mergeArchive(path, options)).rejects.toMatchObject({ code: 'ARCHIVE_LOCKED' });
    lock.release();
    expect(sealedFiles(path)).toEqual(files);
    expect(readManifest(path).generation).toBe(1);
  });

  it('refuses a damaged part and changes nothing', async () => {
    const path = temporaryArchive();
    const { manifest } = await importEvents(path, many(0, 40), { limits: small });
    const file = join(path, manifest.segments[2]?.file ?? '');
    const bytes = readFileSync(file);
    bytes[9000] = (bytes[9000] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await expect(mergeArchive(path, options)).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED', data: { where: file } });
    expect(readManifest(path)).toEqual(manifest);
    expect(sealedFiles(path)).toEqual(manifest.segments.map((segment) => segment.file));
  });
});
