// An archive of segment schema 1 is read as if it had been written today.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifest } from '#core/archive/manifest.ts';
import { mergeArchive } from '#core/archive/merge-archive.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { runImport } from '#core/ingest/run-import.ts';
import { createQueryEngine } from '#core/query/engine.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import {
  type ExpectedEvent,
  expectedCounts,
  expectedEvents,
  firstSchemaArchive,
  sourceNames,
  sourceRecord,
  sourcesFolder,
} from './support/first-schema-archive.ts';
import { incoming, sampleEvent } from './support/sample-event.ts';
import { importEvents, options } from './support/temp-archive.ts';

const byContent = (left: { contentHash: string }, right: { contentHash: string }): number =>
  left.contentHash < right.contentHash ? -1 : 1;

/** Everything the archive holds, in the form of the expectation, with the records' bytes. */
const readAll = async (path: string): Promise<{ event: ExpectedEvent; raw: Buffer }[]> => {
  const reader = await openReader(path);
  try {
    return reader.segments.flatMap((segment) =>
      segment.events([...Array(segment.entry.events).keys()]).map(({ seq, contentHash, ...rest }) => {
        const raw = Buffer.from(segment.raw(seq));
        const hash = Buffer.from(contentHash).toString('hex');
        return { event: { segment: segment.entry.file, ...rest, contentHash: hash, bytes: raw.length }, raw };
      }),
    );
  } finally {
    reader.close();
  }
};

const importSources = async (path: string): Promise<ImportReport> => {
  const writer = await openWriter(path, options);
  const sources = sourceNames.map((name) => ({ path: join(sourcesFolder, name), name }));
  return runImport({ writer, sources, strict: false, ...options });
};

const expectCounts = async (path: string): Promise<void> => {
  const engine = await createQueryEngine(path);
  try {
    const counts = [];
    for (const { filter } of expectedCounts) {
      const { count } = await engine.open({ filter: parseFilter(filter), zone: 'UTC', sort: 'newest' });
      counts.push({ filter, count });
    }
    expect(counts).toEqual(expectedCounts);
  } finally {
    engine.close();
  }
};

describe('an archive of segment schema 1', () => {
  it('gives every event, its provenance and its record byte for byte', async () => {
    const stored = await readAll(firstSchemaArchive());
    expect(stored.map(({ event }) => event).sort(byContent)).toStrictEqual([...expectedEvents].sort(byContent));
    for (const { event, raw } of stored) expect(raw.equals(sourceRecord(event))).toBe(true);
  });

  it('answers every filter as before', () => expectCounts(firstSchemaArchive()));

  it('knows all its events when they come again', async () => {
    const path = firstSchemaArchive();
    const report = await importSources(path);
    expect(report).toMatchObject({ accepted: 0, conflicts: 0, duplicates: report.read - report.rejected, rejected: 4 });
    await expectCounts(path);
  });

  it('becomes one of the present schema when its parts are merged', async () => {
    const path = firstSchemaArchive();
    const withoutFile = (all: readonly { event: ExpectedEvent }[]): unknown[] =>
      all
        .map(({ event }) => event)
        .sort(byContent)
        .map(({ segment: _, ...event }) => event);
    const before = withoutFile(await readAll(path));
    expect(await mergeArchive(path, options)).toMatchObject({ events: expectedEvents.length, left: 0, generation: 4 });
    const stored = await readAll(path);
    expect(withoutFile(stored)).toStrictEqual(before);
    for (const { event, raw } of stored) expect(raw.equals(sourceRecord(event))).toBe(true);
    const { segments } = readManifest(path);
    expect(segments.map(({ file }) => file)).toEqual(
      ['2026-03', '2026-04', '2026-05'].map((month) => `segments/${month}.000.4.sqlite`),
    );
    for (const { file } of segments) {
      const bytes = readFileSync(join(path, file));
      // SQLite keeps user_version in four bytes at 60.
      expect(bytes.readUInt32BE(60)).toBe(2);
    }
    await expectCounts(path);
    expect((await importSources(path)).accepted).toBe(0);
  });

  it('takes further events, conflicts with its own among them', async () => {
    const path = firstSchemaArchive();
    const known = expectedEvents.find(({ conflict }) => !conflict)?.event;
    if (!known) throw new Error('the fixture is empty');
    const { outcomes } = await importEvents(path, [
      incoming(sampleEvent(1)),
      incoming({ ...known, action: 'something else' }),
    ]);
    expect(outcomes).toEqual(['accepted', 'conflict']);
    expect(await readAll(path)).toHaveLength(expectedEvents.length + 2);
  });
});
