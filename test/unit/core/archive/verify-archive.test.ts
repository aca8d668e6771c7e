import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { manifestBytes, readManifest } from '#core/archive/manifest.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { verifyArchive } from '#core/archive/verify-archive.ts';
import type { VerifyReport, VerifyScope } from '#shared/model/integrity.ts';
import { evidenceArchive } from '#test/support/evidence-archive.ts';
import { options, temporaryFolder } from './support/temp-archive.ts';

const verify = (path: string, scope: VerifyScope = 'everything'): Promise<VerifyReport> =>
  verifyArchive(path, { scope, now: () => new Date() });

const filesOf = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();

/** Made once; every test works on its own copy. */
let original = '';
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sivo-verify-'));
  original = await evidenceArchive(folder);
  return () => rmSync(folder, { recursive: true, force: true });
});
const copy = (): string => {
  const path = join(temporaryFolder(), 'archive');
  cpSync(original, path, { recursive: true });
  return path;
};

const problems = async (path: string): Promise<string[]> =>
  (await verify(path)).problems.map(({ kind, where }) => `${kind} ${where}`);
const named = (path: string, folder: string): string => filesOf(path).find((file) => file.startsWith(folder)) ?? '';

describe('an archive as it was written', () => {
  it('is found whole, with the key that was not kept as a remark', async () => {
    const report = await verify(copy());
    expect(report).toMatchObject({ ok: true, problems: [], omitted: 0, generation: 2 });
    expect(report.checked).toEqual({ events: 100, segments: 4, receipts: 2 });
    expect(report.remarks).toMatchObject([{ kind: 'key_not_kept', message: expect.stringContaining('line 1, 2') }]);
  });

  it('is not changed by being verified, and needs no cache', async () => {
    const path = copy();
    rmSync(join(path, 'cache'), { recursive: true });
    const before = filesOf(path);
    expect(await verify(path)).toMatchObject({ ok: true });
    expect(filesOf(path)).toEqual(before);
  });

  it('can be given up half way', async () => {
    const controller = new AbortController();
    const options = { scope: 'everything' as const, now: () => new Date(), signal: controller.signal };
    const onProgress = (): void => controller.abort();
    await expect(verifyArchive(copy(), { ...options, onProgress })).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('single bytes', () => {
  /** A small generator of its own, so that a failure can be repeated. */
  const random = (seed: number) => () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };

  /** Files first, since that is quick; everything, which includes it, where files were found whole. */
  const isCaught = async (path: string): Promise<boolean> => {
    try {
      return !((await verify(path, 'files')).ok && (await verify(path)).ok);
    } catch {
      return true;
    }
  };

  it('are caught in 2,000 places all over the archive, the first and last of every file among them', async () => {
    const path = copy();
    const next = random(20260801);
    const files = filesOf(path).map((file) => ({ file, bytes: readFileSync(join(path, file)) }));
    const places: { index: number; at: number }[] = [];
    const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    for (const [index, { bytes }] of files.entries()) {
      for (let at = 0; at < 16; at++) places.push({ index, at }, { index, at: bytes.length - 1 - at });
    }
    while (places.length < 2000) {
      let at = Math.floor(next() * total);
      let index = 0;
      while (at >= (files[index]?.bytes.length ?? 0)) at -= files[index++]?.bytes.length ?? 0;
      places.push({ index, at });
    }
    const missed: string[] = [];
    for (const { index, at } of places) {
      const { file, bytes } = files[index] as (typeof files)[number];
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 + Math.floor(next() * 255));
      writeFileSync(join(path, file), flipped);
      if (!(await isCaught(path))) missed.push(`${file} at ${at}`);
      writeFileSync(join(path, file), bytes);
    }
    expect(missed).toEqual([]);
    expect(await verify(path)).toMatchObject({ ok: true });
  }, 180_000);

  it('of a segment never give rows, and those of the manifest and the ledger are refused at open', async () => {
    for (const [folder, message] of [
      ['archive.json', /manifest|archive/],
      ['ledger.jsonl', /ledger\.jsonl/],
    ] as const) {
      const path = copy();
      const bytes = readFileSync(join(path, folder));
      bytes[400] = (bytes[400] ?? 0) ^ 2;
      writeFileSync(join(path, folder), bytes);
      await expect(openReader(path)).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED' });
      await expect(openReader(path)).rejects.toThrow(message);
      await expect(openWriter(path, options)).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED' });
    }
  });
});

describe('files', () => {
  it.each(['segments/', 'originals/', 'quarantine/', 'ledger.jsonl'])(
    'that are missing are named: %s',
    async (folder) => {
      const path = copy();
      const file = named(path, folder);
      rmSync(join(path, file));
      expect(await problems(path)).toContain(`missing_file ${file}`);
    },
  );

  it('that nobody wrote are named, whatever they are called', async () => {
    const path = copy();
    const segment = named(path, 'segments/');
    const strangers = ['segments/2026-05.000.3.sqlite', 'segments/copy.sqlite', 'quarantine/other.jsonl', 'notes.txt'];
    for (const stranger of strangers) copyFileSync(join(path, segment), join(path, stranger));
    expect((await problems(path)).sort()).toEqual(strangers.map((name) => `extra_file ${name}`).sort());
    // What a killed import leaves looks the same, but for its lock.
    writeFileSync(join(path, 'archive.lock'), '{}');
    const { problems: left, remarks } = await verify(path);
    expect(left.map(({ where }) => where).sort()).toEqual(['notes.txt', 'segments/copy.sqlite']);
    expect(remarks.filter(({ kind }) => kind === 'left_over').map(({ where }) => where)).toHaveLength(2);
  });

  it('of a cache heal when they are damaged', async () => {
    const path = copy();
    const file = named(path, 'cache/');
    const bytes = readFileSync(join(path, file));
    // The first array, the times, begins behind the header.
    const start = Math.ceil((44 + bytes.readUInt32LE(8)) / 8) * 8;
    writeFileSync(join(path, file), Buffer.from(bytes).fill(7, start, start + 8));
    expect(await problems(path)).toEqual([`cache ${file}`]);
    const reader = await openReader(path);
    for (const { columns, entry } of reader.segments) expect(columns.timeOffset).toHaveLength(entry.events);
    reader.close();
    expect(readFileSync(join(path, file)).equals(bytes)).toBe(true);
    expect(await verify(path)).toMatchObject({ ok: true });
  });
});

describe('an archive that was tampered with by someone who knows the format', () => {
  /** Rewrites the manifest with a digest that holds. */
  const rewrite = (path: string, change: (manifest: ReturnType<typeof readManifest>) => void): void => {
    const manifest = readManifest(path);
    change(manifest);
    writeFileSync(join(path, 'archive.json'), manifestBytes(manifest));
  };

  it('is found out by the receipts when a segment is taken out of the manifest too', async () => {
    const path = copy();
    const file = 'segments/2026-06.000.1.sqlite';
    rmSync(join(path, file));
    rewrite(path, (manifest) => {
      manifest.segments = manifest.segments.filter((entry) => entry.file !== file);
    });
    const found = await problems(path);
    expect(found).toContain(`receipt ${file}`);
    expect(found).toContain('receipt ledger.jsonl line 1');
  });

  it('is found out when counts are changed', async () => {
    const path = copy();
    rewrite(path, (manifest) => {
      const [first] = manifest.imports;
      if (first === undefined) throw new Error('no import');
      first.read -= 1;
      first.rejected -= 1;
      manifest.totals.read -= 1;
      manifest.totals.rejected -= 1;
    });
    const { problems: found } = await verify(path);
    expect(found.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('read of import'),
        expect.stringContaining('rejected of import'),
      ]),
    );
  });

  it('is found out when the last line of the ledger is cut off with its import', async () => {
    const path = copy();
    const ledger = join(path, 'ledger.jsonl');
    truncateSync(ledger, readFileSync(ledger).indexOf('\n') + 1);
    expect(await problems(path)).toContain('ledger ledger.jsonl');
    await expect(openReader(path)).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED' });
  });

  it('is found out when a segment is exchanged for one of another archive', async () => {
    const path = copy();
    const other = await evidenceArchive(temporaryFolder());
    const [mine, theirs] = [readManifest(path).segments[0], readManifest(other).segments[0]];
    if (!mine || !theirs) throw new Error('no segments');
    copyFileSync(join(other, theirs.file), join(path, mine.file));
    rmSync(join(path, 'cache'), { recursive: true });
    rewrite(path, (manifest) => {
      manifest.segments[0] = theirs;
    });
    const found = await problems(path);
    expect(found).toContain(`receipt ${mine.file}`);
    expect(found).toContain(`segment ${mine.file}`);
  });
});

describe('a folder that is no whole archive', () => {
  it('without its manifest is told from one that never was an archive', async () => {
    const path = copy();
    renameSync(join(path, 'archive.json'), join(path, 'away.json'));
    expect(await problems(path)).toEqual(['missing_file archive.json']);
    await expect(verify(temporaryFolder())).rejects.toMatchObject({ code: 'NOT_AN_ARCHIVE' });
  });

  it('of a later version is left alone', async () => {
    const path = copy();
    const manifest = { ...readManifest(path), version: 3 };
    writeFileSync(join(path, 'archive.json'), manifestBytes(manifest));
    await expect(verify(path)).rejects.toMatchObject({ code: 'ARCHIVE_TOO_NEW' });
  });
});

describe('an interrupted commit', () => {
  it('leaves a line behind the committed ones, which the next writer cuts off', async () => {
    const path = copy();
    const ledger = readFileSync(join(path, 'ledger.jsonl'));
    const before = { ...readManifest(path) };
    const firstLine = ledger.indexOf('\n') + 1;
    // Back to generation 1, whose commit of generation 2 got as far as the ledger.
    const digest = createHash('sha256').update(ledger.subarray(0, firstLine)).digest('hex');
    const second = before.imports[1];
    const older = {
      ...before,
      generation: 1,
      segments: before.segments.filter(({ generation }) => generation === 1),
      imports: before.imports.slice(0, 1),
      totals: { read: 67, accepted: 64, duplicates: 0, conflicts: 1, rejected: 2 },
      ledger: { lines: 1, bytes: firstLine, sha256: digest },
    };
    writeFileSync(join(path, 'archive.json'), manifestBytes(older));
    rmSync(join(path, second?.quarantine?.file ?? ''));
    rmSync(join(path, before.segments.find(({ generation }) => generation === 2)?.file ?? ''));
    const reader = await openReader(path);
    expect(reader.segments).toHaveLength(3);
    reader.close();
    expect(await problems(path)).toContain('ledger ledger.jsonl');
    writeFileSync(join(path, 'archive.lock'), '{}');
    expect(await verify(path)).toMatchObject({ ok: true });
    rmSync(join(path, 'archive.lock'));
    await openWriter(path, options).then((writer) => writer.abort());
    expect(readFileSync(join(path, 'ledger.jsonl')).equals(ledger.subarray(0, firstLine))).toBe(true);
    expect(await verify(path)).toMatchObject({ ok: true });
  });

  it('is not what other bytes there are taken for', async () => {
    const path = copy();
    const file = join(path, 'ledger.jsonl');
    const ledger = readFileSync(file);
    writeFileSync(file, Buffer.concat([ledger, ledger]));
    await expect(openWriter(path, options)).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED' });
    expect(readFileSync(file).length).toBe(2 * ledger.length);
    expect(await problems(path)).toContain('ledger ledger.jsonl');
  });
});
