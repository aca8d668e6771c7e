// What the manifest alone tells about an archive.
import { basename } from 'node:path';
import type { ArchiveSummary } from '#shared/model/archive.ts';
import { settledRecords } from '../archive/settled-records.ts';
import type { Manifest } from '../archive/types.ts';

export const archiveSummaryOf = (path: string, manifest: Manifest): ArchiveSummary => {
  const { segments, imports, totals, generation } = manifest;
  const settled = settledRecords(imports);
  const sum = (of: (segment: Manifest['segments'][number]) => number): number =>
    segments.reduce((total, segment) => total + of(segment), 0);
  const instant = (ms: number): string | null => (segments.length === 0 ? null : new Date(ms).toISOString());
  return {
    path,
    name: basename(path),
    generation,
    events: sum(({ events }) => events),
    segments: segments.length,
    bytes: sum(({ bytes, originals }) => bytes + (originals?.bytes ?? 0)),
    imports: imports.length,
    rejected: totals.rejected,
    waiting: totals.rejected - imports.reduce((total, { id }) => total + settled.count(id), 0),
    conflicts: sum(({ conflicts }) => conflicts),
    oldest: instant(Math.min(...segments.map(({ oldestMs }) => oldestMs))),
    newest: instant(Math.max(...segments.map(({ newestMs }) => newestMs))),
  };
};
