// Makes a demo archive: the generated year goes through the same import as any export, so its raw records exist.
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportProgress, ImportReport } from '#shared/model/import-run.ts';
import type { ArchiveOptions } from '../archive/archive-options.ts';
import { createArchive } from '../archive/create-archive.ts';
import { manifestName } from '../archive/layout.ts';
import { readManifest } from '../archive/manifest.ts';
import { openWriter } from '../archive/open-writer.ts';
import { removeUnusedArchive } from '../archive/remove-unused-archive.ts';
import { runImport } from '../ingest/run-import.ts';
import type { DemoCases } from './demo-answers.ts';
import { writeDemoSource } from './write-demo-source.ts';

export interface DemoOptions extends ArchiveOptions {
  /** At least 1,000; 50,000 when absent. */
  events?: number;
  /** 1 when absent. */
  seed?: number;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/** Name of the generated source, as provenance shows it. */
const sourceName = 'demo.jsonl';

/** Beside `archive.json`: what was planted and the right answers (see demoCasesSchema). */
export const demoCasesFile = 'demo-cases.json';

const writing = (startedMs: number, nowMs: number): ImportProgress => ({
  kind: 'progress',
  phase: 'reading',
  source: sourceName,
  sourcesDone: 0,
  sourcesTotal: 1,
  bytesDone: 0,
  bytesTotal: 0,
  elapsedMs: nowMs - startedMs,
  read: 0,
  accepted: 0,
  duplicates: 0,
  conflicts: 0,
  rejected: 0,
});

/** `made`: by this run; `folderToo`: with its folder. An archive without imports is what an interrupted run leaves. */
const prepare = (path: string, options: DemoOptions): { made: boolean; folderToo: boolean } => {
  const folderToo = !existsSync(path);
  if (!existsSync(join(path, manifestName))) {
    createArchive(path, options);
    return { made: true, folderToo };
  }
  assertUnused(path);
  return { made: false, folderToo };
};

const assertUnused = (path: string): void => {
  const { imports } = readManifest(path);
  if (imports.length > 0) throw new WorkbenchError('FOLDER_NOT_EMPTY', path, 'it is an archive with events in it');
};

/** Imports the source under the lock, with the cases in place before the commit: an archive with events has its cases. */
const fill = async (path: string, source: string, cases: DemoCases, options: DemoOptions): Promise<ImportReport> => {
  const writer = await openWriter(path, options);
  try {
    assertUnused(path);
    writer.attach(demoCasesFile, Buffer.from(`${JSON.stringify(cases, null, 2)}\n`));
  } catch (error) {
    await writer.abort();
    throw error;
  }
  const sources = [{ path: source, name: sourceName }];
  return runImport({ ...options, signal: options.signal, writer, sources, strict: true });
};

/** Takes back what this run has put there; never anything of another run, and nothing once events are in. */
const undo = (path: string, { made, folderToo }: { made: boolean; folderToo: boolean }): void => {
  try {
    if (readManifest(path).imports.length > 0) return;
    rmSync(join(path, demoCasesFile), { force: true });
    if (made) removeUnusedArchive(path, folderToo);
  } catch {
    // The failure that led here is the one to tell; the next run completes what is left.
  }
};

/**
 * Makes the archive at `path`, an absent or empty folder or an archive nothing was imported into (as an interrupted run
 * leaves it), with `demo-cases.json` in it. Throws FOLDER_NOT_EMPTY, ARCHIVE_LOCKED, CANCELLED, DISK_FULL or IO_FAILED;
 * the folder is then as it was.
 */
export const createDemoArchive = async (path: string, options: DemoOptions): Promise<ImportReport> => {
  const { events = 50_000, seed = 1, now, signal, onProgress } = options;
  const startedMs = now().getTime();
  const place = prepare(path, options);
  let staging: string | null = null;
  try {
    staging = await mkdtemp(join(tmpdir(), 'sivo-audit-demo-'));
    const source = join(staging, sourceName);
    const cases = await writeDemoSource(source, { events, seed }, signal, () =>
      onProgress?.(writing(startedMs, now().getTime())),
    );
    return await fill(path, source, cases, options);
  } catch (error) {
    undo(path, place);
    if (signal?.aborted === true) throw new WorkbenchError('CANCELLED', path, '', { cause: error });
    throw error;
  } finally {
    if (staging !== null) await rm(staging, { recursive: true, force: true });
  }
};
