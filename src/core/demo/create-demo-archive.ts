// Makes a demo archive: the generated year goes through the same import as any export, so its raw records exist.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportProgress, ImportReport } from '#shared/model/import-run.ts';
import { atomicWrite } from '../archive/atomic-write.ts';
import { createArchive } from '../archive/create-archive.ts';
import { openWriter } from '../archive/open-writer.ts';
import { runImport } from '../ingest/run-import.ts';
import { writeDemoSource } from './write-demo-source.ts';

export interface DemoOptions {
  /** At least 1,000; 50,000 when absent. */
  events?: number;
  /** 1 when absent. */
  seed?: number;
  appVersion: string;
  now: () => Date;
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

/** Takes back a folder that this run made or filled. */
const undo = async (path: string, wasAbsent: boolean): Promise<void> => {
  if (wasAbsent) return rm(path, { recursive: true, force: true });
  for (const name of await readdir(path)) await rm(join(path, name), { recursive: true, force: true });
};

const isAbsent = (path: string): Promise<boolean> =>
  readdir(path).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );

/**
 * Makes the archive at `path`, an absent or empty folder, with `demo-cases.json` in it. Throws FOLDER_NOT_EMPTY,
 * CANCELLED, DISK_FULL or IO_FAILED; the folder is then as it was.
 */
export const createDemoArchive = async (path: string, options: DemoOptions): Promise<ImportReport> => {
  const { events = 50_000, seed = 1, appVersion, now, signal, onProgress } = options;
  const startedMs = now().getTime();
  const wasAbsent = await isAbsent(path);
  createArchive(path, { appVersion, now });
  const staging = await mkdtemp(join(tmpdir(), 'sivo-audit-demo-'));
  try {
    const source = join(staging, sourceName);
    const cases = await writeDemoSource(source, { events, seed }, signal, () =>
      onProgress?.(writing(startedMs, now().getTime())),
    );
    const writer = await openWriter(path, { appVersion, now });
    const report = await runImport({
      writer,
      sources: [{ path: source, name: sourceName }],
      strict: true,
      signal,
      appVersion,
      now,
      onProgress,
    });
    atomicWrite(join(path, demoCasesFile), Buffer.from(`${JSON.stringify(cases, null, 2)}\n`));
    return report;
  } catch (error) {
    await undo(path, wasAbsent);
    if (signal?.aborted === true) throw new WorkbenchError('CANCELLED', path, '', { cause: error });
    throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
};
