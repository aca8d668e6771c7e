// Runs an import over files made on the spot, into memory.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runImport } from '#core/ingest/run-import.ts';
import type { ImportProgress, ImportReport } from '#shared/model/import-run.ts';
import { type ImportDecisions, noDecisions } from '#shared/model/mapping.ts';
import { createMemoryWriter, type MemoryWriter } from './memory-writer.ts';

export interface ImportedTexts {
  report: ImportReport;
  writer: MemoryWriter;
  progress: ImportProgress[];
}

export interface ImportTextsOptions {
  strict?: boolean;
  signal?: AbortSignal;
  writer?: MemoryWriter;
  /** Import the folder that holds the files instead of each file by name. */
  asFolder?: boolean;
  /** Nothing else is decided. */
  decisions?: Partial<ImportDecisions>;
  onProgress?: (progress: ImportProgress) => void;
}

/** `files`: name (with folders) → content. The temporary folder is gone when this settles; its name shows as `in`. */
export const importTexts = async (
  files: Record<string, string | Uint8Array>,
  options: ImportTextsOptions = {},
): Promise<ImportedTexts> => {
  const folder = await mkdtemp(join(tmpdir(), 'ingest-'));
  const writer = options.writer ?? createMemoryWriter();
  const progress: ImportProgress[] = [];
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    const named = Object.keys(files).map((name) => ({ path: join(folder, name), name }));
    const report = await runImport({
      writer,
      sources: options.asFolder === true ? [{ path: folder, name: 'in' }] : named,
      strict: options.strict ?? false,
      signal: options.signal,
      decisions: { ...noDecisions, ...options.decisions },
      appVersion: '0.0.0-test',
      now: () => new Date(),
      onProgress: (moment) => {
        progress.push(moment);
        options.onProgress?.(moment);
      },
    });
    return { report, writer, progress };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
