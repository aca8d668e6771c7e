// What every exported file states of itself: which question, asked when, of which data, by which version.
import type { EventColumn } from '#shared/model/event-columns.ts';
import type { ExportFormat, ExportReport } from '#shared/model/export.ts';

/** `filter` is canonical text; relative times in it are as of `exportedAt` (RFC 3339 UTC). `root` names the archive's content. */
export interface ExportFacts {
  format: ExportFormat;
  filter: string;
  zone: string;
  sort: ExportReport['sort'];
  events: number;
  columns: readonly EventColumn[];
  archive: { root: string | null; generation: number };
  exportedAt: string;
  appVersion: string;
}
