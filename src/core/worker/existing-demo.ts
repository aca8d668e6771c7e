// A demo archive that is there already is opened, not made again: its own import record is the report.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportReport } from '#shared/model/import-run.ts';
import { readManifest } from '../archive/manifest.ts';
import { demoCasesFile } from '../demo/create-demo-archive.ts';
import { archiveSummaryOf } from '../query/archive-summary.ts';

/** The report of the import that made the demo archive at `path`; null when there is none. Throws what `readManifest` throws. */
export const existingDemo = (path: string): ImportReport | null => {
  if (!existsSync(join(path, demoCasesFile))) return null;
  const manifest = readManifest(path);
  const [made] = manifest.imports;
  if (made === undefined) return null;
  const { events, segments, generation } = archiveSummaryOf(path, manifest);
  const { id, startedAt, finishedAt, sources, read, accepted, duplicates, conflicts, rejected } = made;
  return {
    kind: 'report',
    importId: id,
    receipt: null,
    archive: { events, segments, generation },
    sources,
    rejects: [],
    elapsedMs: Date.parse(finishedAt) - Date.parse(startedAt),
    read,
    accepted,
    duplicates,
    conflicts,
    rejected,
  };
};
