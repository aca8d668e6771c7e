import { appendFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readColumns, readIdHashes } from '#core/archive/column-index.ts';
import { createArchive } from '#core/archive/create-archive.ts';
import { manifestBytes, readManifest } from '#core/archive/manifest.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import type { SegmentColumns, SegmentEntry } from '#core/archive/types.ts';
import { incoming, sampleEvent } from './support/sample-event.ts';
import { importEvents, options, temporaryArchive, temporaryFolder } from './support/temp-archive.ts';

const events = Array.from({ length: 300 }, (_, number) => incoming(sampleEvent(number)));
const stored = async (): Promise<{ path: string; file: string; entry: SegmentEntry }> => {
  const path = temporaryArchive();
  const { manifest } = await importEvents(path, events);
  const [entry] = manifest.segments;
  if (!entry) throw new Error('no segment was sealed');
  return { path, file: join(path, entry.file), entry };
};
const flip = (file: string, at: number): void => {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
};

describe('a damaged segment', () => {
  it.each([
    ['cut short', (file: string) => truncateSync(file, 5000), /5000 bytes where the manifest says/],
    ['longer', (file: string) => appendFileSync(file, 'x'), /bytes where the manifest says/],
    ['missing', (file: string) => rmSync(file), /missing/],
  ])('that is %s is refused at open', async (_, harm, message) => {
    const { path, file } = await stored();
    harm(file);
    await expect(openReader(path)).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED', data: { where: file } });
    await expect(openReader(path)).rejects.toThrow(message);
    await expect(openWriter(path, options)).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED' });
  });

  it('with one flipped bit never gives rows, and both hashes are named', async () => {
    const { path, file, entry } = await stored();
    flip(file, 9000);
    const reader = await openReader(path);
    const [segment] = reader.segments;
    for (const ask of [
      () => segment?.events([0]),
      () => segment?.raw(0),
      () => segment?.resourceIds([0]),
      () => segment?.searchText('recording'),
      () => reader.find('evt_audit_000001'),
    ]) {
      expect(ask).toThrow(
        expect.objectContaining({ code: 'ARCHIVE_DAMAGED', data: expect.objectContaining({ where: file }) }),
      );
      expect(ask).toThrow(new RegExp(`SHA-256 [0-9a-f]{64} where the manifest says ${entry.sha256}`));
    }
    reader.close();
  });
});

describe('damaged originals', () => {
  it('are refused, the rows stay readable', async () => {
    const path = temporaryArchive();
    const { manifest } = await importEvents(path, [
      incoming(sampleEvent(1), { raw: Buffer.from('ñandú;1', 'latin1') }),
    ]);
    const file = join(path, manifest.segments[0]?.originals?.file ?? '');
    flip(file, 3);
    const reader = await openReader(path);
    expect(reader.segments[0]?.events([0])).toHaveLength(1);
    expect(() => reader.segments[0]?.raw(0)).toThrow(
      expect.objectContaining({ code: 'ARCHIVE_DAMAGED', data: expect.objectContaining({ where: file }) }),
    );
    reader.close();
  });
});

/** All arrays of a sidecar, or null when any of them would have to be made again. */
const allColumns = (path: string, entry: SegmentEntry): SegmentColumns | null => {
  let isDamaged = false;
  const empty = {} as SegmentColumns;
  const columns = readColumns(path, entry, () => {
    isDamaged = true;
    return empty;
  });
  const all = columns === null ? null : { ...columns };
  return isDamaged ? null : all;
};

describe('derived files', () => {
  it.each([
    ['absent', (file: string) => rmSync(file)],
    ['flipped in the arrays', (file: string) => flip(file, readFileSync(file).length - 20)],
    ['flipped in the header', (file: string) => flip(file, 60)],
    ['cut', (file: string) => truncateSync(file, 100)],
    ['empty', (file: string) => truncateSync(file, 0)],
    ['of another kind', (file: string) => writeFileSync(file, 'not a sidecar')],
  ])('are made again from the segment when %s', async (_, harm) => {
    const { path, entry } = await stored();
    const columns = join(path, 'cache/2026-05.000.1.columns');
    const derived = () => [allColumns(columns, entry), readIdHashes(columns, entry)];
    const whole = derived();
    expect(whole).not.toContain(null);
    harm(columns);
    expect(derived()).toContain(null);
    const reader = await openReader(path);
    expect(reader.find('evt_audit_000042').map(({ seq }) => seq)).toEqual([42]);
    reader.close();
    const again = await importEvents(path, events.slice(0, 50));
    expect(again.outcomes).toEqual(Array(50).fill('duplicate'));
    expect(derived()).toEqual(whole);
  });

  it('are read one array at a time, and one that is damaged is found when it is asked for', async () => {
    const { path, entry } = await stored();
    const file = join(path, 'cache/2026-05.000.1.columns');
    const whole = allColumns(file, entry);
    if (whole === null) throw new Error('no columns');
    flip(file, readFileSync(file).length - 700);
    let rebuilt = 0;
    const columns = readColumns(file, entry, () => {
      rebuilt += 1;
      return whole;
    });
    expect(columns?.timeOffset).toEqual(whole.timeOffset);
    expect(rebuilt).toBe(0);
    expect({ ...columns }).toEqual(whole);
    expect(rebuilt).toBe(1);
  });

  it('of another segment are not believed', async () => {
    const { path } = await stored();
    const other = temporaryArchive();
    await importEvents(
      other,
      Array.from({ length: 300 }, (_, number) => incoming(sampleEvent(number + 1000))),
    );
    const name = '2026-05.000.1.columns';
    writeFileSync(join(path, 'cache', name), readFileSync(join(other, 'cache', name)));
    const reader = await openReader(path);
    expect(reader.find('evt_audit_000042')).toHaveLength(1);
    expect(reader.find('evt_audit_001042')).toHaveLength(0);
    reader.close();
    expect((await importEvents(path, events.slice(0, 5))).outcomes).toEqual(Array(5).fill('duplicate'));
  });
});

describe('a folder that is no usable archive', () => {
  const rewrite = (path: string, change: (manifest: Record<string, unknown>) => void): void => {
    const { digest: _, ...manifest } = JSON.parse(readFileSync(join(path, 'archive.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    change(manifest);
    writeFileSync(join(path, 'archive.json'), manifestBytes(manifest));
  };

  it('is told apart: none, newer, damaged', async () => {
    const empty = temporaryFolder();
    expect(() => readManifest(empty)).toThrow(expect.objectContaining({ code: 'NOT_AN_ARCHIVE' }));
    expect(() => readManifest(join(empty, 'absent'))).toThrow(expect.objectContaining({ code: 'NOT_AN_ARCHIVE' }));
    await expect(openWriter(empty, options)).rejects.toMatchObject({ code: 'NOT_AN_ARCHIVE' });
    const path = temporaryArchive();
    rewrite(path, (manifest) => {
      manifest.version = 3;
      manifest.appVersion = '9.9.9';
      manifest.segments = { shape: 'unknown' };
    });
    await expect(openReader(path)).rejects.toMatchObject({
      code: 'ARCHIVE_TOO_NEW',
      data: { detail: expect.stringMatching(/format 3.*9\.9\.9/) },
    });
    rewrite(path, (manifest) => {
      manifest.version = 2;
    });
    await expect(openReader(path)).rejects.toMatchObject({
      code: 'ARCHIVE_DAMAGED',
      data: { detail: expect.stringContaining('segments') },
    });
    writeFileSync(join(path, 'archive.json'), '{"format":');
    await expect(openReader(path)).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED' });
    writeFileSync(join(path, 'archive.json'), '{"format":"something else"}');
    await expect(openReader(path)).rejects.toMatchObject({ code: 'NOT_AN_ARCHIVE' });
  });

  it('cannot point outside itself', async () => {
    const { path } = await stored();
    for (const file of ['../outside.sqlite', '/etc/passwd', 'segments/../../outside.sqlite']) {
      rewrite(path, (manifest) => {
        manifest.segments = (manifest.segments as object[]).map((segment) => ({ ...segment, file }));
      });
      await expect(openReader(path)).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED' });
    }
  });

  it('is not made where something else is', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    expect(() => createArchive(folder, options)).toThrow(expect.objectContaining({ code: 'FOLDER_NOT_EMPTY' }));
    expect(() => createArchive(join(folder, 'notes.txt'), options)).toThrow(
      expect.objectContaining({ code: 'FOLDER_NOT_EMPTY' }),
    );
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
    const made = createArchive(join(folder, 'new', 'archive'), options);
    expect(readManifest(join(folder, 'new', 'archive'))).toEqual(made);
    expect(() => createArchive(join(folder, 'new', 'archive'), options)).toThrow(/archive\.json/);
  });

  it('may be what an interrupted creation left', () => {
    const folder = temporaryFolder();
    for (const name of ['segments', 'cache']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'archive.json.tmp-0a1b2c3d4e5f'), '{"form');
    createArchive(folder, options);
    expect(readManifest(folder).generation).toBe(0);
    rmSync(join(folder, 'archive.json'));
    writeFileSync(join(folder, 'segments', 'mine.txt'), '');
    expect(() => createArchive(folder, options)).toThrow(expect.objectContaining({ code: 'FOLDER_NOT_EMPTY' }));
  });
});
