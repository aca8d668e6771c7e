// The archive's disk is unplugged: its folder is gone from one moment to the next, and perhaps comes back.
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { createQueryEngine } from '#core/query/engine.ts';
import { everything } from '#shared/model/filter.ts';
import { incoming, sampleEvent } from './support/sample-event.ts';
import { importEvents, options, recordOf, temporaryFolder } from './support/temp-archive.ts';

const many = (count: number) => Array.from({ length: count }, (_, number) => incoming(sampleEvent(number)));
const small = { monthEvents: 10, allEvents: 100, allBytes: 1e9 };

const archiveOf = async (): Promise<{ path: string; unplug: () => void; plugIn: () => void }> => {
  const folder = temporaryFolder();
  const [path, elsewhere] = [join(folder, 'disk'), join(folder, 'drawer')];
  createArchive(path, options);
  await importEvents(path, many(20));
  return { path, unplug: () => renameSync(path, elsewhere), plugIn: () => renameSync(elsewhere, path) };
};

describe('an archive that vanishes', () => {
  it('under an import fails it with the file, keeps what was committed, and is written again when it is back', async () => {
    const { path, unplug, plugIn } = await archiveOf();
    const writer = await openWriter(path, options, small);
    writer.beginSource('events.jsonl');
    unplug();
    const outcomes: ReturnType<typeof writer.add>[] = [];
    const importing = (async () => {
      for (const event of many(60)) outcomes.push(writer.add(event));
      await writer.commit(recordOf(outcomes));
    })();
    await expect(importing).rejects.toMatchObject({
      code: 'ARCHIVE_GONE',
      data: { where: expect.stringContaining(path) },
    });
    await writer.abort();
    plugIn();
    const reader = await openReader(path);
    expect(reader.manifest.generation).toBe(1);
    expect(reader.find('evt_audit_000019')).toHaveLength(1);
    reader.close();
    const { manifest } = await importEvents(path, many(60));
    expect(manifest.totals).toMatchObject({ accepted: 60, duplicates: 20 });
  });

  it('under a reader is said to be gone, and answers again when it is back', async () => {
    const { path, unplug, plugIn } = await archiveOf();
    const engine = await createQueryEngine(path);
    const asked = { filter: everything, zone: 'UTC', sort: 'newest' } as const;
    const { handle, count } = await engine.open(asked);
    expect(count).toBe(20);
    unplug();
    await expect(engine.open(asked)).rejects.toMatchObject({ code: 'ARCHIVE_GONE', data: { where: path } });
    expect((await engine.rows({ handle, offset: 0, limit: 20 })).rows).toHaveLength(20);
    plugIn();
    expect((await engine.open(asked)).count).toBe(20);
    engine.close();
  });

  it('under a reader that holds nothing of it yet is no archive', async () => {
    const { path, unplug } = await archiveOf();
    unplug();
    await expect(openReader(path)).rejects.toMatchObject({ code: 'NOT_AN_ARCHIVE' });
    await expect(openWriter(path, options)).rejects.toMatchObject({ code: 'NOT_AN_ARCHIVE' });
  });
});
