// What the user has chosen in the export dialog, and the request it makes.
import { type EventColumn, eventColumns } from '#shared/model/event-columns.ts';
import type { ExportFormat } from '#shared/model/export.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { GridColumnId } from '#shared/model/grid-layout.ts';
import type { Sort } from '#shared/model/query.ts';
import type { ExportRequest } from '../../data/export-job.tsx';
import { exportColumns } from './export-columns.ts';

export type ColumnChoice = 'all' | 'grid' | 'chosen';

export interface ExportDraft {
  format: ExportFormat;
  choice: ColumnChoice;
  /** Used while `choice` is `chosen`; in the file's own order. */
  chosen: readonly EventColumn[];
  path: string;
}

/** The columns the file will have. JSON Lines hold whole events, whatever was chosen. */
export const columnsOf = (draft: ExportDraft, shown: readonly GridColumnId[]): readonly EventColumn[] => {
  if (draft.format === 'jsonl' || draft.choice === 'all') return eventColumns;
  if (draft.choice === 'grid') return exportColumns(shown);
  return eventColumns.filter((column) => draft.chosen.includes(column));
};

export const exportRequest = (
  draft: ExportDraft,
  view: { filter: Filter; zone: string; sort: Sort },
  shown: readonly GridColumnId[],
): ExportRequest => {
  const whole = draft.format === 'jsonl' || draft.choice === 'all';
  return {
    filter: view.filter,
    zone: view.zone,
    sort: view.sort,
    format: draft.format,
    columns: whole ? null : [...columnsOf(draft, shown)],
    path: draft.path.trim(),
  };
};
