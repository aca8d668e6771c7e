// Decides, before anything is written, which files are imported and how; what cannot be imported is either an error
// (named by the user) or skipped with its reason (found in a folder).
import { WorkbenchError } from '#shared/contract/errors.ts';
import { createSivoCsvMapper } from './mapping/sivo-csv.ts';
import type { Detected } from './readers/detect.ts';
import { sniffSource } from './sniff-source.ts';
import { type ImportPath, type SkippedFile, type WalkedFile, walkSources } from './source-walk.ts';

export type KnownFormat = Exclude<Detected, { format: null }>;

export interface PlannedSource {
  file: WalkedFile;
  compressed: boolean;
  detected: KnownFormat;
}

export interface ImportPlan {
  sources: PlannedSource[];
  skipped: SkippedFile[];
}

const csvSuffix = /\.(csv|tsv)(\.gz)?$/i;

/** Why a file in a folder is passed over although it might be CSV: other tables lie beside exports under any name but .csv. */
const foreignTable = (file: WalkedFile, detected: KnownFormat): string | null => {
  if (detected.format !== 'csv') return null;
  try {
    createSivoCsvMapper(detected.header, file.name);
    return null;
  } catch (error) {
    if (file.explicit || csvSuffix.test(file.name) || !(error instanceof WorkbenchError)) throw error;
    return error.data.detail;
  }
};

/**
 * Walks and sniffs. Throws what the walk throws, SOURCE_EMPTY and SOURCE_UNRECOGNISED for a named file or when a folder
 * leaves nothing to import, COLUMN_MISSING, and SOURCE_TRUNCATED or SOURCE_CORRUPT for broken gzip.
 */
export const planImport = async (paths: readonly ImportPath[], signal?: AbortSignal): Promise<ImportPlan> => {
  const { files, skipped } = await walkSources(paths);
  const sources: PlannedSource[] = [];
  for (const file of files) {
    if (signal?.aborted === true) break;
    const { compressed, detected } = await sniffSource(file.path, file.name);
    const skip = (reason: string): void => {
      skipped.push({ name: file.name, bytes: file.bytes, reason });
    };
    if (detected.format === null) {
      if (file.explicit) {
        throw new WorkbenchError(detected.empty ? 'SOURCE_EMPTY' : 'SOURCE_UNRECOGNISED', file.name, detected.why);
      }
      skip(detected.why);
      continue;
    }
    const foreign = foreignTable(file, detected);
    if (foreign === null) sources.push({ file, compressed, detected });
    else skip(foreign);
  }
  if (sources.length === 0 && signal?.aborted !== true) {
    const first = skipped[0];
    const finding =
      first === undefined ? '' : `; ${skipped.length} skipped, the first: ${first.name} (${first.reason})`;
    const where = paths.map((path) => path.name).join(', ');
    throw new WorkbenchError('SOURCE_UNRECOGNISED', where, `it holds no JSON, JSONL or CSV export${finding}`);
  }
  return { sources, skipped };
};
