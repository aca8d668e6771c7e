// What the export dialog's choices ask for.
import { describe, expect, it } from 'vitest';
import { exportColumns } from '#renderer/features/export/export-columns.ts';
import { columnsOf, type ExportDraft, exportRequest } from '#renderer/features/export/export-draft.ts';
import { eventColumns } from '#shared/model/event-columns.ts';
import { exportInputSchema } from '#shared/model/export.ts';
import { everything } from '#shared/model/filter.ts';
import { gridColumnIds } from '#shared/model/grid-layout.ts';

const draft: ExportDraft = { format: 'csv', choice: 'grid', chosen: ['after', 'id'], path: ' /tmp/events.csv ' };
const view = { filter: everything, zone: 'Europe/Madrid', sort: 'oldest' } as const;

describe('the columns of an export', () => {
  it('are the grid’s, in its order and each once', () => {
    expect(exportColumns(['time', 'marks', 'actor', 'actorId', 'change'])).toEqual([
      'timestamp',
      'actor.email',
      'actor.id',
      'diff',
    ]);
    expect(exportColumns(['marks'])).toEqual(eventColumns);
    expect(exportColumns(gridColumnIds).every((column) => eventColumns.includes(column))).toBe(true);
  });

  it('are those chosen in the file’s order, and whole events as JSON Lines', () => {
    expect(columnsOf({ ...draft, choice: 'chosen' }, ['time'])).toEqual(['id', 'after']);
    expect(columnsOf({ ...draft, choice: 'chosen', chosen: [] }, ['time'])).toEqual([]);
    expect(columnsOf({ ...draft, choice: 'chosen', format: 'jsonl' }, ['time'])).toEqual(eventColumns);
  });

  it('make a request the contract takes', () => {
    expect(exportInputSchema.parse(exportRequest(draft, view, ['time', 'action']))).toEqual({
      ...view,
      format: 'csv',
      columns: ['timestamp', 'action'],
      path: '/tmp/events.csv',
      overwrite: false,
    });
    expect(exportRequest({ ...draft, choice: 'all' }, view, ['time']).columns).toBeNull();
    expect(exportRequest({ ...draft, format: 'jsonl' }, view, ['time']).columns).toBeNull();
  });
});
