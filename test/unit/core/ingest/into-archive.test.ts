// The pipeline on a real archive: what was imported is what is read back, byte for byte.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { runImport } from '#core/ingest/run-import.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const options = { appVersion: '0.0.0-test', now: () => new Date() };

const importInto = async (archive: string, path: string, signal?: AbortSignal): Promise<ImportReport> =>
  runImport({
    ...options,
    writer: await openWriter(archive, options),
    sources: [{ path, name: 'in' }],
    strict: false,
    signal,
  });

const records = [
  '{"id":"evt_1","timestamp":"2026-05-20T10:23:45.123Z","action":"update","diff":{"a":{"from":1,"to":2}}}',
  '{"id":"evt_2", "timestamp":"2026-06-20T12:23:45+02:00","actor":{"email":"ana@acme.example"},"unknown":["ñ"]}',
  '{"timestamp":1779272625123,"action":"login"}',
];

describe('an import into an archive', () => {
  it('can be read back, and adds nothing when repeated', async () => {
    const folder = await temporaryFolder();
    const archive = join(folder, 'archive');
    const source = join(folder, 'in.jsonl.gz');
    createArchive(archive, options);
    await writeFile(source, gzipSync([...records, 'oops'].join('\n')));

    const first = await importInto(archive, source);
    expect(first).toMatchObject({
      read: 4,
      accepted: 3,
      rejected: 1,
      archive: { events: 3, segments: 2, generation: 1 },
    });
    const again = await importInto(archive, source);
    expect(again).toMatchObject({ read: 4, accepted: 0, duplicates: 3, rejected: 1, archive: { events: 3 } });

    const reader = await openReader(archive);
    try {
      const stored = reader.segments.flatMap((segment) =>
        segment.events([...Array(segment.entry.events).keys()]).map((event) => ({
          line: event.line,
          raw: Buffer.from(segment.raw(event.seq)).toString('utf8'),
        })),
      );
      expect(stored.sort((left, right) => left.line - right.line)).toEqual(
        records.map((raw, index) => ({ line: index + 1, raw })),
      );
      const { items } = await reader.quarantine({ importId: first.importId, settled: true }, 0, 10);
      expect(items).toMatchObject([{ source: 'in', line: 4, reason: 'not_json', raw: 'oops' }]);
    } finally {
      reader.close();
    }
  });

  it('leaves the archive as it was when it fails or is cancelled', async () => {
    const folder = await temporaryFolder();
    const archive = join(folder, 'archive');
    const source = join(folder, 'in.jsonl.gz');
    createArchive(archive, options);
    const before = await readFile(join(archive, 'archive.json'), 'utf8');

    await writeFile(source, gzipSync(records.join('\n')).subarray(0, -4));
    await expect(importInto(archive, source)).rejects.toMatchObject({ code: 'SOURCE_TRUNCATED' });
    await expect(importInto(archive, source, AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await readFile(join(archive, 'archive.json'), 'utf8')).toBe(before);

    await writeFile(source, gzipSync(records.join('\n')));
    expect(await importInto(archive, source)).toMatchObject({ accepted: 3, archive: { generation: 1 } });
  });
});
