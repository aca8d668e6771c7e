// Which columns of the file stand for the columns of the grid.
import { type EventColumn, eventColumns } from '#shared/model/event-columns.ts';
import type { GridColumnId } from '#shared/model/grid-layout.ts';

/** What the file needs so that nothing the grid shows is missing; marks are the analyst's, not the event's. */
const columnsOf: Record<GridColumnId, readonly EventColumn[]> = {
  time: ['timestamp'],
  marks: [],
  actor: ['actor.email', 'actor.id'],
  actorId: ['actor.id'],
  action: ['action'],
  resource: ['resource.type', 'resource.id'],
  resourceId: ['resource.id'],
  change: ['diff'],
  role: ['actor.role'],
  category: ['category'],
  sivo: ['crossTenant'],
  reason: ['reason'],
  ip: ['actor.ip'],
  userAgent: ['actor.userAgent'],
  tenant: ['tenantId'],
  id: ['id'],
};

/** Columns of the file in the grid's order, each once; every one where the grid shows nothing but marks. */
export const exportColumns = (shown: readonly GridColumnId[]): readonly EventColumn[] => {
  const columns = [...new Set(shown.flatMap((id) => columnsOf[id]))];
  return columns.length === 0 ? eventColumns : columns;
};
