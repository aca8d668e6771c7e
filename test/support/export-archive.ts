// An archive made of lines of JSON, and exports of it as the export worker makes them.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readArchiveRoot } from '#core/archive/archive-root.ts';
import { createArchive } from '#core/archive/create-archive.ts';
import { readManifest } from '#core/archive/manifest.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { type ExportTools, runExport } from '#core/export/run-export.ts';
import { runImport } from '#core/ingest/run-import.ts';
import { createQueryEngine } from '#core/query/engine.ts';
import { type ExportInput, type ExportReport, exportInputSchema } from '#shared/model/export.ts';
import { everything } from '#shared/model/filter.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import { temporaryFolder } from './temporary-folder.ts';

const options = { appVersion: '0.0.0', now: () => new Date() };

/** Imports the file, strictly, into the archive, which is made where it is not there. */
export const importFile = async (archive: string, path: string): Promise<ImportReport> =>
  runImport({ ...options, writer: await openWriter(archive, options), sources: [{ path, name: path }], strict: true });

/** A new archive of these records of SIVO's shape. */
export const archiveOfRecords = async (records: readonly (object | string)[]): Promise<string> => {
  const folder = await temporaryFolder();
  const source = join(folder, 'records.jsonl');
  const lines = records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record)));
  await writeFile(source, lines.join('\n'));
  const archive = join(folder, 'archive');
  createArchive(archive, options);
  if (records.length > 0) await importFile(archive, source);
  return archive;
};

export type ExportWish = Partial<ExportInput> & Pick<ExportInput, 'format' | 'path'>;

/** Everything of the archive, unless the wish says otherwise. */
export const exportFrom = (
  archive: string,
  wish: ExportWish,
  tools: Partial<ExportTools> = {},
): Promise<ExportReport> => {
  const input = exportInputSchema.parse({ filter: everything, ...wish });
  return runExport(
    { path: archive, input, filter: input.filter },
    {
      ...options,
      openEngine: (path) => createQueryEngine(path),
      readRoot: readArchiveRoot,
      generationOf: (path) => readManifest(path).generation,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      ...tools,
    },
  );
};

/** Id, hash of the canonical form and the source's spelling of the time of every event, in no order. */
export const identitiesOf = async (archive: string): Promise<string[]> => {
  const reader = await openReader(archive);
  try {
    return reader.segments
      .flatMap((segment) => segment.events(Array.from({ length: segment.entry.events }, (_, seq) => seq)))
      .map(({ event, contentHash }) => `${Buffer.from(contentHash).toString('hex')} ${event.id} ${event.timestampText}`)
      .sort();
  } finally {
    reader.close();
  }
};

/** The file beside an export. */
export const aboutOf = ({ about }: ExportReport): Record<string, unknown> =>
  JSON.parse(readFileSync(about ?? '', 'utf8')) as Record<string, unknown>;
