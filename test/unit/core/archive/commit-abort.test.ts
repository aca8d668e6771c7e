import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifest } from '#core/archive/manifest.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { incoming, sampleEvent } from './support/sample-event.ts';
import { importEvents, options, recordOf, temporaryArchive } from './support/temp-archive.ts';

const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, number) => incoming(sampleEvent(from + number)));
const smallSegments = { monthEvents: 5, allEvents: 100, allBytes: 1e9 };
const files = (path: string): string[] =>
  ['', 'segments', 'originals', 'quarantine', 'cache']
    .flatMap((folder) => readdirSync(join(path, folder)).map((name) => `${folder}/${name}`))
    .sort();
const rejected = {
  source: 'events.jsonl',
  line: 7,
  byteOffset: 70,
  reason: 'not_json',
  message: 'Unexpected end',
  bytes: 3,
  encoding: 'utf8',
  raw: '{"a',
} as const;

describe('commit', () => {
  it('shows nothing before and everything after', async () => {
    const path = temporaryArchive();
    const writer = await openWriter(path, options, smallSegments);
    writer.beginSource('events.jsonl');
    const outcomes = many(12).map((event) => writer.add(event));
    expect(readManifest(path)).toMatchObject({ generation: 0, segments: [] });
    const sealing: [number, number][] = [];
    await writer.commit(recordOf(outcomes), (done, total) => sealing.push([done, total]));
    expect(sealing).toEqual([
      [2, 3],
      [3, 3],
    ]);
    expect(readManifest(path)).toMatchObject({ generation: 1, totals: { read: 12, accepted: 12 } });
    expect(existsSync(join(path, 'archive.lock'))).toBe(false);
  });

  it('records an import that brought nothing', async () => {
    const path = temporaryArchive();
    const { manifest, importId } = await importEvents(path, []);
    expect(manifest.imports).toMatchObject([{ id: importId, read: 0, quarantine: null }]);
    expect(manifest.imports[0]?.finishedAt).toBe('2026-06-01T12:00:00.000Z');
  });

  it('refuses an account that does not add up and leaves the archive as it was', async () => {
    const path = temporaryArchive();
    const writer = await openWriter(path, options);
    writer.beginSource('events.jsonl');
    writer.add(incoming(sampleEvent(1)));
    await expect(writer.commit(recordOf([]))).rejects.toMatchObject({ code: 'INTERNAL' });
    await writer.abort();
    expect(readManifest(path).generation).toBe(0);
  });

  it('keeps rejected records by import, page by page', async () => {
    const path = temporaryArchive();
    const rejects = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...rejected, line: from + index }));
    const first = await importEvents(path, many(1), { rejects: rejects(1, 3) });
    const second = await importEvents(path, many(1), { rejects: rejects(10, 4) });
    expect(second.manifest.imports[1]?.quarantine?.file).toBe(`quarantine/${second.importId}.jsonl`);
    const reader = await openReader(path);
    const page = await reader.quarantine({ settled: true }, 2, 3);
    expect(page.total).toBe(7);
    expect(page.items.map(({ importId, line }) => [importId, line])).toEqual([
      [first.importId, 3],
      [second.importId, 10],
      [second.importId, 11],
    ]);
    const last = await reader.quarantine({ importId: second.importId, settled: true }, 3, 10);
    expect(last).toEqual({
      total: 4,
      items: [{ ...rejected, line: 13, importId: second.importId, ordinal: 3, settledBy: null }],
    });
    expect((await reader.quarantine({ importId: 'no-such-import', settled: true }, 0, 10)).total).toBe(0);
    reader.close();
  });
});

describe('abort', () => {
  it('leaves the last generation and no trace of the import', async () => {
    const path = temporaryArchive();
    await importEvents(path, many(7), { limits: smallSegments });
    const before = files(path);
    const manifest = readFileSync(join(path, 'archive.json'), 'utf8');
    const writer = await openWriter(path, options, smallSegments);
    writer.beginSource('more.jsonl');
    for (const event of many(12, 100)) writer.add(event);
    writer.reject(rejected);
    await writer.abort();
    await writer.abort();
    expect(files(path)).toEqual(before);
    expect(readFileSync(join(path, 'archive.json'), 'utf8')).toBe(manifest);
    expect(() => writer.add(incoming(sampleEvent(1)))).toThrow(/already ended/);
  });
});

describe('recovery', () => {
  it('removes what the manifest does not name, and only that', async () => {
    const path = temporaryArchive();
    await importEvents(path, many(3));
    await openReader(path).then((reader) => reader.close());
    const before = files(path);
    const orphans = [
      'segments/2026-05.001.2.sqlite',
      'segments/2026-05.000.2.sqlite.tmp-0a1b2c3d4e5f',
      'originals/2026-05.001.2.bin',
      'quarantine/20260601T120000-00000000.jsonl',
      'cache/2026-05.001.2.columns',
      'archive.json.tmp-0a1b2c3d4e5f',
    ];
    for (const orphan of orphans) writeFileSync(join(path, orphan), 'left behind');
    for (const own of ['case.sqlite', 'notes.txt']) writeFileSync(join(path, own), 'the analyst’s');
    const reader = await openReader(path);
    expect(reader.segments).toHaveLength(1);
    reader.close();
    await openWriter(path, options).then((writer) => writer.abort());
    expect(files(path)).toEqual([...before, '/case.sqlite', '/notes.txt'].sort());
  });
});
